package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;

/** A source whose reading is done by the CPU workers themselves, without a queue between. */
public interface FusedSource {
  /** Looks at the source once: columns, types, encoding. */
  Prepared prepare();

  /** A source that was looked at; may be opened any number of times. */
  interface Prepared {
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
}
