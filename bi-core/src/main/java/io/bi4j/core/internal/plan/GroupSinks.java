package io.bi4j.core.internal.plan;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.aggregate.AggregateSpec;
import io.bi4j.core.internal.aggregate.Aggregators;
import io.bi4j.core.internal.aggregate.GroupBySink;
import io.bi4j.core.internal.expr.AggregateTypes;
import io.bi4j.core.internal.expr.Binder;
import io.bi4j.core.internal.expr.BoundExpr;
import io.bi4j.core.internal.expr.Evaluator;
import io.bi4j.core.internal.expr.ExprContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Puts the sink of a group-by together. */
final class GroupSinks {
  private final Slots slots;
  private final ExprContext context;
  private final TreeSet<Integer> inputs = new TreeSet<>();

  private GroupSinks(Slots slots, ExprContext context) {
    this.slots = slots;
    this.context = context;
  }

  static GroupBySink create(
      Step.GroupBy step, GroupPlan group, Slots slots, ExprContext context, int node) {
    GroupSinks sinks = new GroupSinks(slots, context);
    List<Field> keys = group.grouped().fields().subList(0, step.keys().size());
    List<Supplier<Evaluator>> keyReaders = new ArrayList<>();
    for (NamedExpr key : step.keys()) {
      keyReaders.add(sinks.reader(key.expr()));
    }
    List<AggregateSpec> aggregates = new ArrayList<>();
    for (int i = 0; i < group.split().calls().size(); i++) {
      Field result = group.grouped().field(keys.size() + i);
      aggregates.add(sinks.aggregate(group.split().calls().get(i), result));
    }
    int[] columns = sinks.inputs.stream().mapToInt(Integer::intValue).toArray();
    return new GroupBySink(node, step.describe(), keys, keyReaders, aggregates, columns);
  }

  private Supplier<Evaluator> reader(Expr expr) {
    BoundExpr bound = bind(expr);
    return bound::open;
  }

  private BoundExpr bind(Expr expr) {
    BoundExpr bound = Binder.bind(slots.overSlots(expr), slots.schema(), context);
    for (int input : bound.inputs()) {
      inputs.add(input);
    }
    return bound;
  }

  /** The quantile's share is a constant of the call, not a column. */
  private AggregateSpec aggregate(Expr.Aggregate call, Field result) {
    boolean quantile = call.function().equals("quantile");
    List<Expr> arguments = quantile ? call.arguments().subList(0, 1) : call.arguments();
    List<Supplier<Evaluator>> readers = new ArrayList<>();
    DataType first = DataType.INT64;
    for (int i = 0; i < arguments.size(); i++) {
      BoundExpr bound = bind(filtered(arguments.get(i), call));
      first = i == 0 ? bound.type() : first;
      readers.add(bound::open);
    }
    if (arguments.isEmpty() && call.filter().isPresent()) {
      BoundExpr bound = bind(filtered(Exprs.lit(1L), call));
      readers.add(bound::open);
    }
    double share = quantile ? AggregateTypes.quantileShare(call) : 0;
    return new AggregateSpec(
        result,
        readers,
        Aggregators.of(call.function(), call.isDistinct(), first, result.type(), share));
  }

  /** A filtered aggregate sees null where its condition does not hold, and nulls do not count. */
  private static Expr filtered(Expr argument, Expr.Aggregate call) {
    return call.filter()
        .<Expr>map(condition -> Exprs.call("if", condition, argument, Exprs.lit(null)))
        .orElse(argument);
  }
}
