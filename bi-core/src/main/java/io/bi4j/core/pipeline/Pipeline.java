package io.bi4j.core.pipeline;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.plan.LogicalPlan;
import io.bi4j.core.internal.plan.SortKeys;
import io.bi4j.core.internal.plan.Step;
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
