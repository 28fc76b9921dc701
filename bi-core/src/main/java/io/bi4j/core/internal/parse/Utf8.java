package io.bi4j.core.internal.parse;

/**
 * Checks UTF-8 strictly, as Unicode 15.0 table 3-7 and RFC 3629 define it: no overlong forms, no
 * surrogates, nothing above U+10FFFF, no truncated sequence.
 */
public final class Utf8 {
  private Utf8() {}

  /** Whether {@code length} bytes are well-formed UTF-8. */
  public static boolean isValid(byte[] bytes, int from, int length) {
    return firstInvalid(bytes, from, from + length) < 0;
  }

  /** Whether {@code length} bytes are all below 0x80. */
  public static boolean isAscii(byte[] bytes, int from, int length) {
    return asciiEnd(bytes, from, from + length) == from + length;
  }

  /**
   * The position of the first byte of the first malformed sequence before {@code to}, or -1 when
   * there is none.
   */
  public static int firstInvalid(byte[] bytes, int from, int to) {
    int at = from;
    while (true) {
      at = asciiEnd(bytes, at, to);
      if (at == to) {
        return -1;
      }
      int length = sequenceLength(bytes, at, to);
      if (length == 0) {
        return at;
      }
      at += length;
    }
  }

  private static int asciiEnd(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - 32; at += 32) {
      long any =
          Swar.load(bytes, at)
              | Swar.load(bytes, at + 8)
              | Swar.load(bytes, at + 16)
              | Swar.load(bytes, at + 24);
      if ((any & Swar.HIGH_BITS) != 0) {
        break;
      }
    }
    for (; at <= to - 8; at += 8) {
      long high = Swar.load(bytes, at) & Swar.HIGH_BITS;
      if (high != 0) {
        return at + Swar.firstIndex(high);
      }
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** The length, 2 to 4, of the well-formed sequence that starts at a byte above 0x7F, or 0. */
  public static int sequenceLength(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > to || !isSecond(lead, bytes[at + 1] & 0xFF)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Table 3-7: four lead bytes narrow the range of the second byte. */
  private static boolean isSecond(int lead, int second) {
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
  }
}
