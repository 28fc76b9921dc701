package io.bi4j.core.internal.semantic;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;

/** How dimensions of a query are computed. */
final class Expressions {
  private Expressions() {}

  /** What a dimension of the query is computed from; for an unknown one the column of its name. */
  static Expr of(BoundQuery bound, String dimension) {
    return bound.rows().dimension(dimension).map(bound.rows()::expr).orElse(Exprs.col(dimension));
  }
}
