package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

import io.bi4j.core.data.DataType.DecimalType;

/**
 * DECIMAL from text, exactly.
 *
 * <p><b>Grammar.</b> That of numbers in {@link Float64Text}, without the words. The value must be a
 * multiple of {@code 10^-scale} and have at most {@code precision} digits at that scale: zeros at
 * either end do not count, so {@code 1.500} fits DECIMAL(3,1) and {@code 1.55} does not. Nothing is
 * ever rounded.
 */
public final class DecimalText {
  private static final long[] POW10 = new long[19];

  static {
    POW10[0] = 1;
    for (int i = 1; i < POW10.length; i++) {
      POW10[i] = POW10[i - 1] * 10;
    }
  }

  private DecimalText() {}

  /**
   * Reads a decimal of at most 18 digits: its unscaled value, or {@link CellText#INVALID}.
   *
   * @param precision 1 to 18
   */
  public static long parse(byte[] bytes, int from, int length, int precision, int scale) {
    int to = from + length;
    int at = from + signLength(bytes, from, to);
    if (to - at > 18) {
      return general(bytes, from, to, precision, scale);
    }
    long value = 0;
    int point = -1;
    int start = at;
    for (; at < to; at++) {
      int digit = CellText.digit(bytes[at]);
      if (digit <= 9) {
        value = value * 10 + digit;
      } else if (bytes[at] == '.' && point < 0) {
        point = at;
      } else {
        return general(bytes, from, to, precision, scale);
      }
    }
    int missing = scale - (point < 0 ? 0 : to - point - 1);
    if (missing < 0) {
      return general(bytes, from, to, precision, scale);
    }
    boolean noDigit = to - start == (point < 0 ? 0 : 1);
    if (noDigit || value >= POW10[precision] / POW10[missing]) {
      return INVALID;
    }
    long unscaled = value * POW10[missing];
    return bytes[from] == '-' ? -unscaled : unscaled;
  }

  private static long general(byte[] bytes, int from, int to, int precision, int scale) {
    long digits = significant(bytes, from, to);
    if (digits < 0) {
      return INVALID;
    }
    int first = (int) (digits >>> 32);
    int last = (int) digits;
    if (first == last) {
      return 0;
    }
    int zeros = trailingZeros(bytes, from, to, last, scale);
    int count = countDigits(bytes, first, last);
    if (zeros < 0 || (long) count + zeros > precision) {
      return INVALID;
    }
    long value = 0;
    for (int i = first; i < last; i++) {
      value = bytes[i] == '.' ? value : value * 10 + CellText.digit(bytes[i]);
    }
    long unscaled = value * POW10[zeros];
    return bytes[from] == '-' ? -unscaled : unscaled;
  }

  /**
   * Reads a decimal of any precision into the two halves of its unscaled value, two's complement.
   *
   * @return whether the text is in the grammar and fits the type; else nothing was written
   */
  public static boolean parseWide(
      byte[] bytes, int from, int length, DecimalType type, long[] high, long[] low, int row) {
    int to = from + length;
    long digits = significant(bytes, from, to);
    if (digits < 0) {
      return false;
    }
    int first = (int) (digits >>> 32);
    int last = (int) digits;
    int zeros = first == last ? 0 : trailingZeros(bytes, from, to, last, type.scale());
    int count = countDigits(bytes, first, last);
    if (zeros < 0 || (long) count + zeros > type.precision()) {
      return false;
    }
    accumulate(bytes, first, last, zeros, bytes[from] == '-', high, low, row);
    return true;
  }

  /** Sums up to 38 digits in 128 bits, nine at a time. */
  private static void accumulate(
      byte[] bytes,
      int first,
      int last,
      int zeros,
      boolean negative,
      long[] high,
      long[] low,
      int row) {
    long hi = 0;
    long lo = 0;
    for (int i = first; i < last + zeros; i++) {
      if (i < last && bytes[i] == '.') {
        continue;
      }
      int digit = i < last ? CellText.digit(bytes[i]) : 0;
      long carry = unsignedHigh10(lo);
      long product = lo * 10;
      lo = product + digit;
      hi = hi * 10 + carry + (Long.compareUnsigned(lo, product) < 0 ? 1 : 0);
    }
    high[row] = negative ? ~hi + (lo == 0 ? 1 : 0) : hi;
    low[row] = negative ? -lo : lo;
  }

  /** The upper 64 bits of ten times an unsigned number. */
  private static long unsignedHigh10(long value) {
    return Math.multiplyHigh(value, 10) + (value < 0 ? 10 : 0);
  }

  /**
   * Where the first digit that is not zero starts and the last one ends, packed as (first << 32 |
   * end), equal when all digits are zero; -1 when the text is outside the grammar.
   */
  private static long significant(byte[] bytes, int from, int to) {
    int at = from + signLength(bytes, from, to);
    int start = at;
    int first = -1;
    int end = at;
    boolean point = false;
    for (; at < to; at++) {
      byte b = bytes[at];
      if (CellText.digit(b) <= 9) {
        first = first < 0 && b != '0' ? at : first;
        end = b != '0' ? at + 1 : end;
      } else if (b == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    int digits = at - start - (point ? 1 : 0);
    boolean bad = digits < 1 || digits > Float64Text.MAX_DIGITS;
    if (bad || (at < to && Float64Text.exponent(bytes, at, to) == Integer.MIN_VALUE)) {
      return -1;
    }
    return first < 0 ? (long) end << 32 | end : (long) first << 32 | end;
  }

  /**
   * How many zeros the unscaled value has after the significant digits that end at a position; -1
   * when there are digits below the scale.
   */
  private static int trailingZeros(byte[] bytes, int from, int to, int last, int scale) {
    int point = -1;
    int at = from + signLength(bytes, from, to);
    for (; at < to && (CellText.digit(bytes[at]) <= 9 || bytes[at] == '.'); at++) {
      point = bytes[at] == '.' ? at : point;
    }
    int exponent = at == to ? 0 : Float64Text.exponent(bytes, at, to);
    int whole = point < 0 ? at : point;
    int power = last <= whole ? whole - last : whole + 1 - last;
    return Math.max(-1, power + exponent + scale);
  }

  private static int countDigits(byte[] bytes, int first, int last) {
    int count = last - first;
    for (int i = first; i < last; i++) {
      count -= bytes[i] == '.' ? 1 : 0;
    }
    return count;
  }

  private static int signLength(byte[] bytes, int from, int to) {
    return from < to && (bytes[from] == '-' || bytes[from] == '+') ? 1 : 0;
  }
}
