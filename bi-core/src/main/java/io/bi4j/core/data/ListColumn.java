package io.bi4j.core.data;

import io.bi4j.core.internal.vector.ListVector;

/**
 * Cells of type LIST. The elements of row {@code r} are rows {@code startAt(r)} to {@code endAt(r)}
 * (exclusive) of {@link #elements()}.
 *
 * @since 0.1
 */
public sealed interface ListColumn extends Column permits ListVector {

  /** The elements of all rows, one after the other. */
  Column elements();

  /** First element of a row. */
  int startAt(int row);

  /** One past the last element of a row; equal to {@link #startAt(int)} for empty and null. */
  int endAt(int row);
}
