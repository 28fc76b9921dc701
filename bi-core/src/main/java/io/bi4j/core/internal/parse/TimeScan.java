package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;
import static io.bi4j.core.internal.parse.CellText.digit;

/**
 * Byte-wise readers of the parts that dates and times consist of. A reader that needs more bytes
 * than there are before {@code to} gives INVALID or -1.
 */
final class TimeScan {
  static final long MICROS_PER_SECOND = 1_000_000L;
  static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;

  private static final int[] POW10 = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  private TimeScan() {}

  /** Two digits as a number, or -1. */
  static int two(byte[] bytes, int at, int to) {
    if (at + 2 > to) {
      return -1;
    }
    int tens = digit(bytes[at]);
    int ones = digit(bytes[at + 1]);
    return tens > 9 || ones > 9 ? -1 : tens * 10 + ones;
  }

  /** Four digits as a number, or -1. */
  static int four(byte[] bytes, int at, int to) {
    int high = two(bytes, at, to);
    int low = two(bytes, at + 2, to);
    return (high | low) < 0 ? -1 : high * 100 + low;
  }

  /** Days since 1970-01-01 of {@code yyyy-MM-dd} at a position, or INVALID. */
  static long date(byte[] bytes, int at, int to) {
    if (at + 10 > to || bytes[at + 4] != '-' || bytes[at + 7] != '-') {
      return INVALID;
    }
    int year = four(bytes, at, to);
    int month = two(bytes, at + 5, to);
    int day = two(bytes, at + 8, to);
    return (year | month | day) < 0 ? INVALID : Calendar.epochDay(year, month, day);
  }

  /**
   * Microseconds since midnight of {@code HH:mm[:ss[.f{1,9}]]} that fills a range exactly, or
   * INVALID.
   */
  static long time(byte[] bytes, int at, int to) {
    int length = to - at;
    if (length < 5 || bytes[at + 2] != ':') {
      return INVALID;
    }
    int hour = two(bytes, at, to);
    int minute = two(bytes, at + 3, to);
    int second = 0;
    long micros = 0;
    if (length > 5) {
      second = bytes[at + 5] == ':' ? two(bytes, at + 6, to) : -1;
      micros = length > 8 ? fraction(bytes, at + 8, to) : 0;
    }
    if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59 || micros < 0) {
      return INVALID;
    }
    return (hour * 3600L + minute * 60L + second) * MICROS_PER_SECOND + micros;
  }

  /**
   * Microseconds of a point and 1 to 9 digits that fill a range exactly, or -1. Digits after the
   * sixth must be zero, because a microsecond cannot hold them.
   */
  static long fraction(byte[] bytes, int at, int to) {
    int digits = to - at - 1;
    if (digits < 1 || digits > 9 || bytes[at] != '.') {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = digit(bytes[at + 1 + i]);
      if (digit > 9 || (i >= 6 && digit != 0)) {
        return -1;
      }
      value = i < 6 ? value * 10 + digit : value;
    }
    return (long) value * POW10[6 - Math.min(6, digits)];
  }

  /** Whether a byte may stand between date and time. */
  static boolean isDateTimeSeparator(byte b) {
    return b == 'T' || b == ' ' || b == 't';
  }
}
