package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.Vector;

/** Whether a value is null, or is not. */
final class NullTestEvaluator implements Evaluator {
  private final Evaluator value;
  private final boolean expected;
  private final BoolVector out = new BoolVector();

  NullTestEvaluator(Evaluator value, boolean expected) {
    this.value = value;
    this.expected = expected;
  }

  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    Vector tested = value.eval(chunk, rows, count);
    out.reset(chunk.rows());
    boolean[] result = out.values;
    for (int k = 0; k < count; k++) {
      int row = rows[k];
      result[row] = tested.isNull(row) == expected;
    }
    return out;
  }
}
