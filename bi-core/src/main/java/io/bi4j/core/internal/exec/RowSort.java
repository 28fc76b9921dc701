package io.bi4j.core.internal.exec;

/** Stable merge sort of row numbers; small ranges by insertion, ordered halves are left alone. */
final class RowSort {
  private static final int SMALL = 12;

  /** Compares two rows. */
  interface Order {
    /** Negative, zero or positive. */
    int compare(int a, int b);
  }

  private final Order order;

  private RowSort(Order order) {
    this.order = order;
  }

  /** The numbers from zero in order. */
  static int[] sorted(int count, Order order) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    new RowSort(order).sort(rows, new int[(count + 1) / 2], 0, count);
    return rows;
  }

  private void sort(int[] rows, int[] spare, int from, int to) {
    if (to - from <= SMALL) {
      insert(rows, from, to);
      return;
    }
    int middle = from + to >>> 1;
    sort(rows, spare, from, middle);
    sort(rows, spare, middle, to);
    if (order.compare(rows[middle - 1], rows[middle]) > 0) {
      merge(rows, spare, from, middle, to);
    }
  }

  private void insert(int[] rows, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int at = i;
      while (at > from && order.compare(rows[at - 1], row) > 0) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }

  private void merge(int[] rows, int[] spare, int from, int middle, int to) {
    int left = middle - from;
    System.arraycopy(rows, from, spare, 0, left);
    int i = 0;
    int j = middle;
    int at = from;
    while (i < left && j < to) {
      rows[at++] = order.compare(spare[i], rows[j]) <= 0 ? spare[i++] : rows[j++];
    }
    System.arraycopy(spare, i, rows, at, left - i);
  }
}
