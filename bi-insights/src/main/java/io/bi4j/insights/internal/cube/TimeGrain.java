package io.bi4j.insights.internal.cube;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The length of one period of a series. Weeks start on Monday. */
public enum TimeGrain {
  DAY("day", 7, 28, 28),
  WEEK("week", 52, 8, 8),
  MONTH("month", 12, 12, 3),
  QUARTER("quarter", 4, 4, 2),
  YEAR("year", 1, 3, 3);

  private final String noun;
  private final int season;
  private final int window;
  private final int shortWindow;

  TimeGrain(String noun, int season, int window, int shortWindow) {
    this.noun = noun;
    this.season = season;
    this.window = window;
    this.shortWindow = shortWindow;
  }

  /** "day", "week", ... for sentences. */
  public String noun() {
    return noun;
  }

  /** Periods in the season to look for; 1 when there is none. */
  public int season() {
    return season;
  }

  /** Periods to compare with as many before: whole seasons when the series is long enough. */
  public int comparisonWindow(int periods) {
    return periods >= 3 * window ? window : shortWindow;
  }

  /** First day of the period that holds {@code day}. */
  public LocalDate start(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /** Start of the period {@code count} after the one starting at {@code start}. */
  public LocalDate plus(LocalDate start, int count) {
    return switch (this) {
      case DAY -> start.plusDays(count);
      case WEEK -> start.plusWeeks(count);
      case MONTH -> start.plusMonths(count);
      case QUARTER -> start.plusMonths(3L * count);
      case YEAR -> start.plusYears(count);
    };
  }
}
