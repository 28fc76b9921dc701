package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.FusedSplit;
import io.bi4j.core.internal.expr.Binder;
import io.bi4j.core.internal.expr.BoundExpr;
import io.bi4j.core.internal.expr.ExprContext;
import io.bi4j.core.internal.match.KeyCells;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.ReadPlan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the columns after every step, and every error on the way. A step after one with an error is
 * checked as far as its columns are still known.
 */
final class PlanChecker {
  private record Problem(int step, String description, BiException cause) {}

  private final String pipeline;
  private final ExprContext context;
  private final Map<Step, BoundStep> bound = new IdentityHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private Pushdown pushdown = new Pushdown(List.of());

  PlanChecker(String pipeline, ExprContext context) {
    this.pipeline = pipeline;
    this.context = context;
  }

  /** Checks the steps of a plan, inputs before the steps that read them. */
  Map<Step, BoundStep> check(List<Step> steps) {
    pushdown = new Pushdown(steps);
    for (int i = 0; i < steps.size(); i++) {
      checkOne(steps.get(i), i);
    }
    if (!problems.isEmpty()) {
      throw failure();
    }
    return bound;
  }

  private void checkOne(Step step, int number) {
    if (step.inputs().stream().anyMatch(input -> !bound.containsKey(input))) {
      return;
    }
    try {
      bound.put(step, bind(step));
    } catch (BiException e) {
      problems.add(new Problem(number, step.describe(), e));
      BoundStep unchanged = keepsColumns(step) ? bound.get(step.inputs().get(0)) : null;
      if (unchanged != null) {
        bound.put(step, unchanged);
      }
    }
  }

  private static boolean keepsColumns(Step step) {
    return step instanceof Step.Filter
        || step instanceof Step.Validate
        || step instanceof Step.Sort
        || step instanceof Step.Dedupe;
  }

  private BiException failure() {
    if (problems.size() == 1) {
      Problem only = problems.get(0);
      ErrorCode code = only.cause().code();
      return new BiException(code, place(only) + only.cause().getMessage(), only.cause());
    }
    StringBuilder out =
        new StringBuilder("Pipeline \"" + pipeline + "\" has " + problems.size() + " errors:");
    for (Problem problem : problems) {
      out.append("\n  ").append(place(problem)).append(problem.cause().getMessage());
    }
    BiException all = new BiException(CoreErrors.BAD_PIPELINE, out.toString());
    problems.forEach(problem -> all.addSuppressed(problem.cause()));
    return all;
  }

  private String place(Problem problem) {
    String shown = problem.description();
    shown = shown.length() > 80 ? shown.substring(0, 80) + "…" : shown;
    return "Step " + problem.step() + " (" + shown + ") of pipeline \"" + pipeline + "\": ";
  }

  private BoundStep bind(Step step) {
    if (step instanceof Step.Read read) {
      return read(read);
    }
    if (step instanceof Step.Union union) {
      return BoundStep.of(union(union));
    }
    Schema in = schema(step.inputs().get(0));
    if (step instanceof Step.Filter filter) {
      Binder.bindCondition(filter.condition(), in, context);
      return BoundStep.of(in);
    }
    if (step instanceof Step.Validate validate) {
      Binder.bindCondition(validate.condition(), in, context);
      return BoundStep.of(in);
    }
    if (step instanceof Step.Derive derive) {
      return BoundStep.of(with(in, derive.column()));
    }
    if (step instanceof Step.Cast cast) {
      return BoundStep.of(with(in, asDerive(cast, in)));
    }
    if (step instanceof Step.Select select) {
      return BoundStep.of(in.select(select.columns()));
    }
    if (step instanceof Step.Rename rename) {
      return BoundStep.of(renamed(in, rename));
    }
    if (step instanceof Step.Unnest unnest) {
      return BoundStep.of(unnested(in, unnest));
    }
    if (step instanceof Step.GroupBy groupBy) {
      return BoundStep.of(GroupPlan.bind(groupBy, in, context).schema());
    }
    if (step instanceof Step.Windowed windowed) {
      return BoundStep.of(WindowPlan.schema(windowed, in));
    }
    if (step instanceof Step.Pivot pivot) {
      return BoundStep.of(GroupPlan.bind(Pivots.asGroupBy(pivot), in, context).schema());
    }
    if (step instanceof Step.Unpivot unpivot) {
      return BoundStep.of(Pivots.unpivoted(in, unpivot));
    }
    if (step instanceof Step.Sort sort) {
      sort.keys().forEach(key -> requireOrdered(Binder.bind(key.expr(), in, context)));
      return BoundStep.of(in);
    }
    if (step instanceof Step.Join join) {
      return BoundStep.of(JoinPlan.of(join, in, schema(join.right())).schema());
    }
    if (step instanceof Step.Lookup lookup) {
      return BoundStep.of(JoinPlan.of(lookup, in, schema(lookup.table())).schema());
    }
    if (step instanceof Step.Dedupe dedupe) {
      return BoundStep.of(deduped(in, dedupe));
    }
    if (step instanceof Step.Apply apply) {
      return BoundStep.of(apply.transform().bind(in));
    }
    return BoundStep.of(in);
  }

