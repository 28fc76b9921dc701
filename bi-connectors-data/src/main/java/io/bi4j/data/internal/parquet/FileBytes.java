package io.bi4j.data.internal.parquet;

import io.bi4j.core.BiException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A Parquet file opened for reading. Confined to one thread. */
final class FileBytes implements Closeable {
  static final byte[] MAGIC = {'P', 'A', 'R', '1'};
  private static final int MAX_FOOTER_BYTES = 64 << 20;
  private static final int TAIL_BYTES = 8;

  private final FileChannel channel;
  final long size;

  private FileBytes(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  static FileBytes open(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new BiException(
            ParquetErrors.NOT_A_FILE,
            "\"" + path + "\" is a directory; name one Parquet file in it.");
      }
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new FileBytes(channel, channel.size());
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new BiException(
          ParquetErrors.FILE_NOT_FOUND, "There is no file \"" + path + "\". Check the path.", e);
    } catch (IOException e) {
      throw ParquetErrors.unreadable(path.toString(), e);
    }
  }

  /** Reads bytes that must be there. */
  byte[] read(long from, int length) throws IOException {
    byte[] target = new byte[length];
    if (read(from, target, length) < length) {
      throw ParquetErrors.damaged("it ends at byte " + size + ", before what its footer names");
    }
    return target;
  }

  /** Reads as many bytes as there are, and returns how many. */
  int read(long from, byte[] target, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, from + buffer.position());
      if (read < 0) {
        break;
      }
    }
    return buffer.position();
  }

  /** Reads and checks the footer that ends at a position, for example the end of the file. */
  FileMeta footer(long fileEnd) throws IOException {
    if (fileEnd < MAGIC.length + TAIL_BYTES) {
      throw ParquetErrors.damaged("it has " + fileEnd + " bytes, fewer than any Parquet file");
    }
    byte[] tail = read(fileEnd - TAIL_BYTES, TAIL_BYTES);
    String magic = new String(tail, 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (magic.equals("PARE")) {
      throw ParquetErrors.unsupported("it is encrypted");
    }
    if (!magic.equals("PAR1")) {
      throw ParquetErrors.damaged("it does not end with the mark of a Parquet file");
    }
    int length = ByteBuilder.int32At(tail, 0);
    if (length < 1 || length > fileEnd - MAGIC.length - TAIL_BYTES) {
      throw ParquetErrors.damaged(
          "its footer claims " + (length & 0xFFFFFFFFL) + " of its " + fileEnd + " bytes");
    }
    if (length > MAX_FOOTER_BYTES) {
      throw ParquetErrors.limit("its footer has " + length + " bytes, the most is 64 MiB");
    }
    byte[] bytes = read(fileEnd - TAIL_BYTES - length, length);
    FileMeta meta = FooterReader.read(bytes, 0, length);
    for (FileMeta.Group group : meta.groups()) {
      for (int i = 0; i < group.chunks().size(); i++) {
        check(group.chunks().get(i), meta.leaves().get(i));
      }
    }
    return meta;
  }

  private void check(FileMeta.Chunk chunk, SchemaNode leaf) {
    long length = chunk.compressedBytes();
    if (chunk.start() < MAGIC.length || length < 0 || length > size - chunk.start()) {
      throw ParquetErrors.damaged(
          "column \"" + leaf.name + "\" claims bytes past the end of the file");
    }
    if (chunk.physical() != leaf.physical) {
      throw ParquetErrors.damaged(
          "column \""
              + leaf.name
              + "\" is "
              + leaf.physical
              + " in the schema and "
              + chunk.physical()
              + " in a row group");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw ParquetErrors.unreadable("a Parquet file", e);
    }
  }
}
