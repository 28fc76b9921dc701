package io.bi4j.core.spi;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.state.SplitPosition;
import java.time.Instant;

/**
 * What one call of {@link RecordReader#read()} brings.
 *
 * @since 0.1
 */
public sealed interface Read {
  /**
   * Rows.
   *
   * @param rows the rows, in the order of the source
   * @param position where reading can go on after these rows
   */
  record Batch(RecordBatch rows, SplitPosition position) implements Read {}

  /**
   * No rows at the moment.
   *
   * @param notBefore when it makes sense to ask again
   */
  record Idle(Instant notBefore) implements Read {}

  /** The split has ended. */
  record End() implements Read {}
}
