package io.bi4j.core.pipeline;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.plan.KeyPair;
import io.bi4j.core.internal.plan.LogicalPlan;
import io.bi4j.core.internal.plan.SortKeys;
import io.bi4j.core.internal.plan.Step;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.SourceRef;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked plan of steps from sources to a sink, or to a result in memory. Immutable and
 * thread-safe: it may run any number of times.
 *
 * <pre>{@code
 * Pipeline revenue =
 *     Pipeline.named("daily-revenue")
 *         .from(Csv.file("payments.csv"))
 *         .filter("status = 'succeeded'")
 *         .derive("net", "amount - fee")
 *         .groupBy(List.of("currency", "day(created_at)"), "sum(net) as net", "count() as n")
 *         .build();
 * RecordSet daily = bi.collect(revenue);
 * }</pre>
 *
 * @since 0.1
 */
public final class Pipeline {
  private final LogicalPlan plan;

  private Pipeline(LogicalPlan plan) {
    this.plan = plan;
  }

  /** Begins a pipeline; the name appears in reports, metrics and messages. */
  public static Start named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A pipeline needs a name.");
    }
    return new Start(name);
  }

  /** The name of the pipeline. */
  public String name() {
    return plan.name();
  }

  /** The columns of the rows that come out. */
  public Schema schema() {
    return plan.schema();
  }

  /** Where rows go, when that is not memory. */
  public Optional<Sink> sink() {
    return plan.sink();
  }

  /** The steps with their columns, and how they will run. */
  public String explain() {
    return plan.explain() + "     delivery " + delivery() + "\n";
  }

  /** What the pipeline promises about its rows when a run is repeated after a crash, and why. */
  public Delivery delivery() {
    return DeliveryRules.of(plan);
  }

  static Pipeline of(LogicalPlan plan) {
    return new Pipeline(plan);
  }

  /**
   * The pipeline as JSON.
   *
   * @throws io.bi4j.core.BiException {@code core/not-portable} when a source or sink was given
   *     without a {@link SourceRef}, or a step runs code of the host
   */
  public PipelineSpec spec() {
    return PipelineSpec.of(this);
  }

  /** The checked plan; for the engine. */
  LogicalPlan plan() {
    return plan;
  }

  @Override
  public String toString() {
    return "Pipeline(" + plan.name() + ")";
  }

  /** A pipeline without a source yet. */
  public static final class Start {
    private final String name;

    private Start(String name) {
      this.name = name;
    }

    /** Reads a source. */
    public Builder from(Source source) {
      return new Builder(name, new Step.Read(requireNonNull(source, "source"), null));
    }

    /** Reads a source that is called {@code ref} in the pipeline's JSON. */
    public Builder from(SourceRef ref, Source source) {
      return new Builder(
          name, new Step.Read(requireNonNull(source, "source"), requireNonNull(ref, "ref")));
    }
  }

  /** Adds steps. Mutable, confined to one thread; {@link #build()} may be called more than once. */
  public static final class Builder {
    private final String name;
    private Step last;
    private RejectPolicy rejects = RejectPolicy.fail();
    private ZoneId zone = ZoneOffset.UTC;
    private DayOfWeek weekStart = DayOfWeek.MONDAY;
    private @Nullable Sink sink;
    private @Nullable SourceRef sinkRef;
    private Delivery.Level required = Delivery.Level.AT_LEAST_ONCE;

    private Builder(String name, Step first) {
      this.name = name;
      this.last = first;
    }

    private Builder then(Step step) {
      last = step;
      return this;
    }

    /** Keeps the rows for which a condition is true; null counts as false. */
    public Builder filter(String condition) {
      return filter(Exprs.parse(condition));
    }

    /** Keeps the rows for which a condition is true; null counts as false. */
    public Builder filter(Expr condition) {
      return then(new Step.Filter(last, condition));
    }

    /** Adds a column, or gives a column of that name another value. */
    public Builder derive(String column, String expression) {
      return derive(column, Exprs.parse(expression));
    }

    /** Adds a column, or gives a column of that name another value. */
    public Builder derive(String column, Expr expression) {
      return then(new Step.Derive(last, new NamedExpr(column, expression)));
    }

    /** Keeps these columns, in this order. */
    public Builder select(String... columns) {
      return then(new Step.Select(last, List.of(columns)));
    }

    /** Gives a column another name. */
    public Builder rename(String from, String to) {
      return then(new Step.Rename(last, Map.of(from, to)));
    }

    /** Gives a column another type; a cell that does not fit is an error of its row. */
    public Builder cast(String column, DataType type) {
      return then(new Step.Cast(last, column, type, false));
    }

    /** Gives a column another type; a cell that does not fit becomes null. */
    public Builder tryCast(String column, DataType type) {
      return then(new Step.Cast(last, column, type, true));
    }

    /** A row for which the condition is false has an error named after the rule. */
    public Builder validate(String rule, String condition) {
      return then(new Step.Validate(last, rule, Exprs.parse(condition)));
    }

    /**
     * Takes a list apart into one row per element, or a struct into one column per field. A row
     * whose list is null or empty gives no row, and is counted as dropped.
     */
    public Builder unnest(String column) {
      return then(new Step.Unnest(last, column));
    }

    /**
     * One row per group.
     *
     * @param keys columns or expressions, for example {@code day(created_at)} or {@code
     *     month(created_at) as month}; empty for one group of all rows
     * @param aggregates expressions over aggregate calls, for example {@code sum(net) / count() as
     *     average}
     */
    public Builder groupBy(List<String> keys, String... aggregates) {
      return groupBy(
          keys.stream().map(Exprs::parseNamed).toList(),
          Arrays.stream(aggregates).map(Exprs::parseNamed).toList());
    }

    /** One row per group. */
    public Builder groupBy(List<NamedExpr> keys, List<NamedExpr> aggregates) {
      return then(new Step.GroupBy(last, List.copyOf(keys), List.copyOf(aggregates)));
    }

    /**
     * Adds the windows of event time that each row is in, as columns {@code window_start} and
     * {@code window_end} to group by: a row in several windows comes out once for each. Sessions
     * have {@code window_start} only, the time of their first row; {@code max(time)} of the group
     * is that of their last.
     *
     * <p>With {@link Window#watermark}, rows that come after their windows have ended are errors of
     * their rows, counted as {@code late} and kept aside by {@link RejectPolicy#reject()}; one
     * worker reads then, because a watermark needs the order of the input.
     *
     * @param time a TIMESTAMP or LOCAL_DATETIME column; a null time has a null window
     * @param sessionKeys the columns that sessions are apart by; none for other windows
     */
    public Builder window(String time, Window window, String... sessionKeys) {
      return then(
          new Step.Windowed(
              last,
              requireNonNull(time, "time"),
              requireNonNull(window, "window"),
              List.of(sessionKeys)));
    }

    /**
     * One row per group, and one column per value of a column and aggregate, so that the columns
     * are known before a row moves. To pivot by whatever values there are, read them first: {@code
     * groupBy(List.of("currency"))} gives them.
     *
     * <p>With one aggregate a column is called as its value, with more {@code value_aggregate}.
     * Values that are not listed count nowhere.
     *
     * @param keys as in {@link #groupBy(List, String...)}
     * @param column the column whose values become columns
     * @param values at least one; null stands for rows where the column is null
     */
    public Builder pivot(List<String> keys, String column, List<?> values, String... aggregates) {
      if (values.isEmpty() || aggregates.length == 0) {
        throw new IllegalArgumentException("A pivot needs a value and an aggregate at least.");
      }
      List<Expr> constants = new ArrayList<>();
      values.forEach(value -> constants.add(Exprs.lit(value)));
      return then(
          new Step.Pivot(
              last,
              keys.stream().map(Exprs::parseNamed).toList(),
              requireNonNull(column, "column"),
              List.copyOf(constants),
              Arrays.stream(aggregates).map(Exprs::parseNamed).toList()));
    }

    /**
     * One row per value column: the other columns are repeated, and two columns behind them hold
     * the name of the value column and its cell, null cells too. Rows come out in the order of the
     * input, those of one row in the order of {@code columns}.
     *
     * @param columns the columns that become rows, at least one, all of one type
     */
    public Builder unpivot(List<String> columns, String nameColumn, String valueColumn) {
      if (columns.isEmpty()) {
        throw new IllegalArgumentException("Name one value column or more.");
      }
      return then(
          new Step.Unpivot(
              last,
              List.copyOf(columns),
              requireNonNull(nameColumn, "nameColumn"),
              requireNonNull(valueColumn, "valueColumn")));
    }

    /** Orders rows, for example {@code sort("revenue desc", "city")}. Nulls come last. */
    public Builder sort(String... keys) {
      return then(new Step.Sort(last, SortKeys.parse(keys), -1));
    }

    /** The first rows of an order. */
    public Builder top(long rows, String... keys) {
      requireRows(rows);
      return then(new Step.Sort(last, SortKeys.parse(keys), rows));
    }

    /** The first rows as they come. */
    public Builder limit(long rows) {
      requireRows(rows);
      return then(new Step.Limit(last, rows));
    }

    /**
     * Keeps the first row of each key, by split and row of the source, in the order of the input.
     * Null equals null. The rows that are left out are counted as dropped.
     *
     * @param keys the columns that are compared, at least one
     */
    public Builder dedupe(String... keys) {
      return then(new Step.Dedupe(last, requireKeys(keys), null));
    }

    /**
     * Keeps the row of each key whose order column is largest; of rows with equal order the last
     * one by split and row, and null counts as smaller than any value.
     *
     * @param orderColumn for example {@code updated_at}
     * @param keys the columns that are compared, at least one
     */
    public Builder dedupeLatest(String orderColumn, String... keys) {
      return then(
          new Step.Dedupe(last, requireKeys(keys), requireNonNull(orderColumn, "orderColumn")));
    }

    /**
     * Joins with the rows of another pipeline under construction, the right side. The columns of
     * the left side come out, and for {@link JoinType#INNER} and {@link JoinType#LEFT} those of the
     * right side but its keys. The right side is held in memory, so let it be the smaller one; past
     * the memory budget both sides go to disk, and then the order of the rows is lost.
     *
     * @param on pairs of columns such as {@code "customer_id = id"}, or one name that both sides
     *     have; at least one
     */
    public Builder join(JoinType type, Builder right, String... on) {
      return then(new Step.Join(last, right.last, requireNonNull(type, "type"), KeyPair.parse(on)));
    }

    /**
     * Adds columns of a table that has at most one row for each key; a second one fails the run
     * with {@code core/duplicate-key}.
     *
     * @param on pairs of columns such as {@code "currency = code"}, as in {@link #join}
     * @param columns the columns of the table that are added
     * @param missing what becomes of rows whose key is null or not in the table
     */
    public Builder lookup(Builder table, List<String> on, List<String> columns, OnMissing missing) {
      return then(
          new Step.Lookup(
              last,
              table.last,
              KeyPair.parse(on.toArray(String[]::new)),
              List.copyOf(columns),
              requireNonNull(missing, "missing")));
    }

    /** Adds columns of a table in memory, as {@link #lookup(Builder, List, List, OnMissing)}. */
    public Builder lookup(
        RecordSet table, List<String> on, List<String> columns, OnMissing missing) {
      return lookup(InMemory.of("lookup table", table), on, columns, missing);
    }

    /** Adds columns of the rows of a source, as {@link #lookup(Builder, List, List, OnMissing)}. */
    public Builder lookup(Source table, List<String> on, List<String> columns, OnMissing missing) {
      return lookup(named(name).from(table), on, columns, missing);
    }

    private static List<String> requireKeys(String... keys) {
      if (keys.length == 0) {
        throw new IllegalArgumentException("Name one key column or more.");
      }
      return List.of(keys);
    }

    private static void requireRows(long rows) {
      if (rows < 0) {
        throw new IllegalArgumentException("A number of rows is 0 or more, was " + rows + ".");
      }
    }

    /** Adds the rows of another pipeline under construction that has the same columns. */
    public Builder union(Builder other) {
      List<Step> inputs = new ArrayList<>();
      inputs.add(last);
      inputs.add(other.last);
      return then(new Step.Union(List.copyOf(inputs)));
    }

    /** Runs own code on batches; a pipeline with such a step has no JSON form. */
    public Builder transform(String step, Transform transform) {
      return then(new Step.Apply(last, step, transform));
    }

    /** What becomes of rows with errors; the run fails at the first unless this says otherwise. */
    public Builder rejects(RejectPolicy policy) {
      rejects = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Makes {@link #build()} fail when the pipeline promises less; see {@link Pipeline#delivery()}.
     */
    public Builder requireDelivery(Delivery.Level level) {
      required = requireNonNull(level, "level");
      return this;
    }

    /** The zone of business days; UTC unless this says otherwise. */
    public Builder zone(ZoneId businessZone) {
      zone = requireNonNull(businessZone, "zone");
      return this;
    }

    /** The first day of a week; Monday unless this says otherwise. */
    public Builder weekStart(DayOfWeek day) {
      weekStart = requireNonNull(day, "day");
      return this;
    }

    /** Writes the rows to a sink; without one the result is in memory. */
    public Builder to(Sink target) {
      sink = requireNonNull(target, "sink");
      sinkRef = null;
      return this;
    }

    /** Writes the rows to a sink that is called {@code ref} in the pipeline's JSON. */
    public Builder to(SourceRef ref, Sink target) {
      to(target);
      sinkRef = requireNonNull(ref, "ref");
      return this;
    }

    /**
     * Checks every step against the columns that reach it.
     *
     * @throws io.bi4j.core.BiException one that tells every error of the plan, or {@code
     *     core/weak-delivery}
     */
    public Pipeline build() {
      LogicalPlan plan = LogicalPlan.check(name, last, sink, sinkRef, rejects, zone, weekStart);
      DeliveryRules.require(plan, required);
      return new Pipeline(plan);
    }
  }
}
