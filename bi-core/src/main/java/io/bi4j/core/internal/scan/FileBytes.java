package io.bi4j.core.internal.scan;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A regular file, read at any place by any worker. */
public final class FileBytes implements ByteSource {
  private final Path path;
  private final FileChannel channel;

  private FileBytes(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Opens a file. */
  public static FileBytes open(Path path) {
    InputFiles.check(path);
    try {
      return new FileBytes(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (IOException e) {
      throw readFailed(path, e);
    }
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public boolean isSeekable() {
    return true;
  }

  @Override
  public int read(long offset, byte[] buffer, int at, int length) {
    ByteBuffer target = ByteBuffer.wrap(buffer, at, length);
    try {
      while (target.hasRemaining()) {
        int n = channel.read(target, offset + target.position() - at);
        if (n < 0) {
          break;
        }
      }
    } catch (ClosedChannelException e) {
      throw new BiException(
          CoreErrors.CANCELLED, "Reading of file \"" + path + "\" was interrupted.", e);
    } catch (IOException e) {
      throw readFailed(path, e);
    }
    return target.position() - at;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw readFailed(path, e);
    }
  }

  static BiException readFailed(Path path, IOException cause) {
    return new BiException(
        CoreErrors.READ_FAILED,
        "File \""
            + path
            + "\" could not be read: "
            + cause.getMessage()
            + ". Check the disk and the permissions, then run again.",
        cause);
  }
}
