package io.bi4j.core.internal.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.CoreErrors;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One call while it is bound.
 *
 * @param root the whole expression, for messages
 * @param expr the call
 * @param name the function
 * @param args the bound arguments
 * @param context zone and week start
 */
record CallSite(Expr root, Expr expr, String name, List<BoundExpr> args, ExprContext context) {

  private static final int SHOWN_ARGS = 5;

  BoundExpr arg(int index) {
    return args.get(index);
  }

  DataType type(int index) {
    return args.get(index).type();
  }

  CallSite withArgs(List<BoundExpr> replaced) {
    return new CallSite(root, expr, name, replaced, context);
  }

  /** A strict result: null where an argument is, else what the kernel computes. */
  BoundExpr strict(DataType type, Supplier<Kernel> kernel) {
    return strict(type, args, false, kernel);
  }

  /** A strict result that may also be null where no argument is. */
  BoundExpr strictOrNull(DataType type, Supplier<Kernel> kernel) {
    return strict(type, args, true, kernel);
  }

  BoundExpr strict(
      DataType type, List<BoundExpr> over, boolean mayBeNull, Supplier<Kernel> kernel) {
    if (over.stream().anyMatch(BoundExpr::isNullConstant)) {
      return BoundExpr.ofConstant(expr, type, null);
    }
    boolean nullable = mayBeNull || over.stream().anyMatch(BoundExpr::nullable);
    return BoundExpr.of(
        expr, type, nullable, over, () -> new StrictEvaluator(type, over, kernel.get()));
  }

  void requireArgs(int least, int most) {
    if (args.size() < least || args.size() > most) {
      throw error(
          CoreErrors.BAD_EXPRESSION,
          name
              + " takes "
              + (least == most ? "" : most == Integer.MAX_VALUE ? "at least " : least + " to ")
              + (most == Integer.MAX_VALUE ? least : most)
              + (most == 1 ? " argument" : " arguments")
              + ", got "
              + args.size(),
          signatureHint());
    }
  }

  private String signatureHint() {
    Function function = Functions.find(name);
    return function == null ? "Correct the call." : "Write " + function.signature() + ".";
  }

  /** The error of a call whose arguments have types that it does not take. */
  BiException mismatch(String nextStep) {
    int rest = args.size() - SHOWN_ARGS;
    String types =
        args.stream()
            .limit(SHOWN_ARGS)
            .map(arg -> RowFault.shown(arg.expr()) + " is " + typeName(arg))
            .collect(Collectors.joining(", "));
    return error(
        CoreErrors.TYPE_MISMATCH,
        name + " does not take these types: " + types + (rest > 0 ? " and " + rest + " more" : ""),
        nextStep.isEmpty() ? signatureHint() : nextStep);
  }

  private static String typeName(BoundExpr arg) {
    return arg.isUntypedNull() ? "null" : RowFault.cut(arg.type().toString());
  }

  BiException error(io.bi4j.core.ErrorCode code, String problem, String nextStep) {
    return Binder.error(root, expr, code, problem, nextStep);
  }
}
