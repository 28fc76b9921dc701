package io.bi4j.ml.internal.series;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;

/**
 * Every so many days.
 *
 * @param type DATE, or a time of day at midnight
 * @param first days since 1970-01-01 of the first time
 * @param days days per step
 */
public record DayGrid(DataType type, long first, long days) implements TimeGrid {

  public DayGrid {
    if (days < 1) {
      throw new IllegalArgumentException("A grid of days has steps of at least 1, was " + days);
    }
  }

  /** Raw units per day. */
  static long unit(DataType type) {
    return type.kind() == Kind.DATE ? 1 : RawTime.DAY_MICROS;
  }

  @Override
  public long rawAt(int position) {
    return (first + days * position) * unit(type);
  }

  @Override
  public int positionOf(long raw) {
    return StepGrid.position(raw, first * unit(type), days * unit(type));
  }

  @Override
  public int usualSeason() {
    return days == 1 ? 7 : days == 7 ? 52 : 1;
  }

  @Override
  public String step() {
    return days == 1 ? "day" : days == 7 ? "week" : days + " days";
  }
}
