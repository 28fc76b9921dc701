package io.bi4j.core.semantic;

import io.bi4j.core.expr.Expr;

/** What the shape of an expression says about its sums. */
final class AggregateRules {
  private AggregateRules() {}

  /** Sums and counts add up, also with a sign, a constant factor, or several added together. */
  static Additivity additivityOf(Expr expr) {
    return isAdditive(expr) ? Additivity.ADDITIVE : Additivity.NON;
  }

  private static boolean isAdditive(Expr expr) {
    if (expr instanceof Expr.Aggregate call) {
      return !call.isDistinct()
          && (call.function().equals("sum") || call.function().equals("count"));
    }
    if (expr instanceof Expr.Cast cast) {
      return isAdditive(cast.value());
    }
    return expr instanceof Expr.Call call && isAdditiveCall(call);
  }

  private static boolean isAdditiveCall(Expr.Call call) {
    return switch (call.function()) {
      case "+", "-" -> call.arguments().stream().allMatch(AggregateRules::isAdditive);
      case "*" ->
          call.arguments().stream().filter(AggregateRules::isAdditive).count() == 1
              && call.arguments().stream().filter(Expr.Literal.class::isInstance).count() == 1;
      case "/" ->
          isAdditive(call.arguments().get(0)) && call.arguments().get(1) instanceof Expr.Literal;
      default -> false;
    };
  }

  /** Whether the expression holds an aggregate call. */
  static boolean hasAggregate(Expr expr) {
    return expr instanceof Expr.Aggregate
        || expr.children().stream().anyMatch(AggregateRules::hasAggregate);
  }

  /** A column that stands outside every aggregate call, or null. */
  static Expr.@org.jspecify.annotations.Nullable Column columnOutside(Expr expr) {
    if (expr instanceof Expr.Column column) {
      return column;
    }
    if (expr instanceof Expr.Aggregate) {
      return null;
    }
    for (Expr child : expr.children()) {
      Expr.Column found = columnOutside(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