  private Schema schema(Step step) {
    BoundStep result = bound.get(step);
    if (result == null) {
      throw new IllegalStateException("Input was not bound: " + step.describe());
    }
    return result.schema();
  }

  private BoundStep read(Step.Read read) {
    if (read.source().boundedness() == Boundedness.UNBOUNDED) {
      throw new BiException(
          CoreErrors.BAD_PIPELINE,
          "Source \""
              + read.source().name()
              + "\" never ends by itself; this version runs bounded"
              + " sources only. Read a bounded part of it.");
    }
    ReadPlan plan = read.source().plan(pushdown.request(read));
    return new BoundStep(plan.schema(), plan, FusedSplit.behind(read.source(), plan).orElse(null));
  }

  private Schema union(Step.Union union) {
    Schema first = schema(union.inputs().get(0));
    for (Step input : union.inputs()) {
      Schema other = schema(input);
      if (!namesAndTypes(first).equals(namesAndTypes(other))) {
        throw new BiException(
            CoreErrors.SCHEMA_MISMATCH,
            "The inputs of a union need the same columns in the same order; one has "
                + first
                + ", another "
                + other
                + ". Select, rename or cast before the union.");
      }
    }
    List<Field> fields = new ArrayList<>();
    for (Field field : first.fields()) {
      boolean nullable =
          union.inputs().stream().anyMatch(input -> schema(input).field(field.name()).nullable());
      fields.add(new Field(field.name(), field.type(), nullable));
    }
    return Schema.of(fields);
  }

  private static List<Field> namesAndTypes(Schema schema) {
    return schema.fields().stream().map(field -> Field.of(field.name(), field.type())).toList();
  }

  private Schema with(Schema in, NamedExpr column) {
    BoundExpr expr = Binder.bind(column.expr(), in, context);
    Field field = new Field(column.name(), expr.type(), true);
    List<Field> fields = new ArrayList<>(in.fields());
    if (in.has(column.name())) {
      fields.set(in.ordinal(column.name()), field);
    } else {
      fields.add(field);
    }
    return Schema.of(fields);
  }

  static NamedExpr asDerive(Step.Cast cast, Schema in) {
    in.ordinal(cast.column());
    Expr column = Exprs.col(cast.column());
    return new NamedExpr(
        cast.column(),
        cast.attempt() ? Exprs.tryCast(column, cast.type()) : Exprs.cast(column, cast.type()));
  }

  private static Schema renamed(Schema in, Step.Rename rename) {
    rename.names().keySet().forEach(in::ordinal);
    return Schema.of(in.fields().stream().map(field -> renamed(field, rename)).toList());
  }

  private static Field renamed(Field field, Step.Rename rename) {
    String name = rename.names().getOrDefault(field.name(), field.name());
    if (name.isEmpty()) {
      throw new BiException(
          CoreErrors.BAD_PIPELINE,
          "Column \""
              + field.name()
              + "\" cannot be renamed to \"\": a column needs a name. Give it one character or"
              + " more.");
    }
    DataType type = CurrencyColumns.renamed(field.type(), rename.names());
    return new Field(name, type, field.nullable());
  }

  private static Schema unnested(Schema in, Step.Unnest unnest) {
    Field field = in.field(unnest.column());
    List<Field> fields = new ArrayList<>(in.fields());
    int at = in.ordinal(unnest.column());
    if (field.type() instanceof DataType.ListType list) {
      fields.set(at, Field.of(field.name(), list.element()));
    } else if (field.type() instanceof DataType.StructType struct) {
      fields.remove(at);
      fields.addAll(at, struct.fields().stream().map(PlanChecker::nullable).toList());
    } else {
      throw new BiException(
          CoreErrors.TYPE_MISMATCH,
          "Column \""
              + field.name()
              + "\" is "
              + field.type()
              + "; unnest takes a LIST or a STRUCT. Leave the step out.");
    }
    return Schema.of(fields);
  }

  private static Schema deduped(Schema in, Step.Dedupe dedupe) {
    for (String key : dedupe.keys()) {
      KeyCells.requireKey("dedupe", in.field(key));
    }
    if (dedupe.latestBy() != null) {
      requireOrder("Order \"" + dedupe.latestBy() + "\"", in.field(dedupe.latestBy()).type());
    }
    return in;
  }

  private static Field nullable(Field field) {
    return Field.of(field.name(), field.type());
  }

  private static void requireOrdered(BoundExpr key) {
    requireOrder("Sort key " + key.expr(), key.type());
  }

  private static void requireOrder(String what, DataType type) {
    switch (type.kind()) {
      case LIST, STRUCT, MAP, JSON ->
          throw new BiException(
              CoreErrors.TYPE_MISMATCH,
              what + " is " + type + ", which has no order. Take a number, text or time.");
      default -> {}
    }
  }
}
