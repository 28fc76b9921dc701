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
import io.bi4j.core.internal.jdbc.SqlGroupBy;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.TimeSpan;
import io.bi4j.core.semantic.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes the groups of a query for one stretch of time, by a pipeline. */
final class GroupRun {
  private static final int MAX_GROUPS = 1_000_000;

  private final BoundQuery bound;
  private final BiRuntime runtime;
  private final @Nullable TimeSpan span;
  private final AdditivityCheck additivity;
  private final WallClock clock;
  private final @Nullable GroupPushdown pushdown;

  GroupRun(
      BoundQuery bound,
      BiRuntime runtime,
      @Nullable TimeSpan span,
      @Nullable GroupPushdown pushdown) {
    this.pushdown = pushdown;
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
    List<CurrencyGuard> guards = guards(measures);
    GroupPushdown.Groups wanted = groups(measures, also, guards);
    RecordSet groups =
        Optional.ofNullable(pushdown)
            .flatMap(database -> database.run(wanted))
            .orElseGet(() -> embedded(wanted));
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
    List<String> columns = new ArrayList<>(wanted.keys().stream().map(NamedExpr::name).toList());
    measures.forEach(measure -> columns.add(measure.name()));
    return grid.select(columns, name -> grid.fields().get(grid.ordinal(name)));
  }

  private RecordSet embedded(GroupPushdown.Groups groups) {
    Pipeline.Builder rows = bound.rows().open(runtime, "query");
    groups.filters().forEach(rows::filter);
    return runtime.collect(rows.groupBy(groups.keys(), groups.aggregates()).build());
  }

  private GroupPushdown.Groups groups(
      List<Measure> measures, @Nullable Dimension also, List<CurrencyGuard> guards) {
    List<Expr> filters = new ArrayList<>();
    if (span != null && bound.time() != null) {
      filters.add(inSpan(bound.time(), span));
    }
    if (bound.where() != null) {
      filters.add(bound.where());
    }
    List<NamedExpr> keys = new ArrayList<>();
    bound.keys().forEach(key -> keys.add(new NamedExpr(key.column(), key.expr())));
    if (also != null) {
      keys.add(new NamedExpr(TimeChoice.TIME, bound.rows().expr(also)));
    }
    List<NamedExpr> aggregates = new ArrayList<>();
    measures.forEach(measure -> aggregates.add(new NamedExpr(measure.name(), measure.expr())));
    guards.forEach(guard -> aggregates.addAll(guard.aggregates()));
    return new GroupPushdown.Groups(
        filters, keys, aggregates, guards.isEmpty() ? finish(measures) : SqlGroupBy.Finish.NONE);
  }

  /** Groups may be left out early when nothing after looks at all of them. */
  private SqlGroupBy.Finish finish(List<Measure> measures) {
    MetricQuery query = bound.query();
    if (measures.size() < bound.measures().size()
        || query.comparison().isPresent()
        || !query.calcs().isEmpty()) {
      return SqlGroupBy.Finish.NONE;
    }
    List<SqlGroupBy.SortColumn> order =
        query.orderBy().stream()
            .map(each -> new SqlGroupBy.SortColumn(each.column(), each.descending()))
            .toList();
    return new SqlGroupBy.Finish(query.having(), order, query.limit().orElse(-1));
  }

  /** Which part of the work goes where, one line for each group-by. */
  List<String> explain(GroupPushdown database) {
    List<Measure> plain = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Measure measure : bound.measures()) {
      Dimension over = additivity.choiceOver(measure);
      if (over == null) {
        plain.add(measure);
      } else {
        lines.add(database.explain(groups(List.of(measure), over, guards(List.of(measure)))));
      }
    }
    if (!plain.isEmpty()) {
      lines.add(0, database.explain(groups(plain, null, guards(plain))));
    }
    return lines;
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
