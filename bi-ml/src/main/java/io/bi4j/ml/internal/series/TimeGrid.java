package io.bi4j.ml.internal.series;

import io.bi4j.core.data.DataType;

/**
 * Evenly spaced times: position 0 is the first, and positions go on beyond the last. Times are the
 * raw values of their column: days, microseconds, whole numbers, or the bits of a double.
 * Immutable.
 */
public interface TimeGrid {

  /** The type of the time column. */
  DataType type();

  /** The raw time at a position, which may lie before or after the known ones. */
  long rawAt(int position);

  /** The position of a raw time, or {@link #OFF} when it does not lie on the grid. */
  int positionOf(long raw);

  /** How many steps usually make up a season, 1 for none. */
  int usualSeason();

  /** The step in words, for example {@code month}. */
  String step();

  /** No position. */
  int OFF = Integer.MIN_VALUE;

  /** A time as people write it. */
  default String label(int position) {
    return RawTime.text(type(), rawAt(position));
  }
}
