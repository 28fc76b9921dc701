package io.bi4j.benchmarks.hand;

/** Turns the escapes of a JSON text into UTF-8. */
final class JsonEscapes {
  private JsonEscapes() {}

  /**
   * Copies from {@code from} to {@code to} without escapes; returns the address behind the copy.
   */
  static long copy(long from, long to, long out) {
    long at = from;
    while (at < to) {
      int b = Raw.octet(at);
      if (b != '\\') {
        Raw.octet(out++, b);
        at++;
      } else if (Raw.octet(at + 1) == 'u') {
        int unit = unit(at + 2);
        at += 6;
        if (Character.isHighSurrogate((char) unit) && isEscape(at, to)) {
          unit = Character.toCodePoint((char) unit, (char) unit(at + 2));
          at += 6;
        }
        out = utf8(unit, out);
      } else {
        Raw.octet(out++, plain(Raw.octet(at + 1)));
        at += 2;
      }
    }
    return out;
  }

  private static boolean isEscape(long at, long to) {
    return to - at >= 6
        && Raw.octet(at) == '\\'
        && Raw.octet(at + 1) == 'u'
        && Character.isLowSurrogate((char) unit(at + 2));
  }

  private static int plain(int escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> escape;
      default -> throw new IllegalStateException("JSON has no escape \\" + (char) escape + ".");
    };
  }

  private static int unit(long at) {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(Raw.octet(at + i), 16);
      if (digit < 0) {
        throw new IllegalStateException("A \\u escape in JSON needs four hexadecimal digits.");
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static long utf8(int point, long out) {
    if (point < 0x80) {
      Raw.octet(out++, point);
      return out;
    }
    int length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    Raw.octet(out++, 0xF00 >> length | point >> 6 * (length - 1));
    for (int shift = 6 * (length - 2); shift >= 0; shift -= 6) {
      Raw.octet(out++, 0x80 | point >> shift & 0x3F);
    }
    return out;
  }
}
