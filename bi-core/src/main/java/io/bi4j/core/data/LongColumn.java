package io.bi4j.core.data;

import io.bi4j.core.internal.vector.LongVector;

/**
 * Cells held in one long: INT64, DATE (days since 1970-01-01), TIME (microseconds of the day),
 * LOCAL_DATETIME (microseconds since 1970-01-01T00:00 on the wall clock), TIMESTAMP (microseconds
 * since the epoch, UTC) and DURATION (microseconds).
 *
 * @since 0.1
 */
public sealed interface LongColumn extends Column permits LongVector {

  /** The cell's raw value; 0 when it is null. */
  long longAt(int row);

  /** Copies {@code rows} raw values from row {@code from} on. */
  void copyTo(int from, long[] target, int at, int rows);
}
