package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

/** Days of the proleptic ISO calendar (the one of java.time), years 0 to 9999. */
final class Calendar {
  private static final int DAYS_TO_1970 = 719_528;

  /** Days before each month of a year that is not a leap year, by month 1 to 12. */
  private static final short[] DAYS_BEFORE = {
    0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };

  private static final byte[] DAYS_IN = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Calendar() {}

  /** Days since 1970-01-01, or INVALID when there is no such day; numbers must not be negative. */
  static long epochDay(int year, int month, int day) {
    if (month < 1 || month > 12) {
      return INVALID;
    }
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    int last = DAYS_IN[month] + (leap && month == 2 ? 1 : 0);
    if (day < 1 || day > last) {
      return INVALID;
    }
    int leapDay = leap && month > 2 ? 1 : 0;
    return daysBeforeYear(year) + DAYS_BEFORE[month] + leapDay + day - 1 - DAYS_TO_1970;
  }

  private static long daysBeforeYear(int year) {
    return 365L * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
  }
}
