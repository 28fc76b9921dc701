package io.bi4j.core.internal.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record byte by byte, by the rules or not: a quote opens only at the start of a field
 * and is an ordinary byte elsewhere.
 */
final class QuotedRecord {
  private final byte delimiter;
  private final byte quote;
  private final byte newline;
  private int[] ends = new int[64];
  private int fields;
  private int contentEnd;
  private CsvTokenizer.Fault.@Nullable Kind fault;

  QuotedRecord(CsvDialect dialect) {
    this.delimiter = dialect.delimiter();
    this.quote = dialect.quote();
    this.newline = dialect.newline();
  }

  private int indexOfQuote(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] == quote) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Reads one record from its start.
   *
   * @return one past its line end, or -1 when it goes on after {@code to} and more bytes may come
   */
  int walk(byte[] buffer, int start, int to, boolean last) {
    fields = 0;
    fault = null;
    int at = start;
    while (true) {
      at =
          at < to && buffer[at] == quote ? quotedField(buffer, at, to) : plainField(buffer, at, to);
      if (at >= to) {
        return last ? endOfFile(buffer, start, to) : -1;
      }
      if (buffer[at] == newline) {
        return endOfLine(buffer, start, at);
      }
      addEnd(at++);
    }
  }

  private int endOfLine(byte[] buffer, int start, int at) {
    boolean carriageReturn = newline == '\n' && at > start && buffer[at - 1] == '\r';
    contentEnd = carriageReturn ? at - 1 : at;
    addEnd(contentEnd);
    return at + 1;
  }

  private int endOfFile(byte[] buffer, int start, int to) {
    boolean carriageReturn = newline == '\n' && to > start && buffer[to - 1] == '\r';
    contentEnd = carriageReturn && fault != CsvTokenizer.Fault.Kind.OPEN_QUOTE ? to - 1 : to;
    addEnd(contentEnd);
    return to;
  }

  private int plainField(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && buffer[at] != delimiter && buffer[at] != newline) {
      if (buffer[at] == quote && fault == null) {
        fault = CsvTokenizer.Fault.Kind.BARE_QUOTE;
      }
      at++;
    }
    return at;
  }

  private int quotedField(byte[] buffer, int from, int to) {
    int at = indexOfQuote(buffer, from + 1, to);
    while (at >= 0 && at + 1 < to && buffer[at + 1] == quote) {
      at = indexOfQuote(buffer, at + 2, to);
    }
    if (at < 0) {
      fault = CsvTokenizer.Fault.Kind.OPEN_QUOTE;
      return to;
    }
    return afterQuote(buffer, at + 1, to);
  }

  private int afterQuote(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && buffer[at] != delimiter && buffer[at] != newline) {
      boolean lineEnd =
          buffer[at] == '\r' && newline == '\n' && (at + 1 == to || buffer[at + 1] == '\n');
      if (!lineEnd && fault == null) {
        fault = CsvTokenizer.Fault.Kind.TEXT_AFTER_QUOTE;
      }
      at++;
    }
    return at;
  }

  private void addEnd(int at) {
    if (fields == ends.length) {
      ends = Arrays.copyOf(ends, fields * 2);
    }
    ends[fields++] = at;
  }

  int[] ends() {
    return ends;
  }

  int fields() {
    return fields;
  }

  /** One past the last byte of the record without its line end. */
  int contentEnd() {
    return contentEnd;
  }

  CsvTokenizer.Fault.@Nullable Kind fault() {
    return fault;
  }
}
