package io.bi4j.core.internal.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of one zip entry, inflated with counted bytes: the claimed size is never trusted, the
 * checksum is verified at the end.
 */
final class PartStream extends InputStream {
  private static final int BUFFER_BYTES = 64 << 10;

  /** Bytes inflated from one file so far. */
  static final class Budget {
    private long used;
  }

  private final String file;
  private final FileChannel channel;
  private final ZipPart part;
  private final XlsxLimits limits;
  private final Budget budget;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] compressed = new byte[BUFFER_BYTES];
  private long taken;
  private long expanded;
  private boolean ended;
  private boolean closed;

  PartStream(String file, FileChannel channel, ZipPart part, XlsxLimits limits, Budget budget) {
    this.file = file;
    this.channel = channel;
    this.part = part;
    this.limits = limits;
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int at, int length) throws IOException {
    if (closed) {
      throw new IOException("Part \"" + part.name() + "\" is closed.");
    }
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    int count = part.deflated() ? inflate(target, at, length) : copy(target, at, length);
    if (count < 0) {
      end();
      return -1;
    }
    crc.update(target, at, count);
    count(count);
    return count;
  }

  private int copy(byte[] target, int at, int length) throws IOException {
    long left = part.compressedBytes() - taken;
    return left == 0 ? -1 : fill(target, at, (int) Math.min(left, length));
  }

  private int inflate(byte[] target, int at, int length) throws IOException {
    try {
      while (true) {
        int count = inflater.inflate(target, at, length);
        if (count > 0) {
          return count;
        }
        if (inflater.finished()) {
          return -1;
        }
        if (inflater.needsDictionary() || !feed()) {
          throw damaged("ends too early", null);
        }
      }
    } catch (DataFormatException e) {
      throw damaged("is not deflated data", e);
    }
  }

  private boolean feed() throws IOException {
    long left = part.compressedBytes() - taken;
    if (left == 0) {
      return false;
    }
    inflater.setInput(compressed, 0, fill(compressed, 0, (int) Math.min(left, BUFFER_BYTES)));
    return true;
  }

  private int fill(byte[] target, int at, int length) throws IOException {
    int count = channel.read(ByteBuffer.wrap(target, at, length), part.dataStart() + taken);
    if (count <= 0) {
      throw damaged("ends too early", null);
    }
    taken += count;
    return count;
  }

  private void count(int bytes) {
    expanded += bytes;
    budget.used += bytes;
    if (budget.used > limits.expandedBytes()) {
      throw XlsxErrors.limit(
          file,
          "expands to more than " + limits.expandedBytes() + " bytes (part \"" + shown() + "\")",
          "maxExpandedBytes(...)");
    }
    long most = limits.expandRatio() * Math.max(1, part.compressedBytes());
    if (expanded > XlsxLimits.FREE_BYTES && expanded > most) {
      throw XlsxErrors.limit(
          file,
          "expands to more than "
              + limits.expandRatio()
              + " times its size (part \""
              + shown()
              + "\")",
          "maxExpandRatio(...)");
    }
  }

  private void end() {
    ended = true;
    if (crc.getValue() != part.crc()) {
      throw damaged("does not have the checksum that the table of contents says", null);
    }
  }

  private io.bi4j.core.BiException damaged(
      String problem, @org.jspecify.annotations.Nullable Throwable cause) {
    return XlsxErrors.damaged(file, "its part \"" + shown() + "\" " + problem, cause);
  }

  private String shown() {
    return XlsxErrors.shown(part.name());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      inflater.end();
    }
  }
}
