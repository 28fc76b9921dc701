package io.bi4j.core.internal.scan;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.IOException;
import java.io.InputStream;

/** A stream, for example of a compressed file, read from start to end. */
public final class StreamBytes implements ByteSource {
  private final String name;
  private final InputStream in;

  public StreamBytes(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** A stream whose first bytes are left out. */
  public static StreamBytes skipping(String name, InputStream in, long bytes) {
    StreamBytes source = new StreamBytes(name, in);
    try {
      in.skipNBytes(bytes);
    } catch (IOException e) {
      BiException failure = source.failed(e);
      try {
        in.close();
      } catch (IOException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
    return source;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isSeekable() {
    return false;
  }

  @Override
  public int read(long offset, byte[] buffer, int at, int length) {
    try {
      return in.readNBytes(buffer, at, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private BiException failed(IOException cause) {
    return new BiException(
        CoreErrors.READ_FAILED,
        "\""
            + name
            + "\" could not be read: "
            + cause.getMessage()
            + ". Check that the file is complete, then run again.",
        cause);
  }
}
