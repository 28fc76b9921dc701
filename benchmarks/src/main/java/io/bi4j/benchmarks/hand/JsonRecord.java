package io.bi4j.benchmarks.hand;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads a JSON object of any shape: keys in any order, blanks, escapes in keys and values, unknown
 * and nested values. A key that comes twice counts with its last value. Confined to one thread.
 */
final class JsonRecord {
  private static final int CREATED = 0;
  private static final int COUNTRY = 1;
  private static final int STATUS = 2;
  private static final int AMOUNT = 3;
  private static final byte[][] KEYS = {
    ascii("created_at"), ascii("country"), ascii("status"), ascii("amount_minor")
  };

  private final ByteBuffer scratch =
      ByteBuffer.allocateDirect(2 * ChunkReader.MAX_RECORD + ChunkReader.PADDING);
  private final long scratchStart = Raw.address(scratch);
  private final long[] from = new long[KEYS.length];
  private final long[] to = new long[KEYS.length];

  private long at;
  private long free;
  private long textFrom;
  private long textTo;

  /** Takes the line from {@code start} to its line feed, both addresses. */
  void read(long start, long lineFeed, PaymentGroups groups) {
    at = start;
    free = scratchStart;
    for (int i = 0; i < KEYS.length; i++) {
      from[i] = scratchStart;
      to[i] = scratchStart;
    }
    object();
    blanks();
    if (at != lineFeed) {
      throw broken("the end of the line");
    }
    groups.accept(
        from[CREATED],
        to[CREATED],
        from[COUNTRY],
        to[COUNTRY],
        from[STATUS],
        to[STATUS],
        from[AMOUNT],
        to[AMOUNT]);
  }

  private void object() {
    expect('{');
    blanks();
    if (Raw.octet(at) == '}') {
      at++;
      return;
    }
    while (true) {
      blanks();
      string();
      int key = key();
      blanks();
      expect(':');
      blanks();
      value(key);
      blanks();
      if (Raw.octet(at) == '}') {
        at++;
        return;
      }
      expect(',');
    }
  }

  /** The number of the key just read, or -1. */
  private int key() {
    for (int i = 0; i < KEYS.length; i++) {
      if (textTo - textFrom == KEYS[i].length && isText(KEYS[i])) {
        return i;
      }
    }
    return -1;
  }

  private boolean isText(byte[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (Raw.octet(textFrom + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private void value(int key) {
    int first = Raw.octet(at);
    if (first == '"') {
      string();
      if (key >= 0) {
        // a text is no number, whatever it holds
        from[key] = textFrom;
        to[key] = key == AMOUNT ? textFrom : textTo;
      }
      return;
    }
    long start = at;
    if (first == '{' || first == '[') {
      nested();
    } else {
      while (!endsScalar(Raw.octet(at))) {
        at++;
      }
    }
    if (key >= 0) {
      // null, true, objects and the like: missing; a number stands for itself in AMOUNT only
      from[key] = start;
      to[key] = key == AMOUNT && first != '{' && first != '[' ? at : start;
    }
  }

  private void nested() {
    int depth = 0;
    do {
      int b = Raw.octet(at);
      if (b == '"') {
        string();
        continue;
      }
      if (b == '\n') {
        throw broken("the end of a nested value");
      }
      depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
      at++;
    } while (depth > 0);
  }

  private static boolean endsScalar(int b) {
    return b == ',' || b == '}' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Reads the text that starts at {@code at} into textFrom..textTo, unescaped. */
  private void string() {
    expect('"');
    long start = at;
    long end = Scan.textEnd(start);
    boolean escaped = false;
    while (Raw.octet(end) == '\\') {
      escaped = true;
      end = Scan.textEnd(end + 2);
    }
    if (Raw.octet(end) != '"') {
      throw broken("a closing quote");
    }
    at = end + 1;
    if (escaped) {
      textFrom = free;
      free = JsonEscapes.copy(start, end, free);
      textTo = free;
    } else {
      textFrom = start;
      textTo = end;
    }
  }

  private void blanks() {
    int b = Raw.octet(at);
    while (b == ' ' || b == '\t' || b == '\r') {
      b = Raw.octet(++at);
    }
  }

  private void expect(int expected) {
    if (Raw.octet(at) != expected) {
      throw broken("\"" + (char) expected + "\"");
    }
    at++;
  }

  private static IllegalStateException broken(String expected) {
    return new IllegalStateException("A line is not a JSON object: " + expected + " is missing.");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
