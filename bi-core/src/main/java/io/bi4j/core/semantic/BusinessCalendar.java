package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How a business cuts time. Immutable.
 *
 * @param zone where days begin
 * @param weekStart the first day of a week
 * @param fiscalYearStart the month, 1 to 12, in which the fiscal year begins
 * @param lateDataDays how many days after a day its data may still be incomplete
 * @since 0.1
 */
public record BusinessCalendar(
    ZoneId zone, DayOfWeek weekStart, int fiscalYearStart, int lateDataDays) {
  /** UTC, weeks from Monday, years from January, no late data. */
  public static final BusinessCalendar UTC =
      new BusinessCalendar(ZoneOffset.UTC, DayOfWeek.MONDAY, 1, 0);

  public BusinessCalendar {
    requireNonNull(zone, "zone");
    requireNonNull(weekStart, "weekStart");
    if (fiscalYearStart < 1 || fiscalYearStart > 12) {
      throw new IllegalArgumentException(
          "fiscalYearStart must be a month 1..12, was " + fiscalYearStart + ".");
    }
    if (lateDataDays < 0 || lateDataDays > 366) {
      throw new IllegalArgumentException("lateDataDays must be 0..366, was " + lateDataDays + ".");
    }
  }

  /** The same calendar in another zone. */
  public BusinessCalendar in(ZoneId other) {
    return new BusinessCalendar(other, weekStart, fiscalYearStart, lateDataDays);
  }

  /** The same calendar with another first day of the week. */
  public BusinessCalendar weeksFrom(DayOfWeek day) {
    return new BusinessCalendar(zone, day, fiscalYearStart, lateDataDays);
  }
}
