package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The escapes of text in cells (ECMA-376 part 1, 22.9.2.19, ST_Xstring): {@code _xHHHH_} stands for
 * the UTF-16 unit HHHH, which XML could not hold itself.
 */
final class EscapedText {
  /** Bytes of one escape. */
  static final int LENGTH = 7;

  private EscapedText() {}

  /** Replaces escapes in place, which makes the text shorter, and returns its new length. */
  static int unescape(byte[] bytes, int from, int length) {
    int end = from + length;
    int first = from;
    while (first < end && !isEscape(bytes, first, end)) {
      first++;
    }
    int out = first;
    int at = first;
    while (at < end) {
      if (isEscape(bytes, at, end)) {
        char unit = unit(bytes, at);
        int next = at + LENGTH;
        boolean pair =
            Character.isHighSurrogate(unit)
                && isEscape(bytes, next, end)
                && Character.isLowSurrogate(unit(bytes, next));
        int point = pair ? Character.toCodePoint(unit, unit(bytes, next)) : unit;
        boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        byte[] utf8 = Character.toString(lone ? 0xFFFD : point).getBytes(UTF_8);
        System.arraycopy(utf8, 0, bytes, out, utf8.length);
        out += utf8.length;
        at = pair ? next + LENGTH : next;
      } else {
        bytes[out++] = bytes[at++];
      }
    }
    return out - from;
  }

  /** Whether an escape starts at a position. */
  static boolean isEscape(byte[] bytes, int at, int end) {
    if (end - at < LENGTH || bytes[at] != '_' || bytes[at + 1] != 'x' || bytes[at + 6] != '_') {
      return false;
    }
    for (int i = at + 2; i < at + 6; i++) {
      if (hex(bytes[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static char unit(byte[] bytes, int at) {
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      value = value << 4 | hex(bytes[i]);
    }
    return (char) value;
  }

  private static int hex(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }
}
