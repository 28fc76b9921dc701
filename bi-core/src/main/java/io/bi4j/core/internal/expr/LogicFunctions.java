package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.vector.BoolVector;
import java.util.List;
import java.util.function.Consumer;

/** and, or, not, is null, is not null: three-valued logic. */
final class LogicFunctions {
  private LogicFunctions() {}

  static void register(Consumer<Function> to) {
    to.accept(Function.own("and", "condition and condition", site -> connective(site, false)));
    to.accept(Function.own("or", "condition or condition", site -> connective(site, true)));
    to.accept(Function.strict("not", "not condition", LogicFunctions::not));
    to.accept(Function.own("is_null", "value is null", site -> isNull(site, true)));
    to.accept(Function.own("is_not_null", "value is not null", site -> isNull(site, false)));
  }

  private static BoundExpr connective(CallSite site, boolean decisive) {
    return connective(site.expr(), conditions(site), decisive);
  }

  static BoundExpr and(Expr expr, List<BoundExpr> operands) {
    return connective(expr, operands, false);
  }

  static BoundExpr or(Expr expr, List<BoundExpr> operands) {
    return connective(expr, operands, true);
  }

  private static BoundExpr connective(Expr expr, List<BoundExpr> operands, boolean decisive) {
    boolean nullable = operands.stream().anyMatch(BoundExpr::nullable);
    return BoundExpr.of(
        expr,
        DataType.BOOL,
        nullable,
        operands,
        () -> new ConnectiveEvaluator(BoundExpr.openAll(operands), decisive));
  }

  static List<BoundExpr> conditions(CallSite site) {
    return site.args().stream().map(arg -> condition(site, arg)).toList();
  }

  /** An operand that must be BOOL. */
  static BoundExpr condition(CallSite site, BoundExpr arg) {
    if (!arg.isUntypedNull() && arg.type().kind() != Kind.BOOL) {
      throw site.mismatch(
          "Each condition must be BOOL, for example "
              + RowFault.shown(arg.expr())
              + " is not null.");
    }
    return Casts.widen(arg, DataType.BOOL);
  }

  private static BoundExpr not(CallSite site) {
    List<BoundExpr> operand = conditions(site);
    return site.strict(
        DataType.BOOL,
        operand,
        false,
        () ->
            (in, out, chunk, rows, count) -> {
              boolean[] a = ((BoolVector) in[0]).values;
              boolean[] r = ((BoolVector) out).values;
              for (int k = 0; k < count; k++) {
                r[rows[k]] = !a[rows[k]];
              }
            });
  }

  private static BoundExpr isNull(CallSite site, boolean expected) {
    BoundExpr value = site.arg(0);
    return BoundExpr.of(
        site.expr(),
        DataType.BOOL,
        false,
        site.args(),
        () -> new NullTestEvaluator(value.open(), expected));
  }
}
