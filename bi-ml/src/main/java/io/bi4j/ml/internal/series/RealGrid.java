package io.bi4j.ml.internal.series;

import io.bi4j.core.data.DataType;

/**
 * Times as doubles of nearly equal distance, such as decimal years.
 *
 * @param first the first time
 * @param distance the mean distance
 */
public record RealGrid(double first, double distance) implements TimeGrid {
  private static final double TOLERANCE = 0.05;

  public RealGrid {
    if (!(distance > 0 && Double.isFinite(first + distance))) {
      throw new IllegalArgumentException("Times must increase, the step was " + distance);
    }
  }

  @Override
  public DataType type() {
    return DataType.FLOAT64;
  }

  @Override
  public long rawAt(int position) {
    return Double.doubleToLongBits(first + distance * position);
  }

  @Override
  public int positionOf(long raw) {
    double steps = (Double.longBitsToDouble(raw) - first) / distance;
    if (!(Math.abs(steps) < Integer.MAX_VALUE / 2.0)) {
      return OFF;
    }
    long nearest = Math.round(steps);
    return Math.abs(steps - nearest) <= TOLERANCE ? (int) nearest : OFF;
  }

  /** Twelve or four steps per unit are months or quarters of decimal years. */
  @Override
  public int usualSeason() {
    double perUnit = 1 / distance;
    boolean year = first >= 1000 && first < 3000;
    for (int season : new int[] {12, 4}) {
      if (year && Math.abs(perUnit - season) < 0.01 * season) {
        return season;
      }
    }
    return 1;
  }

  @Override
  public String step() {
    int season = usualSeason();
    return season == 12 ? "month" : season == 4 ? "quarter" : "step of " + distance;
  }
}
