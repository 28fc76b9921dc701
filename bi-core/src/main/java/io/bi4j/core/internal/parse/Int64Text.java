package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

/**
 * INT64 from text.
 *
 * <p><b>Grammar.</b> {@code [+-]?[0-9]{1,19}}, value within {@code -2^63 .. 2^63-1}. Leading zeros
 * are allowed, {@code -0} is 0. No blanks, no grouping, no fraction, no exponent.
 */
public final class Int64Text {
  private static final byte[] MINIMUM = {
    '-', '9', '2', '2', '3', '3', '7', '2', '0', '3', '6', '8', '5', '4', '7', '7', '5', '8', '0',
    '8'
  };

  private Int64Text() {}

  /**
   * Reads a number.
   *
   * @return the value, or {@link CellText#INVALID}, which is also the value of the one text for
   *     which {@link #isMinimum} is true
   */
  public static long parse(byte[] bytes, int from, int length) {
    if (length <= 0) {
      return INVALID;
    }
    byte first = bytes[from];
    if (first >= '0') {
      long value = digits(bytes, from, length);
      return value < 0 ? INVALID : value;
    }
    return parseSigned(bytes, from, length);
  }

  private static long parseSigned(byte[] bytes, int from, int length) {
    byte sign = bytes[from];
    if (length == 1 || (sign != '-' && sign != '+')) {
      return INVALID;
    }
    long value = digits(bytes, from + 1, length - 1);
    if (value < 0) {
      return INVALID;
    }
    return sign == '-' ? -value : value;
  }

  /**
   * Whether the text is {@code -9223372036854775808}, whose value has the bits of the sentinel. Ask
   * only after {@link #parse} returned it.
   */
  public static boolean isMinimum(byte[] bytes, int from, int length) {
    return length == MINIMUM.length
        && java.util.Arrays.equals(bytes, from, from + length, MINIMUM, 0, MINIMUM.length);
  }

  /** The value of 1 to 19 digits, or a negative number when it is no such text or above 2^63-1. */
  static long digits(byte[] bytes, int from, int length) {
    int to = from + length;
    if (length <= 8) {
      return to >= 8 ? eight(bytes, to, length) : loop(bytes, from, to);
    }
    if (length > 19) {
      return -1;
    }
    if (length <= 16) {
      long high = to >= 16 ? eight(bytes, to - 8, length - 8) : loop(bytes, from, to - 8);
      long low = eight(bytes, to, 8);
      return (high | low) < 0 ? -1 : high * 100_000_000L + low;
    }
    return long19(bytes, from, to);
  }

  /** The value of {@code count} digits, 1 to 8, that end at a position not below 8. */
  private static long eight(byte[] bytes, int to, int count) {
    long word = Swar.zeroPadded(Swar.load(bytes, to - 8), count);
    return Swar.isEightDigits(word) ? Swar.eightDigits(word) : -1;
  }

  private static long loop(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = CellText.digit(bytes[i]);
      if (digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** 17 to 19 digits: no 19 digits overflow 64 unsigned bits, so a negative sum is too large. */
  private static long long19(byte[] bytes, int from, int to) {
    long high = loop(bytes, from, to - 16);
    long middle = eight(bytes, to - 8, 8);
    long low = eight(bytes, to, 8);
    if ((high | middle | low) < 0) {
      return -1;
    }
    return high * 10_000_000_000_000_000L + middle * 100_000_000L + low;
  }
}
