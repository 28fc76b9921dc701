package io.bi4j.core.internal.exec;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import java.util.List;

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
}
