package io.bi4j.core.data;

import io.bi4j.core.internal.vector.BoolVector;

/**
 * Cells of type BOOL.
 *
 * @since 0.1
 */
public sealed interface BoolColumn extends Column permits BoolVector {

  /** The cell; false when it is null. */
  boolean boolAt(int row);

  /** Copies {@code rows} values from row {@code from} on. */
  void copyTo(int from, boolean[] target, int at, int rows);
}
