package io.bi4j.core.internal.scan;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A gzip file whose content may be at most 200 times as large as the bytes read from it, once more
 * than a megabyte came out: real tables are far below that, bombs far above.
 */
final class BoundedGzip extends InputStream {
  private static final long FREE_BYTES = 1 << 20;
  private static final long MAX_RATIO = 200;
  private static final int BUFFER_BYTES = 64 << 10;

  private final Path path;
  private final Counter compressed;
  private final GZIPInputStream content;
  private long expanded;

  BoundedGzip(Path path, InputStream in) throws IOException {
    this.path = path;
    this.compressed = new Counter(in);
    this.content = new GZIPInputStream(compressed, BUFFER_BYTES);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int at, int length) throws IOException {
    int count = content.read(target, at, length);
    expanded += Math.max(0, count);
    if (expanded > FREE_BYTES && expanded > MAX_RATIO * compressed.bytes) {
      throw new BiException(
          CoreErrors.LIMIT,
          "File \""
              + path.getFileName()
              + "\" expands to more than "
              + MAX_RATIO
              + " times its size ("
              + expanded
              + " bytes so far). Expand it yourself if you trust"
              + " it, and read the result.");
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private static final class Counter extends FilterInputStream {
    private long bytes;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      bytes += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
      int count = super.read(target, at, length);
      bytes += Math.max(0, count);
      return count;
    }
  }
}
