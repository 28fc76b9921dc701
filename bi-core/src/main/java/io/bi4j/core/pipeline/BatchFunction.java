package io.bi4j.core.pipeline;

import io.bi4j.core.data.RecordBatch;
import java.util.Optional;

/**
 * One worker's side of a {@link Transform}. Confined to one thread.
 *
 * @since 0.1
 */
public interface BatchFunction extends AutoCloseable {
  /**
   * Turns a batch into another of the output schema, which may have any number of rows.
   *
   * @throws io.bi4j.core.BiException when a row cannot be handled; the run fails
   */
  RecordBatch apply(RecordBatch rows);

  /** Rows that the function still held when the input ended. */
  default Optional<RecordBatch> finish() {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
