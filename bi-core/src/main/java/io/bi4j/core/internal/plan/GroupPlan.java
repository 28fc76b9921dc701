package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.expr.AggregateSplit;
import io.bi4j.core.internal.expr.AggregateTypes;
import io.bi4j.core.internal.expr.Binder;
import io.bi4j.core.internal.expr.BoundExpr;
import io.bi4j.core.internal.expr.ExprContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A group-by cut into what the workers do, keys and aggregate calls, and what is computed from the
 * groups afterwards.
 *
 * @param grouped the columns that the grouping gives: keys by name, then one per aggregate call
 * @param split the calls, and each aggregate of the step as an expression over {@code grouped}
 * @param schema the columns of the step
 */
record GroupPlan(Schema grouped, AggregateSplit split, Schema schema) {
  /** One word of a key holds the null marks of all its columns. */
  private static final int MAX_KEYS = 64;

  static GroupPlan bind(Step.GroupBy step, Schema in, ExprContext context) {
    AggregateSplit split =
        AggregateSplit.of(step.aggregates().stream().map(NamedExpr::expr).toList());
    if (step.keys().size() > MAX_KEYS) {
      throw new BiException(
          CoreErrors.LIMIT,
          "A group-by has "
              + step.keys().size()
              + " keys; the most is "
              + MAX_KEYS
              + ". Leave keys out that follow from others and take first(...) of them.");
    }
    Map<String, String> keyNames = keyNames(step);
    List<Field> grouped = new ArrayList<>();
    for (NamedExpr key : step.keys()) {
      BoundExpr bound = Binder.bind(key.expr(), in, context);
      requireKey(key, bound.type());
      DataType type = CurrencyColumns.renamed(bound.type(), keyNames);
      grouped.add(new Field(key.name(), type, bound.nullable()));
    }
    for (int i = 0; i < split.calls().size(); i++) {
      DataType type = callType(split.calls().get(i), in, context, step);
      grouped.add(Field.of(AggregateSplit.column(i), CurrencyColumns.renamed(type, keyNames)));
    }
    Schema columns = Schema.of(grouped);
    List<Field> fields = new ArrayList<>(grouped.subList(0, step.keys().size()));
    for (int i = 0; i < step.aggregates().size(); i++) {
      BoundExpr result = Binder.bind(split.results().get(i), columns, context);
      fields.add(Field.of(step.aggregates().get(i).name(), result.type()));
    }
    return new GroupPlan(columns, split, Schema.of(fields));
  }

  /** What the columns that are keys as they stand are called afterwards. */
  private static Map<String, String> keyNames(Step.GroupBy step) {
    Map<String, String> names = new HashMap<>();
    for (NamedExpr key : step.keys()) {
      if (key.expr() instanceof Expr.Column column) {
        names.putIfAbsent(column.name(), key.name());
      }
    }
    return names;
  }

  private static DataType callType(
      Expr.Aggregate call, Schema in, ExprContext context, Step.GroupBy step) {
    List<DataType> types = new ArrayList<>();
    call.arguments().forEach(argument -> types.add(Binder.bind(argument, in, context).type()));
    call.filter().ifPresent(filter -> Binder.bindCondition(filter, in, context));
    DataType result = AggregateTypes.resultType(call.function(), types);
    if (call.function().equals("quantile")) {
      AggregateTypes.quantileShare(call);
    }
    if (result instanceof DataType.MoneyType money
        && money.inColumn()
        && isArithmetic(call.function())) {
      requireCurrencyKey(call, money, step);
    }
    return result;
  }

  private static boolean isArithmetic(String function) {
    return switch (function) {
      case "sum", "avg", "quantile", "median", "min", "max" -> true;
      default -> false;
    };
  }

  private static void requireCurrencyKey(
      Expr.Aggregate call, DataType.MoneyType money, Step.GroupBy step) {
    boolean keyed =
        step.keys().stream()
            .anyMatch(
                key ->
                    key.expr() instanceof Expr.Column column
                        && column.name().equals(money.currency()));
    if (!keyed) {
      throw new BiException(
          CoreErrors.MIXED_CURRENCY,
          call
              + " would mix currencies: they stand in column \""
              + money.currency()
              + "\", which is not a key. Group by \""
              + money.currency()
              + "\" too, or convert to one currency first.");
    }
  }

  private static void requireKey(NamedExpr key, DataType type) {
    switch (type.kind()) {
      case LIST, STRUCT, MAP, JSON, BYTES ->
          throw new BiException(
              CoreErrors.TYPE_MISMATCH,
              "Key "
                  + key
                  + " is "
                  + type
                  + ", which cannot be a key. Group by a text, number, time"
                  + " or money column.");
      default -> {}
    }
  }
}
