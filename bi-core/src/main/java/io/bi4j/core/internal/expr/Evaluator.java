package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.Vector;

/**
 * Computes one column for the selected rows of a chunk whose inputs were required. Belongs to one
 * worker; it reuses its result, which is valid until the next call. Rows that cannot be computed are
 * reported to {@link Chunk#errors()} and left null.
 */
public interface Evaluator {
  /** A vector indexed by physical row, defined at the selected rows. */
  Vector eval(Chunk chunk);
}
