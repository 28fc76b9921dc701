package io.bi4j.core.internal.aggregate;

import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/**
 * One chosen cell per group of some columns. Cells that were replaced stay behind until more than
 * half are dead; then the living are copied together.
 */
final class BestRows {
  private Vector[] columns;
  private int[] rowOf = new int[0];
  private int groups;
  private int living;

  BestRows(Vector... columns) {
    this.columns = columns;
  }

  void ensureGroups(int count) {
    if (count > rowOf.length) {
      int from = rowOf.length;
      rowOf = Arrays.copyOf(rowOf, Math.max(count, from * 2));
      Arrays.fill(rowOf, from, rowOf.length, -1);
    }
    groups = Math.max(groups, count);
  }

  boolean isEmpty(int group) {
    return rowOf[group] < 0;
  }

  int row(int group) {
    return rowOf[group];
  }

  Vector column(int index) {
    return columns[index];
  }

  /** Chooses the cells of a row of other vectors for a group. */
  void choose(int group, Vector[] sources, int row) {
    if (rowOf[group] < 0) {
      living++;
    }
    rowOf[group] = columns[0].rows;
    for (int i = 0; i < columns.length; i++) {
      columns[i].appendFrom(sources[i], row);
    }
    if (columns[0].rows > 1024 && columns[0].rows > 2 * living) {
      compact();
    }
  }

  private void compact() {
    int[] kept = new int[living];
    int size = 0;
    for (int group = 0; group < groups; group++) {
      if (rowOf[group] >= 0) {
        kept[size] = rowOf[group];
        rowOf[group] = size++;
      }
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i] = columns[i].gather(kept, size);
    }
  }

  /** A column with one row per group; null where nothing was chosen. */
  Vector byGroup(int index, int groupCount) {
    Vector out = Vector.of(columns[index].type());
    out.reserve(groupCount);
    for (int group = 0; group < groupCount; group++) {
      if (rowOf[group] < 0) {
        out.appendNull();
      } else {
        out.appendFrom(columns[index], rowOf[group]);
      }
    }
    return out;
  }

  int groups() {
    return groups;
  }

  long retainedBytes() {
    long bytes = 4L * rowOf.length;
    for (Vector column : columns) {
      bytes += column.retainedBytes();
    }
    return bytes;
  }
}
