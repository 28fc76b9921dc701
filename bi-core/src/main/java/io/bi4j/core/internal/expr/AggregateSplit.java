package io.bi4j.core.internal.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Expressions over aggregates cut in two: the aggregate calls, each once, and what is computed from
 * their results. {@code sum(net) / count()} becomes the calls {@code sum(net)}, {@code count()} and
 * the expression {@code "#0" / "#1"}.
 *
 * @param calls the different aggregate calls in order of first occurrence
 * @param results per expression the computation over the columns {@link #column(int)} and over the
 *     columns that the expression names outside aggregates, which must be group keys
 */
public record AggregateSplit(List<Expr.Aggregate> calls, List<Expr> results) {
  public AggregateSplit {
    calls = List.copyOf(calls);
    results = List.copyOf(results);
  }

  /**
   * Cuts expressions.
   *
   * @throws BiException {@code core/bad-expression} when an aggregate stands inside another
   */
  public static AggregateSplit of(List<? extends Expr> exprs) {
    Map<Expr.Aggregate, Integer> calls = new LinkedHashMap<>();
    List<Expr> results = new ArrayList<>(exprs.size());
    for (Expr expr : exprs) {
      results.add(replaced(expr, expr, calls));
    }
    return new AggregateSplit(List.copyOf(calls.keySet()), results);
  }

  /** Cuts one expression. */
  public static AggregateSplit of(Expr expr) {
    return of(List.of(expr));
  }

  /** The name of the column that holds the result of an aggregate call. */
  public static String column(int call) {
    return "#" + call;
  }

  /** Whether every expression is one aggregate call as it stands. */
  public boolean isPlain() {
    return results.stream()
        .allMatch(result -> result instanceof Expr.Column column && column.name().startsWith("#"));
  }

  /** Whether an expression holds an aggregate call. */
  public static boolean hasAggregate(Expr expr) {
    return expr instanceof Expr.Aggregate
        || expr.children().stream().anyMatch(AggregateSplit::hasAggregate);
  }

  private static Expr replaced(Expr root, Expr expr, Map<Expr.Aggregate, Integer> calls) {
    if (expr instanceof Expr.Aggregate call) {
      for (Expr child : call.children()) {
        if (hasAggregate(child)) {
          throw Binder.error(
              root,
              child,
              CoreErrors.BAD_EXPRESSION,
              "an aggregate stands inside " + call.function(),
              "Group twice, or aggregate the plain column.");
        }
      }
      Integer known = calls.putIfAbsent(call, calls.size());
      return Exprs.col(column(known == null ? calls.size() - 1 : known));
    }
    List<Expr> children = new ArrayList<>(expr.children().size());
    expr.children().forEach(child -> children.add(replaced(root, child, calls)));
    return expr.withChildren(children);
  }
}
