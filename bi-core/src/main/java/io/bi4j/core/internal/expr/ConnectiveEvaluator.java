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
    boolean nulls = false;
    int[] left = rows;
    int remaining = count;
    for (int i = 0; i < operands.length && remaining > 0; i++) {
      BoolVector operand = (BoolVector) operands[i].eval(chunk, left, remaining);
      nulls |= Nulls.hasAny(operand);
      remaining = nulls ? decideNulls(operand, left, remaining) : decide(operand, left, remaining);
      left = open;
    }
    Nulls.blank(out);
    return out;
  }

  /** Takes the answers over and keeps the rows that they do not decide; no branch to mispredict. */
  private int decide(BoolVector operand, int[] from, int count) {
    boolean[] values = operand.values;
    boolean[] result = out.values;
    int[] undecided = open;
    boolean expected = decisive;
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = from[k];
      boolean value = values[row];
      result[row] = value;
      undecided[kept] = row;
      kept += value != expected ? 1 : 0;
    }
    return kept;
  }

  /** A null answer keeps the row open; its result is null unless a later answer decides. */
  private int decideNulls(BoolVector operand, int[] from, int count) {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = from[k];
      if (operand.isNull(row)) {
        out.setNull(row);
        open[kept++] = row;
      } else {
        out.values[row] = operand.values[row];
        if (operand.values[row] == decisive) {
          out.clearNull(row);
        } else {
          open[kept++] = row;
        }
      }
    }
    return kept;
  }
}
