package io.bi4j.core.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Passes characters on up to a limit and drops a byte order mark at the start. */
final class BoundedReader extends FilterReader {
  private final long limit;
  private long seen;

  BoundedReader(Reader in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** The limit on the length of a document was reached. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    int read = in.read(target, from, length);
    if (read <= 0) {
      return read;
    }
    if (seen == 0 && target[from] == '\uFEFF') {
      System.arraycopy(target, from + 1, target, from, read - 1);
      seen = 1;
      return read > 1 ? read - 1 : read(target, from, length);
    }
    seen += read;
    if (seen > limit) {
      throw new TooLong();
    }
    return read;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }
}
