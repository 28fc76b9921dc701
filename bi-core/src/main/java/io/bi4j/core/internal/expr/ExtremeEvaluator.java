package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.Vector;

/** The largest or smallest of several values; nulls do not take part. */
final class ExtremeEvaluator implements Evaluator {
  private final Evaluator[] values;
  private final Choice choice;
  private final CellOrder order;
  private final boolean largest;

  ExtremeEvaluator(DataType type, Evaluator[] values, boolean largest) {
    this.values = values;
    this.choice = new Choice(type, values.length);
    this.order = CellOrder.of(type);
    this.largest = largest;
  }

  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    Vector[] vectors = new Vector[values.length];
    for (int i = 0; i < values.length; i++) {
      vectors[i] = values[i].eval(chunk, rows, count);
      choice.source(i, vectors[i]);
    }
    choice.begin(chunk, rows, count);
    for (int k = 0; k < count; k++) {
      choice.chosen[rows[k]] = best(vectors, rows[k]);
    }
    return choice.finish(chunk, rows, count);
  }

  private int best(Vector[] vectors, int row) {
    int best = Choice.NONE;
    for (int i = 0; i < vectors.length; i++) {
      if (!vectors[i].isNull(row) && (best < 0 || beats(vectors[i], vectors[best], row))) {
        best = i;
      }
    }
    return best;
  }

  private boolean beats(Vector challenger, Vector champion, int row) {
    int sign = order.compare(challenger, row, champion, row);
    return largest ? sign > 0 : sign < 0;
  }
}
