package io.bi4j.core.internal.exec;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.internal.spill.ColumnCodec;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import java.util.List;

/**
 * One worker's rows to sort: columns, keys and places. With a limit it keeps the first rows only.
 */
final class SortBuffer {
  private final List<DataType> types;
  private final int columnCount;
  private final SortOrder order;
  private final long limit;
  private Vector[] rows = new Vector[0];
  private Vector[] keys = new Vector[0];
  private LongVector places = new LongVector(DataType.INT64);

  /**
   * No rows yet.
   *
   * @param types of the columns, then of the keys
   * @param columnCount how many of them are columns
   */
  SortBuffer(List<DataType> types, int columnCount, SortOrder order, long limit) {
    this.types = types;
    this.columnCount = columnCount;
    this.order = order;
    this.limit = limit;
    clear();
  }

  private void clear() {
    Vector[] empty = new Vector[types.size() + 1];
    for (int i = 0; i < types.size(); i++) {
      empty[i] = Vector.of(types.get(i));
    }
    empty[types.size()] = new LongVector(DataType.INT64);
    take(empty);
  }

  private void take(Vector[] vectors) {
    rows = vectors;
    keys = Arrays.copyOfRange(vectors, columnCount, vectors.length - 1);
    places = (LongVector) vectors[vectors.length - 1];
  }

  int size() {
    return places.rows;
  }

  long retainedBytes() {
    long bytes = 0;
    for (Vector vector : rows) {
      bytes += vector.retainedBytes();
    }
    return bytes;
  }

  void add(Chunk chunk, int[] slots, Vector[] keyColumns) {
    int count = chunk.selected();
    for (int i = 0; i < columnCount; i++) {
      rows[i].appendAll(chunk.column(slots[i]), chunk.selection(), count);
    }
    for (int i = 0; i < keys.length; i++) {
      keys[i].appendAll(keyColumns[i], chunk.selection(), count);
    }
    for (int i = 0; i < count; i++) {
      places.appendLong(chunk.sequence());
    }
    if (limit >= 0 && size() / 2 - 2 * RecordBatch.MAX_ROWS >= limit) {
      keepFirst();
    }
  }

  private void keepFirst() {
    int[] first = order();
    Vector[] kept = new Vector[rows.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = rows[i].gather(first, first.length);
    }
    take(kept);
  }

  /** The rows in order, at most as many as the limit. */
  private int[] order() {
    long[] at = places.values;
    int[] sorted = RowSort.sorted(size(), (a, b) -> order.compare(keys, at[a], a, keys, at[b], b));
    return limit < 0 || limit >= sorted.length ? sorted : Arrays.copyOf(sorted, (int) limit);
  }

  /** The rows as a run that keeps the memory of this buffer. */
  SortRun toRun(int number) {
    return SortRun.inMemory(number, columnCount, rows, order());
  }

  /** Writes the rows as a run on disk and forgets them. */
  void spill(SortRun run, ColumnCodec codec) {
    int[] sorted = order();
    run.write(codec, rows, sorted, 0, sorted.length);
    clear();
  }
}
