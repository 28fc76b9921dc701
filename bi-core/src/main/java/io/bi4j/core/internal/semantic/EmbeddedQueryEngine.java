package io.bi4j.core.internal.semantic;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.semantic.Calc;
import io.bi4j.core.semantic.Comparison;
import io.bi4j.core.semantic.DataCatalog;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.QueryEngine;
import io.bi4j.core.semantic.QueryResult;
import io.bi4j.core.semantic.QueryResult.Role;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.semantic.TimeRange;
import io.bi4j.core.semantic.TimeSpan;
import io.bi4j.core.semantic.Unit;
import io.bi4j.core.source.InMemory;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers queries with pipelines in this process; see {@link QueryEngine#embedded}. */
public final class EmbeddedQueryEngine implements QueryEngine {
  private static final String ROW = "__row";

  private final BiRuntime runtime;
  private final boolean pushesDown;

  /**
   * An engine.
   *
   * @param pushesDown whether databases group rows where they do so exactly
   */
  public EmbeddedQueryEngine(BiRuntime runtime, boolean pushesDown) {
    this.runtime = runtime;
    this.pushesDown = pushesDown;
  }

  @Override
  public String explain(MetricQuery query, SemanticModel model, DataCatalog data) {
    BoundQuery bound = QueryBinder.bind(query, model, data);
    CalcRun.check(bound);
    if (!pushesDown) {
      return QueryEngine.super.explain(query, model, data);
    }
    LocalDateTime now = LocalDateTime.ofInstant(runtime.clock().instant(), bound.calendar().zone());
    TimeSpan span = query.time().map(t -> t.resolve(now, bound.calendar())).orElse(null);
    GroupPushdown database = new GroupPushdown(bound, runtime);
    List<String> lines = new ArrayList<>();
    for (String line : new GroupRun(bound, runtime, span, database).explain(database)) {
      lines.add("groups: " + line);
    }
    lines.add("comparison, calculations, order of the result: embedded");
    return String.join("\n", lines);
  }

  @Override
  public QueryResult run(MetricQuery query, SemanticModel model, DataCatalog data) {
    BoundQuery bound = QueryBinder.bind(query, model, data);
    CalcRun.check(bound);
    LocalDateTime now = LocalDateTime.ofInstant(runtime.clock().instant(), bound.calendar().zone());
    TimeSpan span = query.time().map(t -> t.resolve(now, bound.calendar())).orElse(null);
    TimeSpan before = span == null ? null : baseline(bound, span, now);
    GroupPushdown database = pushesDown ? new GroupPushdown(bound, runtime) : null;
    Grid grid = new GroupRun(bound, runtime, span, database).run();
    if (before != null && span != null && query.comparison().isPresent()) {
      Grid then = new GroupRun(bound, runtime, before, database).run();
      grid = new Baseline(bound, query.comparison().get(), span, before).compare(grid, then);
    }
    if (query.having().isPresent()) {
      having(grid, query.having().get(), bound);
    }
    new CalcRun(bound, grid).run();
    ordered(bound, grid);
    return result(bound, grid, span, before);
  }

  private static @Nullable TimeSpan baseline(BoundQuery bound, TimeSpan span, LocalDateTime now) {
    Optional<Comparison> comparison = bound.query().comparison();
    TimeRange range = bound.query().time().orElseThrow();
    return comparison.map(c -> c.baseline(range, span, now, bound.calendar())).orElse(null);
  }

  private void having(Grid grid, Expr condition, BoundQuery bound) {
    List<Field> fields = new ArrayList<>(grid.fields());
    fields.add(Field.required(ROW, DataType.INT64));
    List<@Nullable Object[]> numbered = new ArrayList<>();
    for (int r = 0; r < grid.size(); r++) {
      @Nullable Object[] row = java.util.Arrays.copyOf(grid.rows().get(r), fields.size());
      row[fields.size() - 1] = (long) r;
      numbered.add(row);
    }
    Pipeline filter =
        Pipeline.named("query having")
            .from(InMemory.of("groups", new Grid(fields, numbered).toRecordSet()))
            .zone(bound.calendar().zone())
            .weekStart(bound.calendar().weekStart())
            .filter(condition)
            .select(ROW)
            .build();
    boolean[] kept = new boolean[grid.size()];
    for (RecordBatch batch : runtime.collect(filter).batches()) {
      LongColumn passed = (LongColumn) batch.column(ROW);
      for (int i = 0; i < batch.rowCount(); i++) {
        kept[(int) passed.longAt(i)] = true;
      }
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int r = 0; r < kept.length; r++) {
      if (kept[r]) {
        rows.add(grid.rows().get(r));
      }
    }
    grid.rows(rows);
  }

  private static void ordered(BoundQuery bound, Grid grid) {
    List<@Nullable Object[]> rows = new ArrayList<>(grid.rows());
    rows.sort(ResultOrder.of(bound, grid));
    int limit = bound.query().limit().orElse(rows.size());
    grid.rows(new ArrayList<>(rows.subList(0, Math.min(limit, rows.size()))));
  }

  private static QueryResult result(
      BoundQuery bound, Grid grid, @Nullable TimeSpan span, @Nullable TimeSpan before) {
    RecordSet rows = grid.toRecordSet();
    QueryResult.Builder result = QueryResult.builder(bound.query(), rows);
    for (BoundKey key : bound.keys()) {
      result.column(column(key.column(), Role.KEY, key.dimension().name(), Unit.NONE));
      note(key, result);
    }
    for (Measure measure : bound.measures()) {
      String name = measure.name();
      result.column(column(name, Role.MEASURE, name, measure.unit()));
      if (before != null) {
        result.column(column(name + Baseline.BEFORE, Role.BEFORE, name, measure.unit()));
        result.column(column(name + Baseline.CHANGE, Role.CHANGE, name, measure.unit()));
        result.column(column(name + Baseline.RATIO, Role.CHANGE_RATIO, name, Unit.RATIO));
      }
    }
    for (Calc calc : bound.query().calcs()) {
      if (!(calc instanceof Calc.Top)) {
        result.column(column(calc.column(), Role.CALC, calc.measure(), unit(calc, bound)));
      }
    }
    Optional.ofNullable(span).ifPresent(result::time);
    Optional.ofNullable(before).ifPresent(result::baseline);
    return result.build();
  }

  private static void note(BoundKey key, QueryResult.Builder result) {
    Grain data = key.dimension().grain().orElse(null);
    if (key.grain() != null && data != null && data.isCoarserThan(key.grain())) {
      result.note(
          "The data of \""
              + key.dimension().name()
              + "\" is by "
              + RoleRules.lower(data)
              + "; grouping by "
              + RoleRules.lower(key.grain())
              + " adds no detail.");
    }
  }

  private static QueryResult.Column column(String name, Role role, String of, Unit unit) {
    return new QueryResult.Column(name, role, of, unit);
  }

  private static Unit unit(Calc calc, BoundQuery bound) {
    if (calc instanceof Calc.RunningTotal || calc instanceof Calc.MovingAverage) {
      return bound.measure(calc.measure()).map(Measure::unit).orElse(Unit.NONE);
    }
    return calc instanceof Calc.Rank ? Unit.COUNT : Unit.RATIO;
  }
}
