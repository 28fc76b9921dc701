package io.bi4j.core.expr;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An expression and the name of the column that it computes. Its text form, {@code sum(net) as
 * total}, reads back with {@link Exprs#parseNamed(String)}.
 *
 * @param name the name of the column, not empty
 * @param expr what it holds
 * @since 0.1
 */
public record NamedExpr(String name, Expr expr) {
  public NamedExpr {
    requireNonNull(expr, "expr");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("An expression needs a name; \"\" is none.");
    }
  }

  /** The name that an expression has when none is given; see {@link Exprs#parseNamed(String)}. */
  public static Optional<String> defaultName(Expr expr) {
    if (expr instanceof Expr.Column column) {
      return Optional.of(column.name());
    }
    if (expr instanceof Expr.Cast cast) {
      return defaultName(cast.value());
    }
    if (expr instanceof Expr.Aggregate aggregate) {
      return joined(aggregate.function(), aggregate.arguments());
    }
    return expr instanceof Expr.Call call ? ofCall(call) : Optional.empty();
  }

  private static Optional<String> ofCall(Expr.Call call) {
    if (call.function().equals("field") && call.arguments().get(1) instanceof Expr.Literal name) {
      return Optional.of(String.valueOf(name.value()));
    }
    return Operators.isWord(call.function()) && Operators.binary(call.function()) == 0
        ? joined(call.function(), call.arguments())
        : Optional.empty();
  }

  private static Optional<String> joined(String function, List<Expr> arguments) {
    List<String> parts = new ArrayList<>(List.of(function));
    for (Expr argument : arguments) {
      if (argument instanceof Expr.Literal) {
        continue;
      }
      if (!(argument instanceof Expr.Column column)) {
        return Optional.empty();
      }
      parts.add(column.name());
    }
    return Optional.of(String.join("_", parts));
  }

  /** The text form: {@code sum(net) as total}. */
  @Override
  public String toString() {
    return expr + " as " + Printer.name(name);
  }
}
