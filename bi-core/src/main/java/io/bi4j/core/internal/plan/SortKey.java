package io.bi4j.core.internal.plan;

import io.bi4j.core.expr.Expr;

/**
 * What rows are ordered by. Nulls come last in both directions.
 *
 * @param expr the value
 * @param descending whether larger values come first
 */
public record SortKey(Expr expr, boolean descending) {
  @Override
  public String toString() {
    return expr + (descending ? " desc" : " asc");
  }
}
