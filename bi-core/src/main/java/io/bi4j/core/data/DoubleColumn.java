package io.bi4j.core.data;

import io.bi4j.core.internal.vector.DoubleVector;

/**
 * Cells of type FLOAT64.
 *
 * @since 0.1
 */
public sealed interface DoubleColumn extends Column permits DoubleVector {

  /** The cell; 0.0 when it is null. */
  double doubleAt(int row);

  /** Copies {@code rows} values from row {@code from} on. */
  void copyTo(int from, double[] target, int at, int rows);
}
