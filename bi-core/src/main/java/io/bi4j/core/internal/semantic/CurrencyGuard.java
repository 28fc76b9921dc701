package io.bi4j.core.internal.semantic;

import io.bi4j.core.BiException;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.semantic.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches that the amounts of each group are in one currency: the least and the greatest code among
 * the rows that have an amount must be the same, and none may lack its currency beside others.
 */
final class CurrencyGuard {
  private final Measure measure;
  private final Expr currency;

  CurrencyGuard(Measure measure, Expr currency) {
    this.measure = measure;
    this.currency = currency;
  }

  private String column(String what) {
    return "__" + what + "_currency_of_" + measure.name();
  }

  List<NamedExpr> aggregates() {
    Expr filter = amount();
    Expr missing =
        filter == null
            ? Exprs.call("is_null", currency)
            : Exprs.call("and", filter, Exprs.call("is_null", currency));
    return List.of(
        new NamedExpr(column("least"), aggregate("min", List.of(currency), filter)),
        new NamedExpr(column("greatest"), aggregate("max", List.of(currency), filter)),
        new NamedExpr(column("no"), aggregate("count", List.of(), missing)));
  }

  private static Expr aggregate(String function, List<Expr> arguments, @Nullable Expr filter) {
    return Exprs.aggregate(function, arguments, false, filter);
  }

  /** The condition that a row has an amount, when the measure is one call over one. */
  private @Nullable Expr amount() {
    return measure.expr() instanceof Expr.Aggregate call
            && call.arguments().size() == 1
            && call.filter().isEmpty()
        ? Exprs.call("is_not_null", call.arguments().get(0))
        : null;
  }

  void check(Grid grid, int keys) {
    int least = grid.ordinal(column("least"));
    int greatest = grid.ordinal(column("greatest"));
    int unknown = grid.ordinal(column("no"));
    for (@Nullable Object[] row : grid.rows()) {
      boolean mixed = !Objects.equals(row[least], row[greatest]);
      boolean some = row[least] != null && !Objects.equals(row[unknown], 0L);
      if (mixed || some) {
        String group = keys == 0 ? "The total" : "Group " + Arrays.asList(row).subList(0, keys);
        throw new BiException(
            CoreErrors.MIXED_CURRENCY,
            group
                + " of measure \""
                + measure.name()
                + "\" holds amounts in "
                + row[least]
                + (mixed ? " and " + row[greatest] : " and in no known currency")
                + ". Group by \""
                + measure.unit().detail()
                + "\", or filter one currency.");
      }
    }
  }
}
