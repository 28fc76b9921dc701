package io.bi4j.core.internal.match;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.Origin;
import io.bi4j.core.internal.vector.Vector;
import java.util.function.Consumer;

/** Copies left rows as often as they have matches, in pieces of about a batch. */
final class JoinCopies {
  private final Chunk out;
  private final JoinStep.Left left;
  private final JoinStep.Right right;
  private final Vector[] rightColumns;
  private int[] rows = new int[RecordBatch.MAX_ROWS];
  private long[] matches = new long[RecordBatch.MAX_ROWS];
  private int count;

  JoinCopies(Chunk out, JoinStep.Left left, JoinStep.Right right) {
    this.out = out;
    this.left = left;
    this.right = right;
    this.rightColumns = new Vector[right.slots().length];
    for (int c = 0; c < rightColumns.length; c++) {
      rightColumns[c] = Vector.of(out.schema().field(right.slots()[c]).type());
    }
  }

  /** A vector for a right column, used for one chunk at a time. */
  Vector rightColumn(int index) {
    return rightColumns[index];
  }

  /**
   * Copies the rows of a chunk.
   *
   * @param found the first match of each physical row
   * @param keepUnmatched whether rows without a match go on too
   */
  void copy(
      BuildTable table, Chunk chunk, long[] found, boolean keepUnmatched, Consumer<Chunk> next) {
    chunk.require(left.rows());
    count = 0;
    for (int i = 0; i < chunk.selected(); i++) {
      int row = chunk.selection()[i];
      long match = found[row];
      if (match == BuildTable.NONE && keepUnmatched) {
        add(table, chunk, row, match, next);
      }
      while (match != BuildTable.NONE) {
        add(table, chunk, row, match, next);
        match = table.next(match);
      }
    }
    flush(table, chunk, next);
  }

  private void add(BuildTable table, Chunk chunk, int row, long match, Consumer<Chunk> next) {
    if (count == RecordBatch.MAX_ROWS) {
      flush(table, chunk, next);
    }
    rows[count] = row;
    matches[count++] = match;
  }

  private void flush(BuildTable table, Chunk chunk, Consumer<Chunk> next) {
    if (count == 0) {
      return;
    }
    out.reset(count, new Vector[0], Origin.UNKNOWN);
    for (int slot : left.rows()) {
      out.set(slot, chunk.column(slot).gather(rows, count));
    }
    for (int c = 0; c < rightColumns.length; c++) {
      Vector column = rightColumns[c];
      column.clear();
      column.reserve(count);
      for (int i = 0; i < count; i++) {
        if (matches[i] == BuildTable.NONE) {
          column.appendNull();
        } else {
          table.append(matches[i], right.columns()[c], column);
        }
      }
      out.set(right.slots()[c], column);
    }
    out.sequence(chunk.sequence());
    count = 0;
    next.accept(out);
  }
}
