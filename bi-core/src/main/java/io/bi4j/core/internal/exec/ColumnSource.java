package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.vector.Vector;

/** Decodes columns of a chunk when a step first needs them. */
public interface ColumnSource {
  /** A source without columns. */
  ColumnSource NONE =
      (ordinal, chunk) -> {
        throw new IllegalStateException(
            "Column \"" + chunk.schema().field(ordinal).name() + "\" has no cells.");
      };

  /**
   * Decodes the selected rows of a column. Malformed cells are reported to {@link Chunk#errors()}
   * and left null.
   */
  Vector load(int ordinal, Chunk chunk);
}
