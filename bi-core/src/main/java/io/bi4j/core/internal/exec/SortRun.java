package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.spill.ColumnCodec;
import io.bi4j.core.internal.spill.SpillFile;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Rows in order, in memory or on disk, read once from front to back. A row is the columns, then the
 * keys, then the place in the input. Confined to one thread at a time.
 */
final class SortRun {
  /** Rows of a block on disk: many runs are read at the same time. */
  static final int BLOCK_ROWS = 1024;

  /** The earlier run of two wins when rows have equal keys and places. */
  final int number;

  private final int columnCount;
  private final Deque<SpillFile.Place> blocks = new ArrayDeque<>();
  private @Nullable SpillFile file;
  private Vector[] block = new Vector[0];
  private int @Nullable [] order;
  private int count;
  private int next;

  /** The row that comes next: where it stands in the columns of the block. */
  int row;

  /** Its place in the input. */
  long place;

  private Vector[] keys = new Vector[0];

  private SortRun(int number, int columnCount) {
    this.number = number;
    this.columnCount = columnCount;
  }

  /** A run in memory: rows of vectors in an order. */
  static SortRun inMemory(int number, int columnCount, Vector[] rows, int[] order) {
    SortRun run = new SortRun(number, columnCount);
    run.order = order;
    run.count = order.length;
    run.take(rows);
    return run;
  }

  /** A run that is written block by block. */
  static SortRun onDisk(int number, int columnCount, SpillFile file) {
    SortRun run = new SortRun(number, columnCount);
    run.file = file;
    return run;
  }

  /** Adds rows behind those of a run on disk. */
  void write(ColumnCodec codec, Vector[] rows, int[] chosen, int from, int to) {
    SpillFile target = file;
    if (target == null) {
      throw new IllegalStateException("This run is in memory.");
    }
    for (int at = from; at < to; at += BLOCK_ROWS) {
      int size = Math.min(BLOCK_ROWS, to - at);
      int[] slice = new int[size];
      System.arraycopy(chosen, at, slice, 0, size);
      blocks.add(target.write(codec, rows, slice, size));
    }
  }

  private void take(Vector[] rows) {
    block = rows;
    keys = new Vector[rows.length - columnCount - 1];
    System.arraycopy(rows, columnCount, keys, 0, keys.length);
    next = 0;
  }

  /** Goes to the next row; false when there is none. */
  boolean advance() {
    if (next == count) {
      SpillFile.Place place = blocks.poll();
      if (place == null || file == null) {
        block = new Vector[0];
        return false;
      }
      take(file.read(place));
      count = place.rows();
    }
    row = order == null ? next : order[next];
    next++;
    place = ((LongVector) block[block.length - 1]).values[row];
    return true;
  }

  Vector[] keys() {
    return keys;
  }

  /** Columns, keys and places of the block that holds the next row. */
  Vector[] block() {
    return block;
  }
}
