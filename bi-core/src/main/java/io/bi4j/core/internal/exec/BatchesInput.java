package io.bi4j.core.internal.exec;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.vector.Vector;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Batches that are in memory already; their arrays are used without copying. */
public final class BatchesInput implements StageInput {
  private final Schema schema;
  private final List<RecordBatch> batches;
  private final String name;
  private final int node;
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * An input of batches.
   *
   * @param name the source for reject records
   * @param node the number of the step that reads them
   */
  public BatchesInput(Schema schema, List<RecordBatch> batches, String name, int node) {
    this.schema = schema;
    this.batches = batches;
    this.name = name;
    this.node = node;
  }

  @Override
  public WorkerInput open(WorkerContext context) {
    Chunk chunk = new Chunk(schema, context.errors());
    NodeCounter counter = context.counter(node);
    return out -> {
      int task = next.getAndIncrement();
      if (stopped || task >= batches.size()) {
        return false;
      }
      RecordBatch batch = batches.get(task);
      Vector[] vectors = batch.columns().stream().map(Vector::of).toArray(Vector[]::new);
      chunk.reset(batch.rowCount(), vectors, new BatchOrigin(name, rowsBefore(task), batch));
      chunk.sequence(task);
      counter.in += batch.rowCount();
      counter.out += batch.rowCount();
      context.run().addRowsRead(batch.rowCount());
      out.push(chunk);
      return true;
    };
  }

  private long rowsBefore(int task) {
    long rows = 0;
    for (int i = 0; i < task; i++) {
      rows += batches.get(i).rowCount();
    }
    return rows;
  }

  @Override
  public int maxWorkers() {
    return Math.max(1, batches.size());
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stopped = true;
  }

  private record BatchOrigin(String source, long before, RecordBatch batch) implements Origin {
    @Override
    public long byteOffset(int row) {
      return -1;
    }

    @Override
    public long rowNumber(int row) {
      return before + row + 1;
    }

    @Override
    public String rawCell(int row, int column) {
      return column < 0 || column >= batch.schema().columnCount()
          ? batch.row(row).toString()
          : String.valueOf(batch.column(column).valueAt(row));
    }
  }
}
