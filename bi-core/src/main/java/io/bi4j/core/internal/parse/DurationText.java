package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;
import static io.bi4j.core.internal.parse.CellText.digit;

/**
 * DURATION from ISO 8601 text, as microseconds.
 *
 * <p><b>Grammar.</b> {@code [+-]?P(nD)?(T(nH)?(nM)?(n(.f)?S)?)?} where {@code n} is {@code
 * [+-]?[0-9]{1,18}} and {@code f} 1 to 9 digits, of which those after the sixth must be zero. At
 * least one part, and at least one after {@code T}. A day is 24 hours; years, months and weeks have
 * no exact length or are not in the grammar of java.time, and are malformed. The sum must fit 63
 * bits.
 */
public final class DurationText {
  private static final long[] UNIT_MICROS = {
    TimeScan.MICROS_PER_DAY, 3_600_000_000L, 60_000_000L, TimeScan.MICROS_PER_SECOND
  };

  private static final byte[] UNITS = {'D', 'H', 'M', 'S'};

  private DurationText() {}

  /** Reads a length of time: microseconds, or {@link CellText#INVALID}. */
  public static long parse(byte[] bytes, int from, int length) {
    int to = from + length;
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (at < to && (negative || bytes[at] == '+')) {
      at++;
    }
    if (at >= to || bytes[at] != 'P') {
      return INVALID;
    }
    long micros = parts(bytes, at + 1, to);
    return micros == INVALID || !negative ? micros : -micros;
  }

  private static long parts(byte[] bytes, int from, int to) {
    int time = indexOf(bytes, from, to, 'T');
    long sum = 0;
    if (time > from) {
      sum = bytes[time - 1] == 'D' ? part(bytes, from, time - 1, 0) : INVALID;
    }
    boolean empty = time == to ? time == from : time + 1 == to;
    return empty || sum == INVALID ? INVALID : time == to ? sum : clock(bytes, time + 1, to, sum);
  }

  /** Adds hours, minutes and seconds, each at most once and in this order. */
  private static long clock(byte[] bytes, int from, int to, long days) {
    long sum = days;
    int nextUnit = 1;
    int at = from;
    while (at < to) {
      int end = partEnd(bytes, at, to);
      int unit = end < to ? unitOf(bytes[end]) : -1;
      long part = unit < nextUnit ? INVALID : part(bytes, at, end, unit);
      if (part == INVALID || isOverflow(sum, part)) {
        return INVALID;
      }
      sum += part;
      nextUnit = unit + 1;
      at = end + 1;
    }
    return sum;
  }

  private static int indexOf(byte[] bytes, int from, int to, char wanted) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static int partEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] < 'A' || bytes[at] > 'Z')) {
      at++;
    }
    return at;
  }

  private static int unitOf(byte b) {
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i] == b) {
        return i;
      }
    }
    return -1;
  }

  private static long part(byte[] bytes, int from, int to, int unit) {
    int point = indexOf(bytes, from, to, '.');
    boolean signed = from < point && digit(bytes[from]) > 9;
    if (point - from > (signed ? 19 : 18)) {
      return INVALID;
    }
    long whole = Int64Text.parse(bytes, from, point - from);
    long fraction = point == to ? 0 : TimeScan.fraction(bytes, point, to);
    if (whole == INVALID || fraction < 0 || (point < to && unit != 3)) {
      return INVALID;
    }
    long micros = whole * UNIT_MICROS[unit];
    long signedFraction = bytes[from] == '-' ? -fraction : fraction;
    boolean overflow = Math.multiplyHigh(whole, UNIT_MICROS[unit]) != micros >> 63;
    return overflow || isOverflow(micros, signedFraction) ? INVALID : micros + signedFraction;
  }

  private static boolean isOverflow(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 || sum == INVALID;
  }
}
