package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.Vector;

/** Hands out a column of the chunk as it is. */
record ColumnEvaluator(int ordinal) implements Evaluator {
  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    return chunk.column(ordinal);
  }
}
