package io.bi4j.core.internal.expr;

/**
 * The proleptic Gregorian calendar on day numbers from 1970-01-01. Years begin on 1 March inside,
 * so that the leap day is the last, and 400 years have 146,097 days.
 */
final class Civil {
  private static final long DAYS_TO_1970 = 719_468;
  private static final int DAYS_400 = 146_097;
  private static final int DAYS_100 = 36_524;
  private static final int DAYS_4 = 1_461;

  private Civil() {}

  /** Year, month and day in one number: {@code (year << 9) + (month << 5) + day}. */
  static long of(long epochDay) {
    long shifted = epochDay + DAYS_TO_1970;
    long era = Math.floorDiv(shifted, (long) DAYS_400);
    int day = (int) (shifted - era * DAYS_400);
    int year = (day - day / (DAYS_4 - 1) + day / DAYS_100 - day / (DAYS_400 - 1)) / 365;
    int dayOfYear = day - (365 * year + year / 4 - year / 100);
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    long civilYear = era * 400 + year + (month <= 2 ? 1 : 0);
    return (civilYear << 9) + (month << 5) + dayOfMonth;
  }

  static long year(long civil) {
    return civil >> 9;
  }

  static int month(long civil) {
    return (int) (civil >> 5) & 15;
  }

  static int day(long civil) {
    return (int) civil & 31;
  }

  /** The day number of a date; the day may lie beyond its month. */
  static long epochDay(long year, int month, int day) {
    long shiftedYear = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(shiftedYear, 400L);
    int yearOfEra = (int) (shiftedYear - era * 400);
    int shiftedMonth = month > 2 ? month - 3 : month + 9;
    int dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_400 + dayOfEra - DAYS_TO_1970;
  }

  static int daysInMonth(long year, int month) {
    if (month == 2) {
      boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** The same day so many months later, or the last day of that month when it is shorter. */
  static long plusMonths(long epochDay, long months) {
    long civil = of(epochDay);
    long total = Math.addExact(year(civil) * 12 + month(civil) - 1, months);
    long year = Math.floorDiv(total, 12L);
    int month = Math.floorMod(total, 12) + 1;
    return epochDay(year, month, Math.min(day(civil), daysInMonth(year, month)));
  }

  /** Monday is 0. 1970-01-01 was a Thursday. */
  static int dayOfWeek(long epochDay) {
    return Math.floorMod(epochDay + 3, 7);
  }
}
