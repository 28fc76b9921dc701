package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.Vector;

/**
 * The value of the first condition that is true. Conditions are evaluated only for rows that are
 * still open, values only for the rows that take them.
 */
final class CaseEvaluator implements Evaluator {
  private final Evaluator[] conditions;
  private final Evaluator[] values;
  private final Choice choice;
  private int[] open = new int[0];
  private int[] taken = new int[0];

  /**
   * @param values one per condition, and one more when there is an else
   */
  CaseEvaluator(DataType type, Evaluator[] conditions, Evaluator[] values) {
    this.conditions = conditions;
    this.values = values;
    this.choice = new Choice(type, values.length);
  }

  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    if (open.length < count) {
      open = new int[Math.max(count, chunk.rows())];
      taken = new int[open.length];
    }
    choice.begin(chunk, rows, count);
    int[] left = rows;
    int remaining = count;
    for (int i = 0; i < conditions.length && remaining > 0; i++) {
      BoolVector condition = (BoolVector) conditions[i].eval(chunk, left, remaining);
      remaining = branch(chunk, i, condition, left, remaining);
      left = open;
    }
    if (values.length > conditions.length && remaining > 0) {
      take(chunk, conditions.length, left, remaining);
    }
    return choice.finish(chunk, rows, count);
  }

  private int branch(Chunk chunk, int number, BoolVector condition, int[] from, int count) {
    int kept = 0;
    int took = 0;
    for (int k = 0; k < count; k++) {
      int row = from[k];
      if (condition.values[row] && !condition.isNull(row)) {
        taken[took++] = row;
      } else {
        open[kept++] = row;
      }
    }
    if (took > 0) {
      take(chunk, number, taken, took);
    }
    return kept;
  }

  private void take(Chunk chunk, int number, int[] rows, int count) {
    choice.source(number, values[number].eval(chunk, rows, count));
    for (int k = 0; k < count; k++) {
      choice.chosen[rows[k]] = number;
    }
  }
}
