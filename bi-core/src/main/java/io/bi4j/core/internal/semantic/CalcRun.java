package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.semantic.Calc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds the calculated columns of a query to its groups, then keeps the top rows. */
final class CalcRun {
  private final BoundQuery bound;
  private final Grid grid;

  CalcRun(BoundQuery bound, Grid grid) {
    this.bound = bound;
    this.grid = grid;
  }

  /** Refuses what is wrong with the calculations before anything is computed. */
  static void check(BoundQuery bound) {
    AdditivityCheck additivity = new AdditivityCheck(bound);
    for (Calc calc : bound.query().calcs()) {
      additivity.calc(calc);
      additivity.within(calc, within(calc));
    }
  }

  private static List<String> within(Calc calc) {
    if (calc instanceof Calc.Share share) {
      return share.within();
    }
    if (calc instanceof Calc.Rank rank) {
      return rank.within();
    }
    return calc instanceof Calc.Top top ? top.within() : List.of();
  }

  void run() {
    for (Calc calc : bound.query().calcs()) {
      if (!(calc instanceof Calc.Top)) {
        @Nullable Object[] values = values(calc);
        grid.add(Field.of(calc.column(), type(calc)), r -> values[r]);
      }
    }
    for (Calc calc : bound.query().calcs()) {
      if (calc instanceof Calc.Top top) {
        keepTop(top);
      }
    }
  }

  private DataType type(Calc calc) {
    int column = amount(calc);
    if (calc instanceof Calc.RunningTotal) {
      return Amounts.sumType(grid.type(column));
    }
    if (calc instanceof Calc.MovingAverage) {
      return Amounts.meanType(grid.type(column));
    }
    return calc instanceof Calc.Rank ? DataType.INT64 : DataType.FLOAT64;
  }

  private int amount(Calc calc) {
    int column = grid.ordinal(calc.measure());
    if (!(calc instanceof Calc.Rank) && !Amounts.isAmount(grid.type(column))) {
      throw QueryFailures.badQuery(
          "Calculation "
              + calc
              + " needs amounts, but \""
              + calc.measure()
              + "\" is "
              + grid.type(column)
              + ". Choose a numeric measure.");
    }
    return column;
  }

  private @Nullable Object[] values(Calc calc) {
    amount(calc);
    TimeCalcs times = new TimeCalcs(bound, grid);
    if (calc instanceof Calc.Share share) {
      return shares(share);
    }
    if (calc instanceof Calc.Rank rank) {
      return ranks(rank);
    }
    if (calc instanceof Calc.RunningTotal running) {
      return times.running(running);
    }
    return calc instanceof Calc.Growth growth
        ? times.growth(growth)
        : times.average((Calc.MovingAverage) calc);
  }

  private @Nullable Object[] shares(Calc.Share calc) {
    int column = grid.ordinal(calc.measure());
    @Nullable Object[] result = new @Nullable Object[grid.size()];
    for (List<Integer> rows : groups(calc.within())) {
      List<Object> values = new ArrayList<>();
      for (int r : rows) {
        Object value = grid.rows().get(r)[column];
        if (value != null) {
          values.add(value);
        }
      }
      if (!values.isEmpty()) {
        Object total = total(values);
        for (int r : rows) {
          Object value = grid.rows().get(r)[column];
          result[r] = value == null ? null : Amounts.ratio(value, total);
        }
      }
    }
    return result;
  }

  /** The sum of a group, in 38 digits where the measure has only 64 bits. */
  private static Object total(List<Object> values) {
    return values.get(0) instanceof Long
        ? Amounts.sum(
            values.stream().<Object>map(v -> java.math.BigDecimal.valueOf((Long) v)).toList())
        : Amounts.sum(values);
  }

  private @Nullable Object[] ranks(Calc.Rank calc) {
    int column = grid.ordinal(calc.measure());
    CellOrder order = CellOrder.of(!calc.ascending());
    @Nullable Object[] result = new @Nullable Object[grid.size()];
    for (List<Integer> rows : groups(calc.within())) {
      rows.sort((a, b) -> order.compare(grid.rows().get(a)[column], grid.rows().get(b)[column]));
      long rank = 0;
      for (int i = 0; i < rows.size(); i++) {
        Object value = grid.rows().get(rows.get(i))[column];
        Object before = i == 0 ? null : grid.rows().get(rows.get(i - 1))[column];
        if (value == null) {
          continue;
        }
        rank = before != null && order.compare(before, value) == 0 ? rank : i + 1;
        result[rows.get(i)] = rank;
      }
    }
    return result;
  }

  private void keepTop(Calc.Top calc) {
    int column = grid.ordinal(calc.measure());
    CellOrder order = CellOrder.of(!calc.ascending());
    Comparator<Integer> byValue =
        (a, b) -> order.compare(grid.rows().get(a)[column], grid.rows().get(b)[column]);
    Comparator<Integer> byKeys =
        (a, b) -> ResultOrder.byKeys(bound, grid).compare(grid.rows().get(a), grid.rows().get(b));
    boolean[] kept = new boolean[grid.size()];
    for (List<Integer> rows : groups(calc.within())) {
      rows.sort(byValue.thenComparing(byKeys));
      rows.stream()
          .filter(r -> grid.rows().get(r)[column] != null)
          .limit(calc.rows())
          .forEach(r -> kept[r] = true);
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int r = 0; r < kept.length; r++) {
      if (kept[r]) {
        rows.add(grid.rows().get(r));
      }
    }
    grid.rows(rows);
  }

  private Iterable<List<Integer>> groups(List<String> within) {
    int[] columns = within.stream().mapToInt(grid::ordinal).toArray();
    Map<List<@Nullable Object>, List<Integer>> groups = new HashMap<>();
    for (int r = 0; r < grid.size(); r++) {
      groups
          .computeIfAbsent(Grid.values(grid.rows().get(r), columns), k -> new ArrayList<>())
          .add(r);
    }
    return groups.values();
  }
}
