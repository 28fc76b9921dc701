package io.bi4j.core.data;

import io.bi4j.core.internal.vector.MapVector;

/**
 * Cells of type MAP. The entries of row {@code r} are rows {@code startAt(r)} to {@code endAt(r)}
 * (exclusive) of {@link #keys()} and {@link #values()}.
 *
 * @since 0.1
 */
public sealed interface MapColumn extends Column permits MapVector {

  /** The keys of all rows, one after the other. */
  Column keys();

  /** The values of all rows, one after the other. */
  Column values();

  /** First entry of a row. */
  int startAt(int row);

  /** One past the last entry of a row. */
  int endAt(int row);
}
