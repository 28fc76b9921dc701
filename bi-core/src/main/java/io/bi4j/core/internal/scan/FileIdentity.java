package io.bi4j.core.internal.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one content of a file from another: its size and a hash of blocks spread over it, first and
 * last block included. Times do not count, so a copy is the same file. A change of the same length
 * between the blocks of a large file is not seen.
 */
public final class FileIdentity {
  private static final int BLOCKS = 16;
  private static final int BLOCK_BYTES = 64 << 10;

  private FileIdentity() {}

  /** The identity of a file as it is now; reads at most a megabyte. */
  public static String of(Path path) {
    InputFiles.check(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      long size = channel.size();
      ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
      for (int i = 0; i < BLOCKS; i++) {
        block.clear();
        channel.read(block, Math.max(0, size - BLOCK_BYTES) / (BLOCKS - 1) * i);
        hash.update(block.flip());
      }
      block.clear();
      channel.read(block, Math.max(0, size - BLOCK_BYTES));
      hash.update(block.flip());
      return size + " bytes, " + HexFormat.of().formatHex(hash.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    } catch (IOException e) {
      throw FileBytes.readFailed(path, e);
    }
  }
}
