package io.bi4j.core.internal.semantic;

import io.bi4j.core.semantic.Order;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order of the rows of a result: as asked for, then by the keys. */
final class ResultOrder {
  private ResultOrder() {}

  static Comparator<@Nullable Object[]> of(BoundQuery bound, Grid grid) {
    Comparator<@Nullable Object[]> byKeys = byKeys(bound, grid);
    Comparator<@Nullable Object[]> order = null;
    for (Order each : bound.query().orderBy()) {
      int column = grid.ordinal(each.column());
      CellOrder cells = CellOrder.of(each.descending());
      Comparator<@Nullable Object[]> next = (a, b) -> cells.compare(a[column], b[column]);
      order = order == null ? next : order.thenComparing(next);
    }
    return order == null ? byKeys : order.thenComparing(byKeys);
  }

  static Comparator<@Nullable Object[]> byKeys(BoundQuery bound, Grid grid) {
    int[] keys = bound.keyColumns().stream().mapToInt(grid::ordinal).toArray();
    return (a, b) -> {
      for (int key : keys) {
        int order = CellOrder.ASCENDING.compare(a[key], b[key]);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }
}
