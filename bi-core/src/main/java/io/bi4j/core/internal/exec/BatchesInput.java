package io.bi4j.core.internal.exec;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.vector.Vector;
import io.bi4j.core.json.JsonObject;
import java.util.List;

/** Batches that are in memory already; their arrays are used without copying. */
public final class BatchesInput extends NumberedInput {
  private final List<RecordBatch> batches;
  private final long[] rowsBefore;
  private final String name;

  /**
   * An input of batches.
   *
   * @param name the source for reject records
   * @param node the number of the step that reads them
   */
  public BatchesInput(Schema schema, List<RecordBatch> batches, String name, int node) {
    super(schema, node);
    this.batches = batches;
    this.name = name;
    this.rowsBefore = new long[batches.size() + 1];
    for (int i = 0; i < batches.size(); i++) {
      rowsBefore[i + 1] = rowsBefore[i] + batches.get(i).rowCount();
    }
  }

  /** The batches from a position on; rows keep their numbers. */
  public static BatchesInput from(
      Schema schema, List<RecordBatch> batches, String name, int node, JsonObject position) {
    BatchesInput input = new BatchesInput(schema, batches, name, node);
    input.startAt(position);
    return input;
  }

  @Override
  protected long tasks() {
    return batches.size();
  }

  @Override
  protected void fill(Chunk chunk, int task) {
    RecordBatch batch = batches.get(task);
    Vector[] vectors = batch.columns().stream().map(Vector::of).toArray(Vector[]::new);
    chunk.reset(batch.rowCount(), vectors, new BatchOrigin(name, rowsBefore[task], batch));
  }
}
