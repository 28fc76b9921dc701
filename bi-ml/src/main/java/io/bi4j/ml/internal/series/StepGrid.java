package io.bi4j.ml.internal.series;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Times of a fixed raw distance: microseconds, or whole numbers.
 *
 * @param type TIMESTAMP, LOCAL_DATETIME or INT64
 * @param first the first raw time
 * @param distance the raw distance of two times
 */
public record StepGrid(DataType type, long first, long distance) implements TimeGrid {
  private static final long HOUR = 3_600_000_000L;
  private static final int LONGEST_SEASON = 60;

  public StepGrid {
    if (distance < 1) {
      throw new IllegalArgumentException("Times must increase, the step was " + distance);
    }
  }

  static int position(long raw, long first, long distance) {
    long from = raw - first;
    if (((raw ^ first) & (raw ^ from)) < 0) {
      return OFF; // the distance does not fit a long
    }
    long position = Math.floorDiv(from, distance);
    boolean on = position * distance == from && Math.abs(position) <= Integer.MAX_VALUE / 2;
    return on ? (int) position : OFF;
  }

  @Override
  public long rawAt(int position) {
    return first + distance * position;
  }

  @Override
  public int positionOf(long raw) {
    return position(raw, first, distance);
  }

  @Override
  public int usualSeason() {
    if (type.kind() == Kind.INT64) {
      return 1;
    }
    for (long cycle : new long[] {RawTime.DAY_MICROS, HOUR}) {
      if (cycle % distance == 0 && cycle / distance <= LONGEST_SEASON) {
        return (int) (cycle / distance);
      }
    }
    return 1;
  }

  @Override
  public String step() {
    if (type.kind() == Kind.INT64) {
      return distance == 1 ? "step" : "step of " + distance;
    }
    return distance == HOUR ? "hour" : Duration.of(distance, ChronoUnit.MICROS).toString();
  }
}
