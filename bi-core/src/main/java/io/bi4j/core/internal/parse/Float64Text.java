package io.bi4j.core.internal.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * FLOAT64 from decimal text, correctly rounded (to nearest, ties to even).
 *
 * <p><b>Grammar.</b> {@code [+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?} with at most
 * 100 digits before the exponent, or exactly one of the words {@code NaN}, {@code Infinity}, {@code
 * -Infinity}. Numbers that round to an infinity are malformed; numbers too small for a double round
 * to a subnormal or zero. Hexadecimal numbers and type suffixes ({@code 1d}) are malformed.
 *
 * <p><b>Cost.</b> No allocation when the digits fit 53 bits and the power of ten is within ±22
 * after moving the point (Clinger 1990, "How to read floating point numbers accurately": both
 * operands and the one operation are then exact); else one String and {@link Double#parseDouble}.
 */
public final class Float64Text {
  static final int MAX_DIGITS = 100;
  private static final long MAX_EXACT = 1L << 53;
  private static final double[] POW10 = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Float64Text() {}

  /**
   * Reads a number.
   *
   * @return the value, or NaN, which is also the value of the one text for which {@link #isNaN} is
   *     true
   */
  public static double parse(byte[] bytes, int from, int length) {
    int to = from + length;
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (at < to && (negative || bytes[at] == '+')) {
      at++;
    }
    long mantissa = 0;
    int start = at;
    int point = -1;
    for (; at < to; at++) {
      int digit = CellText.digit(bytes[at]);
      if (digit <= 9) {
        mantissa = mantissa * 10 + digit;
      } else if (bytes[at] == '.' && point < 0) {
        point = at;
      } else {
        break;
      }
    }
    int digits = at - start - (point < 0 ? 0 : 1);
    if (digits < 1 || digits > MAX_DIGITS) {
      return word(bytes, from, length);
    }
    int exponent = at == to ? 0 : exponent(bytes, at, to);
    if (exponent == Integer.MIN_VALUE) {
      return Double.NaN;
    }
    int scale = exponent - (point < 0 ? 0 : at - point - 1);
    if (digits > 18 || mantissa > MAX_EXACT || scale < -22 || scale > 22) {
      return slow(bytes, from, length);
    }
    double value = scale < 0 ? mantissa / POW10[-scale] : mantissa * POW10[scale];
    return negative ? -value : value;
  }

  /** Whether the text is {@code NaN}. Ask only after {@link #parse} returned NaN. */
  public static boolean isNaN(byte[] bytes, int from, int length) {
    return length == 3 && bytes[from] == 'N' && bytes[from + 1] == 'a' && bytes[from + 2] == 'N';
  }

  /** The exponent that starts at an {@code e} and fills the range, or Integer.MIN_VALUE. */
  static int exponent(byte[] bytes, int from, int to) {
    int at = from + 1;
    if ((bytes[from] | 0x20) != 'e' || at == to) {
      return Integer.MIN_VALUE;
    }
    boolean negative = bytes[at] == '-';
    at += negative || bytes[at] == '+' ? 1 : 0;
    int value = 0;
    for (int i = at; i < to; i++) {
      int digit = CellText.digit(bytes[i]);
      if (digit > 9 || i - at == 4) {
        return Integer.MIN_VALUE;
      }
      value = value * 10 + digit;
    }
    return at == to ? Integer.MIN_VALUE : negative ? -value : value;
  }

  private static double slow(byte[] bytes, int from, int length) {
    double value = Double.parseDouble(new String(bytes, from, length, ISO_8859_1));
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static double word(byte[] bytes, int from, int length) {
    boolean negative = length == 9 && bytes[from] == '-';
    int at = negative ? from + 1 : from;
    if (length - (at - from) != 8
        || Swar.load(bytes, at) != 0x7974696E69666E49L) { // "Infinity", first byte lowest
      return Double.NaN;
    }
    return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
