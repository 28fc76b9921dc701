package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;

/**
 * A source that was looked at (columns, types, encoding) and whose reading can be done by the CPU
 * workers themselves, without a queue between. May be opened any number of times.
 */
public interface FusedInput {
  /** The columns. */
  Schema schema();

  /**
   * Opens the source for one stage.
   *
   * @param chunkSchema the columns of the stage's chunks; the first are those of the source
   * @param node the number of the step that reads
   */
  StageInput open(Schema chunkSchema, int node);
}
