package io.bi4j.core.internal.jdbc;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.internal.expr.ExprContext;
import io.bi4j.core.internal.expr.SqlRenderer;
import io.bi4j.core.internal.expr.SqlRenderer.Sql;
import io.bi4j.core.internal.expr.SqlRenderer.SqlColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A filter cut in two: what the database does, exactly as we would, and the rest. Rows with a cell
 * that reading rejects pass the database's part, so that they are rejected and not lost.
 *
 * @param pushed the part that the database does, as an expression
 * @param conditions the same as SQL
 * @param residual the part that it does not do
 */
record JdbcFilter(Optional<Expr> pushed, List<SqlText> conditions, Optional<Expr> residual) {

  /**
   * Cuts a filter.
   *
   * @param read the columns that are read, empty for all: whether a cell is rejected is only found
   *     out for those
   */
  static JdbcFilter of(Optional<Expr> filter, JdbcShape shape, List<String> read) {
    if (filter.isEmpty() || shape.dialect().sql().isEmpty()) {
      return new JdbcFilter(Optional.empty(), List.of(), filter);
    }
    // Only what does not depend on a zone is ever written, so any context will do.
    SqlRenderer renderer = renderer(shape, ExprContext.UTC, read);
    List<Expr> pushed = new ArrayList<>();
    List<SqlText> conditions = new ArrayList<>();
    List<Expr> residual = new ArrayList<>();
    for (Expr part : SqlRenderer.conjuncts(filter.get())) {
      Optional<Sql> sql = usesWeeks(part) ? Optional.empty() : renderer.render(part);
      if (sql.isPresent()) {
        pushed.add(part);
        conditions.add(condition(sql.get()));
      } else {
        residual.add(part);
      }
    }
    return new JdbcFilter(all(pushed), conditions, all(residual));
  }

  /** A pipeline's first day of the week is not part of a request. */
  private static boolean usesWeeks(Expr expr) {
    return (expr instanceof Expr.Call call && call.function().equals("week"))
        || expr.children().stream().anyMatch(JdbcFilter::usesWeeks);
  }

  static SqlRenderer renderer(JdbcShape shape, ExprContext context, List<String> read) {
    return SqlRenderer.of(
        shape.schema(),
        context,
        shape.dialect().sql().orElseThrow(),
        name ->
            shape
                .find(name)
                .filter(JdbcColumn::exact)
                .filter(c -> c.guard() == null || read.isEmpty() || read.contains(name))
                .map(column -> new SqlColumn(column.expression(), column.guard())));
  }

  private static SqlText condition(Sql sql) {
    SqlText condition = new SqlText().add(sql.sql(), sql.parameters());
    sql.guards().forEach(guard -> condition.add(" OR ").add(guard));
    return condition;
  }

  private static Optional<Expr> all(List<Expr> parts) {
    return parts.stream().reduce((left, right) -> Exprs.call("and", left, right));
  }
}
