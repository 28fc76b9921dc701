package io.bi4j.benchmarks.hand;

import java.nio.ByteBuffer;

/** Reads one record byte by byte, quotes and all. Confined to one thread. */
final class CsvRecord {
  private final ByteBuffer scratch =
      ByteBuffer.allocateDirect(ChunkReader.MAX_RECORD * 2 + ChunkReader.PADDING);
  private final long scratchStart = Raw.address(scratch);
  private final long[] from;
  private final long[] to;

  CsvRecord(int columns) {
    from = new long[columns];
    to = new long[columns];
  }

  long[] from() {
    return from;
  }

  long[] to() {
    return to;
  }

  /**
   * The offset of the line feed that ends the record at {@code start}, or -1 when it is not before
   * {@code end}.
   */
  static int lineFeed(long text, int start, int end) {
    boolean inside = false;
    for (int at = start; at < end; at++) {
      int b = Raw.octet(text + at);
      if (b == '"') {
        inside = !inside;
      } else if (b == '\n' && !inside) {
        return at;
      }
    }
    return -1;
  }

  /** Splits the record from {@code start} to its line feed, both addresses. */
  void split(long start, long lineFeed) {
    long at = start;
    long free = scratchStart;
    for (int column = 0; column < from.length; column++) {
      if (Raw.octet(at) == '"') {
        from[column] = free;
        at = unquote(at, free);
        free = unquotedEnd;
        to[column] = free;
      } else {
        from[column] = at;
        while (Raw.octet(at) != ',' && at < lineFeed) {
          at++;
        }
        to[column] = at == lineFeed ? CsvSink.lineEnd(lineFeed) : at;
      }
      boolean last = column == from.length - 1;
      if (last ? !endsLine(at, lineFeed) : Raw.octet(at) != ',') {
        throw new IllegalStateException(
            "A record does not have " + from.length + " cells; every record must.");
      }
      at++;
    }
  }

  private long unquotedEnd;

  /** Copies a quoted cell's text to {@code out}; returns the address behind its closing quote. */
  private long unquote(long at, long out) {
    at++;
    while (true) {
      int b = Raw.octet(at++);
      if (b == '"') {
        if (Raw.octet(at) != '"') {
          unquotedEnd = out;
          return at;
        }
        at++;
      }
      Raw.octet(out++, b);
    }
  }

  private static boolean endsLine(long at, long lineFeed) {
    return at == lineFeed || at == lineFeed - 1 && Raw.octet(at) == '\r';
  }
}
