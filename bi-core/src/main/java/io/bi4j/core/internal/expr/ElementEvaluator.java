package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.ListVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MapVector;
import io.bi4j.core.internal.vector.Vector;

/**
 * The element of a list at a position, counted from 1 or from the end with -1, or the value of a
 * map for a key. What is not there is null; of equal keys the last counts.
 */
final class ElementEvaluator implements Evaluator {
  private static final int MISSING = -1;

  private final Evaluator nested;
  private final Evaluator which;
  private final DataType whichType;
  private final Vector out;
  private final CellWriter writer;

  ElementEvaluator(Evaluator nested, Evaluator which, DataType whichType, DataType type) {
    this.nested = nested;
    this.which = which;
    this.whichType = whichType;
    this.out = Vector.of(type);
    this.writer = new CellWriter(out);
  }

  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    Vector from = nested.eval(chunk, rows, count);
    Vector keys = which.eval(chunk, rows, count);
    writer.begin(chunk.rows());
    if (from instanceof ListVector list) {
      for (int k = 0; k < count; k++) {
        put(rows[k], list.elementVector(), at(list, (LongVector) keys, rows[k]));
      }
    } else {
      MapVector map = (MapVector) from;
      CellOrder order = CellOrder.of(whichType);
      for (int k = 0; k < count; k++) {
        put(rows[k], map.valueVector(), at(map, keys, rows[k], order));
      }
    }
    writer.end(chunk.rows());
    return out;
  }

  private void put(int row, Vector source, int at) {
    if (at == MISSING) {
      writer.setNull(row);
    } else {
      writer.copy(row, source, at);
    }
  }

  private static int at(ListVector list, LongVector positions, int row) {
    if (list.isNull(row) || positions.isNull(row)) {
      return MISSING;
    }
    long position = positions.values[row];
    int start = list.startAt(row);
    int end = list.endAt(row);
    long size = (long) end - start;
    if (position == 0 || position > size || position < -size) {
      return MISSING;
    }
    return (int) (position > 0 ? start + position - 1 : end + position);
  }

  private static int at(MapVector map, Vector keys, int row, CellOrder order) {
    if (map.isNull(row) || keys.isNull(row)) {
      return MISSING;
    }
    Vector entries = map.keyVector();
    for (int i = map.endAt(row) - 1; i >= map.startAt(row); i--) {
      if (order.compare(entries, i, keys, row) == 0) {
        return i;
      }
    }
    return MISSING;
  }
}
