package io.bi4j.core.internal.match;

import io.bi4j.core.internal.spill.ColumnCodec;
import io.bi4j.core.internal.spill.SpillFile;
import io.bi4j.core.internal.vector.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Rows that an operator keeps, in memory or on disk. Written by one worker, read by others after
 * the stage of the writer has ended.
 */
final class RowBlock {
  final long sequence;
  final int rows;
  private final long bytes;
  private Vector @Nullable [] columns;
  private @Nullable SpillFile file;
  private SpillFile.@Nullable Place place;

  RowBlock(long sequence, int rows, Vector[] columns) {
    this.sequence = sequence;
    this.rows = rows;
    this.columns = columns;
    long held = 64;
    for (Vector column : columns) {
      held += column.retainedBytes();
    }
    this.bytes = held;
  }

  /** Bytes of heap; zero when the rows are on disk. */
  long retainedBytes() {
    return columns == null ? 0 : bytes;
  }

  boolean isInMemory() {
    return columns != null;
  }

  /** The columns; reads them when they are on disk. */
  Vector[] columns() {
    if (columns != null) {
      return columns;
    }
    if (file == null || place == null) {
      throw new IllegalStateException("The rows of this block were given away.");
    }
    return file.read(place);
  }

  /** Moves the rows to disk. */
  void spill(SpillFile to, ColumnCodec codec) {
    Vector[] held = columns;
    if (held != null) {
      int[] all = new int[rows];
      for (int i = 0; i < rows; i++) {
        all[i] = i;
      }
      place = to.write(codec, held, all, rows);
      file = to;
      columns = null;
    }
  }

  /** The columns, which this block forgets. */
  Vector[] take() {
    Vector[] taken = columns();
    columns = null;
    return taken;
  }
}
