package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.Vector;

/**
 * The body of a strict function: computes the cells of {@code out} at some rows. The null marks of
 * the inputs are in {@code out} already; cells of null rows may be computed from their zeros or
 * left alone, they are blanked afterwards. Rows that fail are reported and marked null.
 */
@FunctionalInterface
interface Kernel {
  void apply(Vector[] in, Vector out, Chunk chunk, int[] rows, int count);
}
