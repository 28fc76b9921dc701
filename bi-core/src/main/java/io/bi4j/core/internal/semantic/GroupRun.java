package io.bi4j.core.internal.semantic;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.TimeSpan;
import io.bi4j.core.semantic.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the groups of a query for one stretch of time, by a pipeline. */
final class GroupRun {
  private static final int MAX_GROUPS = 1_000_000;

  private final BoundQuery bound;
  private final BiRuntime runtime;
  private final @Nullable TimeSpan span;
  private final AdditivityCheck additivity;
  private final WallClock clock;

  GroupRun(BoundQuery bound, BiRuntime runtime, @Nullable TimeSpan span) {
    this.bound = bound;
    this.runtime = runtime;
    this.span = span;
    this.additivity = new AdditivityCheck(bound);
    this.clock = new WallClock(bound.calendar().zone());
  }

  /** Keys and measures, in the order of the query. */
  Grid run() {
    List<Measure> plain = new ArrayList<>();
    Map<Dimension, List<Measure>> chosen = new java.util.LinkedHashMap<>();
    for (Measure measure : bound.measures()) {
      Dimension over = additivity.choiceOver(measure);
      if (over == null) {
        plain.add(measure);
      } else {
        chosen.computeIfAbsent(over, o -> new ArrayList<>()).add(measure);
      }
    }
    Grid grid = plain.isEmpty() ? null : grouped(plain, null);
    for (Map.Entry<Dimension, List<Measure>> each : chosen.entrySet()) {
      Grid fine = grouped(each.getValue(), each.getKey());
      Grid one = new TimeChoice(bound, each.getValue()).choose(fine);
      grid = grid == null ? one : merged(grid, one);
    }
    List<String> columns = new ArrayList<>(bound.keyColumns());
    columns.addAll(bound.query().measures());
    Grid complete = java.util.Objects.requireNonNull(grid);
    return complete.select(columns, name -> complete.fields().get(complete.ordinal(name)));
  }

  private Grid merged(Grid left, Grid right) {
    int[] leftKeys = keyOrdinals(left);
    int[] rightKeys = keyOrdinals(right);
    Map<List<@Nullable Object>, @Nullable Object[]> byKey = new HashMap<>();
    right.rows().forEach(row -> byKey.put(Grid.values(row, rightKeys), row));
    for (int c = bound.keys().size(); c < right.fields().size(); c++) {
      int column = c;
      left.add(
          Field.of(right.fields().get(c).name(), right.type(c)),
          r -> {
            @Nullable Object[] row = byKey.get(Grid.values(left.rows().get(r), leftKeys));
            return row == null ? null : row[column];
          });
    }
    return left;
  }

  private int[] keyOrdinals(Grid grid) {
    return bound.keyColumns().stream().mapToInt(grid::ordinal).toArray();
  }

  private Grid grouped(List<Measure> measures, @Nullable Dimension also) {
    Pipeline.Builder rows = bound.rows().open(runtime, "query");
    if (span != null && bound.time() != null) {
      rows.filter(inSpan(bound.time(), span));
    }
    if (bound.where() != null) {
      rows.filter(bound.where());
    }
    List<NamedExpr> keys = new ArrayList<>();
    bound.keys().forEach(key -> keys.add(new NamedExpr(key.column(), key.expr())));
    if (also != null) {
      keys.add(new NamedExpr(TimeChoice.TIME, bound.rows().expr(also)));
    }
    List<NamedExpr> aggregates = new ArrayList<>();
    measures.forEach(measure -> aggregates.add(new NamedExpr(measure.name(), measure.expr())));
    List<CurrencyGuard> guards = guards(measures);
    guards.forEach(guard -> aggregates.addAll(guard.aggregates()));
    RecordSet groups = runtime.collect(rows.groupBy(keys, aggregates).build());
    if (groups.rowCount() > MAX_GROUPS) {
      throw new BiException(
          CoreErrors.LIMIT,
          "The query has "
              + groups.rowCount()
              + " groups, more than the limit of "
              + MAX_GROUPS
              + ". Group by fewer or coarser keys, or filter.");
    }
    Grid grid = Grid.of(groups);
    guards.forEach(guard -> guard.check(grid, bound.keys().size()));
    List<String> wanted = new ArrayList<>(keys.stream().map(NamedExpr::name).toList());
    measures.forEach(measure -> wanted.add(measure.name()));
    return grid.select(wanted, name -> grid.fields().get(grid.ordinal(name)));
  }

  private Expr inSpan(Dimension time, TimeSpan within) {
    Expr expr = bound.rows().expr(time);
    return clock.within(expr, typeOf(expr), within);
  }

  private DataType typeOf(Expr expr) {
    Pipeline probe = bound.rows().open(runtime, "query time").derive(TimeChoice.TIME, expr).build();
    Field field = probe.schema().field(TimeChoice.TIME);
    return field.type();
  }

  private List<CurrencyGuard> guards(List<Measure> measures) {
    List<CurrencyGuard> guards = new ArrayList<>();
    for (Measure measure : measures) {
      if (measure.unit().kind() == Unit.Kind.CURRENCY_IN) {
        Expr currency = Exprs.col(measure.unit().detail());
        boolean grouped = bound.keys().stream().anyMatch(key -> key.expr().equals(currency));
        if (!grouped) {
          guards.add(new CurrencyGuard(measure, currency));
        }
      }
    }
    return guards;
  }
}
