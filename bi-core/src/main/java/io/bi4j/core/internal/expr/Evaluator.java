package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.Vector;

/**
 * Computes one column for some rows of a chunk whose inputs were required. Belongs to one worker;
 * it reuses its result, which is valid until the next call. Rows that cannot be computed are
 * reported to {@link Chunk#errors()}; the part of the expression that failed counts as null.
 */
public interface Evaluator {
  /**
   * Computes the first {@code count} of {@code rows}, which are selected physical rows in
   * increasing order; no other row is looked at.
   *
   * @return a vector indexed by physical row, defined at these rows; it may be a column of the
   *     chunk and must not be written to
   */
  Vector eval(Chunk chunk, int[] rows, int count);

  /** Computes all selected rows. */
  default Vector eval(Chunk chunk) {
    return eval(chunk, chunk.selection(), chunk.selected());
  }
}
