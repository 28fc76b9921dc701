package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.aggregate.Cells;
import io.bi4j.core.internal.vector.Vector;

/**
 * Compares rows by their keys, nulls last in both directions, then by their place in the input.
 *
 * @param descending per key whether larger values come first
 */
record SortOrder(boolean[] descending) {

  int compare(Vector[] a, long placeA, int rowA, Vector[] b, long placeB, int rowB) {
    for (int k = 0; k < descending.length; k++) {
      boolean nullA = a[k].isNull(rowA);
      boolean nullB = b[k].isNull(rowB);
      int order;
      if (nullA || nullB) {
        order = Boolean.compare(nullA, nullB);
      } else {
        order = Cells.compare(a[k], rowA, b[k], rowB);
        order = descending[k] ? -order : order;
      }
      if (order != 0) {
        return order;
      }
    }
    return Long.compare(placeA, placeB);
  }
}
