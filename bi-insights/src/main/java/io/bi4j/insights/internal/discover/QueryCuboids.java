package io.bi4j.insights.internal.discover;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.insights.internal.cube.CubeDimension;
import io.bi4j.insights.internal.cube.Cuboid;
import io.bi4j.insights.internal.cube.CuboidSource;
import io.bi4j.insights.internal.cube.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates by queries: for each set of dimensions one query by day (or the entity's grain), which
 * serves every time axis.
 */
final class QueryCuboids implements CuboidSource {
  private static final String PREFIX = "insight component ";

  private final MeasurePlan plan;
  private final Questions questions;
  private final List<String> columns = new ArrayList<>();
  private final List<CubeDimension> dimensions = new ArrayList<>();
  private final List<Members> members = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<List<Integer>, DayRows> byDay = new HashMap<>();

  private QueryCuboids(MeasurePlan plan, Questions questions) {
    this.plan = plan;
    this.questions = questions;
  }

  /** Prepares the component measures and reads the members of all dimensions. */
  static QueryCuboids of(MeasurePlan plan, Questions questions) {
    List<Measure> extra = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    String entity = plan.entityName();
    add(extra, columns, entity, "rows", Exprs.parse("count()"));
    for (int c = 0; c < plan.components().all().size(); c++) {
      Expr x = plan.components().all().get(c).number();
      add(extra, columns, entity, "sum " + c, Exprs.sum(x));
      add(extra, columns, entity, "count " + c, Exprs.count(x));
      add(extra, columns, entity, "squares " + c, Exprs.sum(Exprs.call("*", x, x)));
    }
    QueryCuboids cuboids = new QueryCuboids(plan, questions.with(extra));
    cuboids.columns.addAll(columns);
    for (Dimension dimension : plan.dimensions()) {
      cuboids.dimension(dimension);
    }
    return cuboids;
  }

  private static void add(
      List<Measure> extra, List<String> columns, String entity, String name, Expr expr) {
    extra.add(Measure.builder(PREFIX + name, entity, expr).build());
    columns.add(PREFIX + name);
  }

  List<CubeDimension> dimensions() {
    return dimensions;
  }

  List<String> notes() {
    return notes;
  }

  /** The values of a dimension's members, for conditions in queries. */
  Members members(int dimension) {
    return members.get(dimension);
  }

  /** The days that occur, ascending; empty without time. */
  int[] days() {
    return plan.time().isEmpty()
        ? new int[0]
        : Arrays.stream(rows(new int[0]).days()).sorted().distinct().toArray();
  }

  @Override
  public Cuboid load(int[] by, @Nullable TimeAxis axis) {
    return rows(by).onAxis(tuples(by), axis, axis == null ? 1 : axis.length());
  }

  @Override
  public Cuboid loadTotals(int[] by, @Nullable TimeAxis axis) {
    return rows(by).onAxis(tuples(by), axis, 1);
  }

  /** A key with the time in it means one row for each key and time; another key, single events. */
  @Override
  public Optional<Boolean> panel() {
    return plan.panel();
  }

  @Override
  public double[] records(int component, int dimension, @Nullable TimeAxis axis, int most) {
    return new double[0];
  }

  private void dimension(Dimension dimension) {
    try {
      RecordSet rows =
          questions.ask(MetricQuery.of(columns.get(0)).by(dimension.name()).build()).rows();
      Members found = Members.of(rows);
      members.add(found);
      dimensions.add(new CubeDimension(dimension.name(), found.names()));
    } catch (BiException e) {
      notes.add("\"" + dimension.name() + "\" could not be grouped by: " + e.getMessage());
    }
  }

  private int tuples(int[] by) {
    int tuples = 1;
    for (int d : by) {
      tuples *= dimensions.get(d).size();
    }
    return tuples;
  }

  private DayRows rows(int[] by) {
    return byDay.computeIfAbsent(Arrays.stream(by).boxed().toList(), key -> query(by));
  }

  private DayRows query(int[] by) {
    MetricQuery.Builder query = MetricQuery.of(columns);
    Dimension time = plan.time().orElse(null);
    if (time != null) {
      Grain grain = time.grain().filter(g -> g.isCoarserThan(Grain.DAY)).orElse(Grain.DAY);
      query.by(time.name(), grain);
    }
    for (int d : by) {
      query.by(dimensions.get(d).name());
    }
    RecordSet rows = questions.ask(query.build()).rows();
    List<Members> keys = Arrays.stream(by).mapToObj(members::get).toList();
    return DayRows.of(rows, time != null, keys, plan.components().all());
  }
}
