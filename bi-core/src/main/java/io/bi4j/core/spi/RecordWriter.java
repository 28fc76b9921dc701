package io.bi4j.core.spi;

import io.bi4j.core.data.RecordBatch;

/**
 * Writes the rows of one worker. Called by one thread at a time, though not always the same one.
 *
 * @since 0.1
 */
public interface RecordWriter extends AutoCloseable {
  /** Takes rows; they need not be visible to anybody before the commit. */
  void write(RecordBatch rows);

  /**
   * Makes all rows taken since the last flush ready to be committed: durable, but visible to nobody
   * where the sink can do that. More rows may follow.
   */
  PartToken flush();

  @Override
  void close();
}
