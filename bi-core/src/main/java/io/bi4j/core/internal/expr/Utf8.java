package io.bi4j.core.internal.expr;

/**
 * Code points in UTF-8 bytes. Bytes that are no UTF-8 never lead outside the given range: a
 * character that is cut off ends where the range ends, a stray byte counts as one character.
 */
final class Utf8 {
  private Utf8() {}

  /** How many bytes the character that starts with this byte has. */
  static int width(byte lead) {
    if (lead >= 0 || (lead & 0xC0) == 0x80) {
      return 1;
    }
    return (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
  }

  /** The position after the character at {@code at}. */
  static int next(byte[] bytes, int at, int end) {
    return Math.min(end, at + width(bytes[at]));
  }

  /** The position of the character that ends before {@code at}. */
  static int previous(byte[] bytes, int at, int start) {
    int position = at - 1;
    int least = Math.max(start, at - 4);
    while (position > least && (bytes[position] & 0xC0) == 0x80) {
      position--;
    }
    return next(bytes, position, at) == at ? position : at - 1;
  }

  /** How many characters there are. */
  static int count(byte[] bytes, int from, int end) {
    int count = 0;
    for (int at = from; at < end; at = next(bytes, at, end)) {
      count++;
    }
    return count;
  }

  /** The position after so many characters, or the end. */
  static int skip(byte[] bytes, int from, int end, long characters) {
    int at = from;
    for (long i = 0; i < characters && at < end; i++) {
      at = next(bytes, at, end);
    }
    return at;
  }

  /** The code point at a position; a byte that is no character gives its own value. */
  static int codePoint(byte[] bytes, int at, int end) {
    int width = width(bytes[at]);
    int lead = bytes[at] & 0xFF;
    if (width == 1 || at + width > end) {
      return lead;
    }
    int value = lead & (0xFF >> (width + 1));
    for (int i = 1; i < width; i++) {
      value = value << 6 | (bytes[at + i] & 0x3F);
    }
    return value;
  }

  static boolean isAscii(byte[] bytes, int from, int end) {
    int seen = 0;
    for (int i = from; i < end; i++) {
      seen |= bytes[i];
    }
    return seen >= 0;
  }

  /** Blank: white space or any space separator, no-break spaces included. */
  static boolean isBlank(int codePoint) {
    return codePoint == ' '
        || Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint);
  }
}
