package io.bi4j.core.internal.exec;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Batches in memory that workers read themselves.
 *
 * @param name the source for reject records
 */
public record BatchesSource(String name, Schema schema, List<RecordBatch> batches)
    implements FusedInput {
  @Override
  public StageInput open(Schema chunkSchema, int node) {
    return new BatchesInput(chunkSchema, batches, name, node);
  }

  @Override
  public Optional<String> identity() {
    long rows = batches.stream().mapToLong(RecordBatch::rowCount).sum();
    return Optional.of(rows + " rows in " + batches.size() + " batches");
  }

  @Override
  public StageInput open(Schema chunkSchema, int node, JsonObject position) {
    return BatchesInput.from(chunkSchema, batches, name, node, position);
  }
}
