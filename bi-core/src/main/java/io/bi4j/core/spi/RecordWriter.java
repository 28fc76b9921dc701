package io.bi4j.core.spi;

import io.bi4j.core.data.RecordBatch;

/**
 * Writes the rows of one worker. Confined to one thread.
 *
 * @since 0.1
 */
public interface RecordWriter extends AutoCloseable {
  /** Takes rows; they need not be visible to anybody before the commit. */
  void write(RecordBatch rows);

  /** Makes all rows taken so far ready to be committed. */
  PartToken flush();

  @Override
  void close();
}
