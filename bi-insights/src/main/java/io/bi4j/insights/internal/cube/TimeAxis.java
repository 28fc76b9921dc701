package io.bi4j.insights.internal.cube;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Consecutive complete periods: {@code length} of them, the first starting on {@code first}. */
public record TimeAxis(TimeGrain grain, LocalDate first, int length) {

  /** First day of period {@code index}. */
  public LocalDate startOf(int index) {
    return grain.plus(first, index);
  }

  /** Last day of period {@code index}. */
  public LocalDate endOf(int index) {
    return grain.plus(first, index + 1).minusDays(1);
  }

  /** The period that holds {@code day}, or -1 outside the axis. */
  public int indexOf(LocalDate day) {
    LocalDate start = grain.start(day);
    long index =
        switch (grain) {
          case DAY -> ChronoUnit.DAYS.between(first, start);
          case WEEK -> ChronoUnit.WEEKS.between(first, start);
          case MONTH -> ChronoUnit.MONTHS.between(first, start);
          case QUARTER -> ChronoUnit.MONTHS.between(first, start) / 3;
          case YEAR -> ChronoUnit.YEARS.between(first, start);
        };
    return start.isBefore(first) || index >= length ? -1 : (int) index;
  }

  /** The part of this axis from period {@code from} on. */
  public TimeAxis from(int from) {
    return new TimeAxis(grain, startOf(from), length - from);
  }
}
