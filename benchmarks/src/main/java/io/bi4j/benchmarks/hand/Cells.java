package io.bi4j.benchmarks.hand;

import io.bi4j.benchmarks.CellRules;

/**
 * Cells to numbers by arithmetic on words, after the rules of {@link CellRules}. Up to 24 bytes
 * past a cell may be read, so the memory behind the text must exist.
 *
 * <p>{@code (v + add) | v} has a top bit where byte v is out of range: add 0x76 flags values above
 * 9, add 0x7F anything but zero.
 */
final class Cells {
  /** The answer for a cell that is not valid; no valid number or day has this value. */
  static final long INVALID = Long.MIN_VALUE;

  private static final long TOP = 0x8080808080808080L;
  private static final long ZEROS = 0x3030303030303030L;
  private static final long DIGITS = 0x7676767676767676L;

  // "yyyy-MM-", "ddTHH:mm", ":ss.fffZ" and ":ssZ", first byte lowest
  private static final long DATE = 0x2D30302D30303030L;
  private static final long DATE_ADD = 0x7F76767F76767676L;
  private static final long HOURS = 0x30303A3030543030L;
  private static final long HOURS_ADD = 0x76767F76767F7676L;
  private static final long MILLIS = 0x5A3030302E30303AL;
  private static final long MILLIS_ADD = 0x7F7676767F76767FL;
  private static final long SECONDS = 0x5A30303AL;
  private static final long SECONDS_ADD = 0x7F76767FL;
  private static final long LOW_HALF = 0xFFFFFFFFL;

  /** For year * 16 + month: first epoch day of the month << 5 | days in the month. */
  private static final int[] MONTHS = months();

  private Cells() {}

  /** The epoch day of a valid timestamp, else {@link #INVALID}. */
  static long day(long from, long to) {
    long length = to - from;
    long isShort = length - 24 >> 63; // all bits when there are no milliseconds
    long date = Raw.word(from) ^ DATE;
    long hours = Raw.word(from + 8) ^ HOURS;
    long rest = Raw.word(from + 16) & ~(isShort << 32) ^ MILLIS ^ (MILLIS ^ SECONDS) & isShort;
    long restAdd = MILLIS_ADD ^ (MILLIS_ADD ^ SECONDS_ADD) & isShort;
    long wrong =
        ((date + DATE_ADD) | date | (hours + HOURS_ADD) | hours | (rest + restAdd) | rest) & TOP;
    if ((wrong | length - 20 & ~4L) != 0) {
      return INVALID;
    }
    date = date * 10 + (date >>> 8);
    hours = hours * 10 + (hours >>> 8);
    rest = rest * 10 + (rest >>> 8);
    int year = pair(date, 0) * 100 + pair(date, 2);
    int month = pair(date, 5);
    int day = pair(hours, 0);
    int entry = MONTHS[year << 4 | month & 15];
    int outside =
        15 - month
            | day - 1
            | (entry & 31) - day
            | 23 - pair(hours, 3)
            | 59 - pair(hours, 6)
            | 59 - pair(rest, 1);
    return outside < 0 ? INVALID : (entry >> 5) + day - 1;
  }

  /** A valid whole number, else {@link #INVALID}. */
  static long number(long from, long to) {
    long length = to - from;
    if (length <= 0) {
      return INVALID;
    }
    boolean negative = Raw.octet(from) == '-';
    if (negative) {
      from++;
      length--;
    }
    if (length < 1 || length > 8) {
      return longNumber(from, length, negative);
    }
    long digits = (Raw.word(from) ^ ZEROS) << (64 - 8 * length);
    if ((((digits + DIGITS) | digits) & TOP) != 0) {
      return INVALID;
    }
    long value = eightDigits(digits);
    return negative ? -value : value;
  }

  private static long longNumber(long from, long length, boolean negative) {
    if (length < 1 || length > CellRules.MAX_DIGITS) {
      return INVALID;
    }
    long value = 0;
    for (long at = from; at < from + length; at++) {
      int digit = Raw.octet(at) - '0';
      if (digit < 0 || digit > 9) {
        return INVALID;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** Eight digits, the first in the lowest byte, to their value by halves. */
  private static long eightDigits(long digits) {
    long pairs = digits * 10 + (digits >>> 8) & 0x00FF00FF00FF00FFL;
    long fours = pairs * 100 + (pairs >>> 16) & 0x0000FFFF0000FFFFL;
    return fours * 10_000 + (fours >>> 32) & LOW_HALF;
  }

  /** The two-digit value that starts at byte {@code index}, after {@code v * 10 + (v >>> 8)}. */
  private static int pair(long tens, int index) {
    return (int) (tens >>> (8 * index)) & 0xFF;
  }

  private static int[] months() {
    int[] months = new int[10_000 << 4];
    int firstDay = -719_528; // 0000-01-01
    for (int year = 0; year < 10_000; year++) {
      for (int month = 1; month <= 12; month++) {
        int days = CellRules.daysIn(year, month);
        months[year << 4 | month] = firstDay << 5 | days;
        firstDay += days;
      }
    }
    return months;
  }
}
