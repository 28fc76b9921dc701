package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.Vector;

/**
 * {@code and} or {@code or} over any number of conditions. Each is evaluated only for the rows that
 * the ones before it left open, so it cannot fail for the others.
 */
final class ConnectiveEvaluator implements Evaluator {
  private final Evaluator[] operands;
  private final boolean decisive;
  private final BoolVector out = new BoolVector();
  private int[] open = new int[0];

  /**
   * @param decisive the value of one operand that decides the result: false for and, true for or
   */
  ConnectiveEvaluator(Evaluator[] operands, boolean decisive) {
    this.operands = operands;
    this.decisive = decisive;
  }

  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    out.reset(chunk.rows());
    if (open.length < count) {
      open = new int[Math.max(count, chunk.rows())];
    }
    boolean[] result = out.values;
    for (int k = 0; k < count; k++) {
      result[rows[k]] = !decisive;
    }
    int[] left = rows;
    int remaining = count;
    for (int i = 0; i < operands.length && remaining > 0; i++) {
      BoolVector operand = (BoolVector) operands[i].eval(chunk, left, remaining);
      remaining = decide(operand, left, remaining);
      left = open;
    }
    Nulls.blank(out);
    return out;
  }

  /** Sets the rows that an operand decides and keeps the others. */
  private int decide(BoolVector operand, int[] from, int count) {
    boolean[] values = operand.values;
    boolean[] result = out.values;
    boolean nulls = Nulls.hasAny(operand);
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = from[k];
      if (nulls && operand.isNull(row)) {
        out.setNull(row);
        open[kept++] = row;
      } else if (values[row] == decisive) {
        result[row] = decisive;
        out.clearNull(row);
      } else {
        open[kept++] = row;
      }
    }
    return kept;
  }
}
