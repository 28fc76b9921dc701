package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.StructVector;
import io.bi4j.core.internal.vector.Vector;

/** A field of a struct; handed out as it is unless some struct is null. */
final class FieldEvaluator implements Evaluator {
  private final Evaluator struct;
  private final int ordinal;
  private final Vector out;
  private final CellWriter writer;

  FieldEvaluator(Evaluator struct, int ordinal, DataType type) {
    this.struct = struct;
    this.ordinal = ordinal;
    this.out = Vector.of(type);
    this.writer = new CellWriter(out);
  }

  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    StructVector structs = (StructVector) struct.eval(chunk, rows, count);
    Vector field = structs.childVector(ordinal);
    if (!Nulls.hasAny(structs)) {
      return field;
    }
    writer.begin(chunk.rows());
    for (int k = 0; k < count; k++) {
      int row = rows[k];
      if (structs.isNull(row)) {
        writer.setNull(row);
      } else {
        writer.copy(row, field, row);
      }
    }
    writer.end(chunk.rows());
    return out;
  }
}
