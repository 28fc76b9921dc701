package io.bi4j.core.internal.semantic;

import io.bi4j.core.semantic.Calc;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calculations that look at other periods: running total, growth, moving average. */
final class TimeCalcs {
  private final BoundQuery bound;
  private final Grid grid;
  private final WallClock clock;

  TimeCalcs(BoundQuery bound, Grid grid) {
    this.bound = bound;
    this.grid = grid;
    this.clock = new WallClock(bound.calendar().zone());
  }

  static BoundKey timeKey(BoundQuery bound, Calc calc) {
    return bound
        .timeKey()
        .orElseThrow(
            () ->
                QueryFailures.badQuery(
                    "Calculation "
                        + calc
                        + " goes along the time, so the query must group by exactly"
                        + " one time. Its keys are: "
                        + String.join(", ", bound.keyColumns())
                        + "."));
  }

  private static Grain grain(BoundKey time, Calc calc) {
    Grain grain = time.grain();
    if (grain == null) {
      throw QueryFailures.badQuery(
          "Calculation "
              + calc
              + " counts periods, but \""
              + time.column()
              + "\" has no grain. Group by it with one, such as MONTH.");
    }
    return grain;
  }

  @Nullable Object[] running(Calc.RunningTotal calc) {
    int time = grid.ordinal(timeKey(bound, calc).column());
    int column = grid.ordinal(calc.measure());
    @Nullable Object[] result = new @Nullable Object[grid.size()];
    for (List<Integer> rows : series(time)) {
      RunningSum sum = new RunningSum();
      for (int r : rows) {
        Object value = grid.rows().get(r)[column];
        if (value != null) {
          sum.add(value);
        }
        result[r] = sum.total();
      }
    }
    return result;
  }

  @Nullable Object[] growth(Calc.Growth calc) {
    BoundKey time = timeKey(bound, calc);
    Grain grain = grain(time, calc);
    return overPeriods(
        time,
        grid.ordinal(calc.measure()),
        (at, values) -> {
          Object now = values.get(at);
          Object then = values.get(grain.plus(at, -calc.periods()));
          return now == null || then == null
              ? null
              : Amounts.ratio(Amounts.minus(now, then), Amounts.absolute(then));
        });
  }

  @Nullable Object[] average(Calc.MovingAverage calc) {
    BoundKey time = timeKey(bound, calc);
    Grain grain = grain(time, calc);
    Measure measure = bound.measure(calc.measure()).orElse(null);
    boolean zero = measure != null && measure.missing() == Measure.Missing.ZERO;
    int column = grid.ordinal(calc.measure());
    LocalDateTime first = first(time);
    return overPeriods(
        time,
        column,
        (at, values) -> {
          List<Object> window = new ArrayList<>(calc.periods());
          for (int back = 0; back < calc.periods(); back++) {
            LocalDateTime period = grain.plus(at, -back);
            Object value = values.get(period);
            if (value == null && zero && !values.containsKey(period) && !period.isBefore(first)) {
              value = Amounts.zero(grid.type(column), values.get(at));
            }
            if (value == null) {
              return null;
            }
            window.add(value);
          }
          return Amounts.mean(window);
        });
  }

  private LocalDateTime first(BoundKey time) {
    int column = grid.ordinal(time.column());
    LocalDateTime first = LocalDateTime.MAX;
    for (@Nullable Object[] row : grid.rows()) {
      Object value = row[column];
      if (value != null && clock.shown(value).isBefore(first)) {
        first = clock.shown(value);
      }
    }
    return first;
  }

  private interface PeriodValue {
    @Nullable Object at(LocalDateTime period, Map<LocalDateTime, @Nullable Object> values);
  }

  private @Nullable Object[] overPeriods(BoundKey key, int column, PeriodValue valueOf) {
    int time = grid.ordinal(key.column());
    Grain grain = java.util.Objects.requireNonNull(key.grain());
    @Nullable Object[] result = new @Nullable Object[grid.size()];
    for (List<Integer> rows : series(time)) {
      Map<LocalDateTime, @Nullable Object> values = new HashMap<>();
      for (int r : rows) {
        @Nullable Object[] row = grid.rows().get(r);
        if (row[time] != null) {
          values.put(period(row[time], grain), row[column]);
        }
      }
      for (int r : rows) {
        Object moment = grid.rows().get(r)[time];
        result[r] = moment == null ? null : valueOf.at(period(moment, grain), values);
      }
    }
    return result;
  }

  private LocalDateTime period(Object cell, Grain grain) {
    return grain.startOf(clock.shown(cell), bound.calendar().weekStart());
  }

  /** The rows of each combination of the other keys, in the order of time. */
  private Iterable<List<Integer>> series(int time) {
    int[] others =
        bound.keyColumns().stream().mapToInt(grid::ordinal).filter(k -> k != time).toArray();
    Map<List<@Nullable Object>, List<Integer>> series = new HashMap<>();
    for (int r = 0; r < grid.size(); r++) {
      series
          .computeIfAbsent(Grid.values(grid.rows().get(r), others), k -> new ArrayList<>())
          .add(r);
    }
    for (List<Integer> rows : series.values()) {
      rows.sort(
          (a, b) ->
              CellOrder.ASCENDING.compare(grid.rows().get(a)[time], grid.rows().get(b)[time]));
    }
    return series.values();
  }
}
