package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.Vector;

/** The first value that is not null; each is evaluated only for rows that are still open. */
final class CoalesceEvaluator implements Evaluator {
  private final Evaluator[] values;
  private final Choice choice;
  private int[] open = new int[0];

  CoalesceEvaluator(DataType type, Evaluator[] values) {
    this.values = values;
    this.choice = new Choice(type, values.length);
  }

  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    if (open.length < count) {
      open = new int[Math.max(count, chunk.rows())];
    }
    choice.begin(chunk, rows, count);
    int[] left = rows;
    int remaining = count;
    for (int i = 0; i < values.length && remaining > 0; i++) {
      Vector value = values[i].eval(chunk, left, remaining);
      choice.source(i, value);
      int kept = 0;
      for (int k = 0; k < remaining; k++) {
        int row = left[k];
        if (value.isNull(row)) {
          open[kept++] = row;
        } else {
          choice.chosen[row] = i;
        }
      }
      remaining = kept;
      left = open;
    }
    return choice.finish(chunk, rows, count);
  }
}
