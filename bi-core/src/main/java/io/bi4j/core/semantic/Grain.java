package io.bi4j.core.semantic;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * A length of calendar time by which records are grouped. Periods begin on the wall clock of the
 * model's zone; a week begins on the calendar's first day of the week.
 *
 * @since 0.1
 */
public enum Grain {
  /** Seconds. */
  SECOND(ChronoUnit.SECONDS, 1),
  /** Minutes. */
  MINUTE(ChronoUnit.MINUTES, 1),
  /** Hours. */
  HOUR(ChronoUnit.HOURS, 1),
  /** Days. */
  DAY(ChronoUnit.DAYS, 1),
  /** Weeks of seven days. */
  WEEK(ChronoUnit.DAYS, 7),
  /** Calendar months. */
  MONTH(ChronoUnit.MONTHS, 1),
  /** Calendar quarters. */
  QUARTER(ChronoUnit.MONTHS, 3),
  /** Calendar years. */
  YEAR(ChronoUnit.YEARS, 1);

  private final ChronoUnit unit;
  private final int step;

  Grain(ChronoUnit unit, int step) {
    this.unit = unit;
    this.step = step;
  }

  /** The start of the period that holds a moment. */
  public LocalDateTime startOf(LocalDateTime moment, DayOfWeek weekStart) {
    return switch (this) {
      case SECOND, MINUTE, HOUR, DAY -> moment.truncatedTo(unit);
      case WEEK ->
          moment.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(weekStart));
      case MONTH -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
      case QUARTER ->
          moment
              .truncatedTo(ChronoUnit.DAYS)
              .withDayOfMonth(1)
              .withMonth((moment.getMonthValue() - 1) / 3 * 3 + 1);
      case YEAR -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
    };
  }

  /** Whether a moment is the start of a period. */
  public boolean isStart(LocalDateTime moment, DayOfWeek weekStart) {
    return startOf(moment, weekStart).equals(moment);
  }

  /** The moment some periods later, or earlier when negative. */
  public LocalDateTime plus(LocalDateTime moment, long periods) {
    return moment.plus(Math.multiplyExact(periods, step), unit);
  }

  /** How many whole periods lie from one start to a later one. */
  public long between(LocalDateTime from, LocalDateTime to) {
    return unit.between(from, to) / step;
  }

  /** Whether periods of this grain are longer than those of another. */
  public boolean isCoarserThan(Grain other) {
    return compareTo(other) > 0;
  }

  /** Whether the grain is a day or longer, so that dates suffice. */
  public boolean isCalendar() {
    return compareTo(DAY) >= 0;
  }

  /** Whether each period of a coarser grain consists of whole periods of this one. */
  public boolean nestsIn(Grain coarser) {
    return this == coarser || (coarser.isCoarserThan(this) && (this != WEEK || coarser == WEEK));
  }
}
