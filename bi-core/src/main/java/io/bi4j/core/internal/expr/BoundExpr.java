package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An expression whose columns, functions and types are known. Immutable and thread-safe; {@link
 * #open()} gives each worker its own evaluator.
 */
public final class BoundExpr {
  private final Expr expr;
  private final DataType type;
  private final boolean nullable;
  private final int[] inputs;
  private final Supplier<Evaluator> opener;
  private final @Nullable Constant constant;

  /** A value known at bind; the type of {@code null} written bare is not known. */
  record Constant(@Nullable Object value, boolean typed) {}

  private BoundExpr(
      Expr expr,
      DataType type,
      boolean nullable,
      int[] inputs,
      Supplier<Evaluator> opener,
      @Nullable Constant constant) {
    this.expr = expr;
    this.type = type;
    this.nullable = nullable;
    this.inputs = inputs;
    this.opener = opener;
    this.constant = constant;
  }

  static BoundExpr ofColumn(Expr expr, DataType type, boolean nullable, int ordinal) {
    return new BoundExpr(
        expr, type, nullable, new int[] {ordinal}, () -> new ColumnEvaluator(ordinal), null);
  }

  static BoundExpr ofConstant(Expr expr, DataType type, @Nullable Object value) {
    return new BoundExpr(
        expr,
        type,
        value == null,
        new int[0],
        () -> new ConstantEvaluator(type, value),
        new Constant(value, true));
  }

  /** A bare {@code null}, which takes the type that its use asks for. */
  static BoundExpr untypedNull(Expr expr) {
    return new BoundExpr(
        expr,
        DataType.BOOL,
        true,
        new int[0],
        () -> new ConstantEvaluator(DataType.BOOL, null),
        new Constant(null, false));
  }

  static BoundExpr of(
      Expr expr,
      DataType type,
      boolean nullable,
      List<BoundExpr> arguments,
      Supplier<Evaluator> opener) {
    int[] inputs =
        arguments.stream()
            .flatMapToInt(arg -> Arrays.stream(arg.inputs))
            .sorted()
            .distinct()
            .toArray();
    return new BoundExpr(expr, type, nullable, inputs, opener, null);
  }

  /** The same computation standing for another expression. */
  static BoundExpr renamed(BoundExpr bound, Expr expr) {
    return new BoundExpr(
        expr, bound.type, bound.nullable, bound.inputs, bound.opener, bound.constant);
  }

  /** The expression that was bound. */
  public Expr expr() {
    return expr;
  }

  /** The type of the result. */
  public DataType type() {
    return type;
  }

  /** Whether the result may be null. */
  public boolean nullable() {
    return nullable;
  }

  /** The columns that must be loaded before evaluation, ascending. */
  public int[] inputs() {
    return inputs.clone();
  }

  /** Whether the value is the same for all rows and known. */
  public boolean isConstant() {
    return constant != null;
  }

  /** The boxed value of a constant. */
  public @Nullable Object constantValue() {
    if (constant == null) {
      throw new IllegalStateException(expr + " is no constant");
    }
    return constant.value();
  }

  boolean isUntypedNull() {
    return constant != null && !constant.typed();
  }

  boolean isNullConstant() {
    return constant != null && constant.value() == null;
  }

  /** A new evaluator for one worker. */
  public Evaluator open() {
    return opener.get();
  }

  static Evaluator[] openAll(List<BoundExpr> exprs) {
    return exprs.stream().map(BoundExpr::open).toArray(Evaluator[]::new);
  }
}
