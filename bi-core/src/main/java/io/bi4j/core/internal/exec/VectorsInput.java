package io.bi4j.core.internal.exec;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.vector.Vector;

/** Columns of any length, handed out in runs of at most a batch. */
public final class VectorsInput extends NumberedInput {
  private final Vector[] columns;
  private final int rows;

  public VectorsInput(Schema schema, Vector[] columns) {
    super(schema, -1);
    this.columns = columns;
    this.rows = columns.length == 0 ? 0 : columns[0].rows;
  }

  @Override
  protected long tasks() {
    return ((long) rows + RecordBatch.MAX_ROWS - 1) / RecordBatch.MAX_ROWS;
  }

  @Override
  protected void fill(Chunk chunk, int task) {
    int from = task * RecordBatch.MAX_ROWS;
    int count = Math.min(RecordBatch.MAX_ROWS, rows - from);
    chunk.reset(count, slice(from, count), Origin.UNKNOWN);
  }

  private Vector[] slice(int from, int count) {
    if (count == rows) {
      return columns;
    }
    Vector[] slices = new Vector[columns.length];
    for (int i = 0; i < slices.length; i++) {
      slices[i] = columns[i].copyRange(from, count);
    }
    return slices;
  }
}
