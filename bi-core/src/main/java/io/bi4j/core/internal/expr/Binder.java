package io.bi4j.core.internal.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.List;

/** Finds the columns, functions and types of an expression and what evaluates it. */
public final class Binder {
  private final Expr root;
  private final Schema schema;
  private final ExprContext context;

  private Binder(Expr root, Schema schema, ExprContext context) {
    this.root = root;
    this.schema = schema;
    this.context = context;
  }

  /**
   * Binds an expression to the columns of a schema.
   *
   * @throws BiException {@code core/unknown-column}, {@code core/type-mismatch} or {@code
   *     core/bad-expression}, naming the expression, the part, its types and its position
   */
  public static BoundExpr bind(Expr expr, Schema schema, ExprContext context) {
    BoundExpr bound = new Binder(expr, schema, context).bound(expr);
    if (bound.isUntypedNull()) {
      throw error(
          expr, expr, CoreErrors.TYPE_MISMATCH, "null has no type", "Write cast(null as INT64).");
    }
    return bound;
  }

  /** Binds a condition: the result is BOOL. */
  public static BoundExpr bindCondition(Expr expr, Schema schema, ExprContext context) {
    BoundExpr bound = bind(expr, schema, context);
    if (bound.type().kind() != io.bi4j.core.data.DataType.Kind.BOOL) {
      throw error(
          expr,
          expr,
          CoreErrors.TYPE_MISMATCH,
          "a condition must be BOOL but this is " + bound.type(),
          "Compare it with a value, for example " + RowFault.shown(expr) + " is not null.");
    }
    return bound;
  }

  private BoundExpr bound(Expr expr) {
    if (expr instanceof Expr.Column column) {
      return column(column);
    }
    if (expr instanceof Expr.Literal literal) {
      return literal
          .type()
          .map(type -> BoundExpr.ofConstant(literal, type, literal.value()))
          .orElseGet(() -> BoundExpr.untypedNull(literal));
    }
    if (expr instanceof Expr.Cast cast) {
      BoundExpr value = bound(cast.value());
      CallSite site = new CallSite(root, cast, "cast", List.of(value), context);
      return Folding.fold(Casts.explicit(site, cast.type(), cast.isAttempt()));
    }
    if (expr instanceof Expr.Call call) {
      return call(call);
    }
    throw error(
        root,
        expr,
        CoreErrors.BAD_EXPRESSION,
        "aggregate " + ((Expr.Aggregate) expr).function() + " is not possible here",
        "Aggregates belong to a group-by or a measure.");
  }

  private BoundExpr column(Expr.Column column) {
    if (!schema.has(column.name())) {
      throw error(
          root,
          column,
          CoreErrors.UNKNOWN_COLUMN,
          "there is no column \"" + column.name() + "\"",
          "The columns are: " + Suggestions.columns(schema, column.name()) + ".");
    }
    int ordinal = schema.ordinal(column.name());
    Field field = schema.field(ordinal);
    return BoundExpr.ofColumn(column, field.type(), field.nullable(), ordinal);
  }

  private BoundExpr call(Expr.Call call) {
    Function function = Functions.find(call.function());
    if (function == null) {
      throw error(
          root,
          call,
          CoreErrors.BAD_EXPRESSION,
          "there is no function \"" + call.function() + "\"",
          Suggestions.functions(call.function()));
    }
    List<BoundExpr> args = new ArrayList<>(call.arguments().size());
    call.arguments().forEach(argument -> args.add(bound(argument)));
    CallSite site = new CallSite(root, call, call.function(), List.copyOf(args), context);
    return Folding.fold(function.binding().bind(site));
  }

  static BiException error(Expr root, Expr part, ErrorCode code, String problem, String nextStep) {
    String where =
        part.position() >= 0
            ? " at position " + (part.position() + 1)
            : part == root ? "" : " in \"" + RowFault.shown(part) + "\"";
    return new BiException(
        code,
        "Expression \"" + RowFault.shown(root) + "\"" + where + ": " + problem + ". " + nextStep);
  }
}
