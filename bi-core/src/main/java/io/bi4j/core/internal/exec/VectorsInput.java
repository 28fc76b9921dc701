package io.bi4j.core.internal.exec;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.vector.Vector;
import java.util.concurrent.atomic.AtomicInteger;

/** Columns of any length, handed out in runs of at most a batch. */
public final class VectorsInput implements StageInput {
  private final Schema schema;
  private final Vector[] columns;
  private final int rows;
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean stopped;

  public VectorsInput(Schema schema, Vector[] columns) {
    this.schema = schema;
    this.columns = columns;
    this.rows = columns.length == 0 ? 0 : columns[0].rows;
  }

  @Override
  public WorkerInput open(WorkerContext context) {
    Chunk chunk = new Chunk(schema, context.errors());
    return out -> {
      int task = next.getAndIncrement();
      long from = (long) task * RecordBatch.MAX_ROWS;
      if (stopped || from >= rows) {
        return false;
      }
      int count = (int) Math.min(RecordBatch.MAX_ROWS, rows - from);
      chunk.reset(count, slice((int) from, count), Origin.UNKNOWN);
      chunk.sequence(task);
      out.push(chunk);
      return true;
    };
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

  @Override
  public int maxWorkers() {
    return 1 + rows / RecordBatch.MAX_ROWS;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stopped = true;
  }
}
