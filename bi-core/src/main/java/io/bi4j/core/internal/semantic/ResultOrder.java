package io.bi4j.core.internal.semantic;

import io.bi4j.core.semantic.Order;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order of the rows of a result: as asked for, then by the keys. */
final class ResultOrder {
  private ResultOrder() {}

  static Comparator<@Nullable Object[]> of(BoundQuery bound, Grid grid) {
    Comparator<@Nullable Object[]> order = (a, b) -> 0;
    for (Order each : bound.query().orderBy()) {
      int column = grid.ordinal(each.column());
      CellOrder cells = CellOrder.of(each.descending());
      order = order.thenComparing((a, b) -> cells.compare(a[column], b[column]));
    }
    return order.thenComparing(byKeys(bound, grid));
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
