package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.vector.Times;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Conversions: the implicit widening of numbers, and cast and try_cast. */
final class Casts {
  private Casts() {}

  /** A number as a wider numeric type, or a null without type as any type. */
  static BoundExpr widen(BoundExpr value, DataType target) {
    if (value.isUntypedNull()) {
      return BoundExpr.ofConstant(value.expr(), target, null);
    }
    if (value.type().equals(target)) {
      return value;
    }
    RowFault fault = RowFault.overflow(value.expr(), target);
    Supplier<Kernel> kernel =
        NumberCasts.find(value.type(), target, fault)
            .orElseThrow(() -> new IllegalStateException(value.type() + " to " + target));
    return applied(value.expr(), value, target, false, kernel);
  }

  /** An argument that must widen to a type, or the call does not take it. */
  static BoundExpr widen(BoundExpr value, DataType target, CallSite site) {
    if (!value.isUntypedNull() && !value.type().equals(target)) {
      throw site.mismatch("");
    }
    return widen(value, target);
  }

  private static BoundExpr applied(
      Expr expr, BoundExpr value, DataType target, boolean mayBeNull, Supplier<Kernel> kernel) {
    boolean nullable = value.nullable() || mayBeNull;
    BoundExpr converted =
        BoundExpr.of(
            expr,
            target,
            nullable,
            List.of(value),
            () -> new StrictEvaluator(target, List.of(value), kernel.get()));
    return Folding.fold(converted);
  }

  /** {@code cast(value as target)}, or {@code try_cast} when {@code attempt}. */
  static BoundExpr explicit(CallSite site, DataType target, boolean attempt) {
    BoundExpr value = site.arg(0);
    if (value.isUntypedNull() || value.type().equals(target)) {
      BoundExpr same = widen(value, target);
      return BoundExpr.renamed(same, site.expr());
    }
    RowFault fault = attempt ? RowFault.NONE : RowFault.badCast(value.expr(), target);
    Supplier<Kernel> kernel =
        find(value.type(), target, fault)
            .orElseThrow(() -> site.mismatch(CastHints.of(value.type(), target)));
    return applied(site.expr(), value, target, attempt, kernel);
  }

  /** Whether a cast exists; values may still fail one by one. */
  static boolean exists(DataType from, DataType to) {
    return from.equals(to) || find(from, to, RowFault.NONE).isPresent();
  }

  private static Optional<Supplier<Kernel>> find(DataType from, DataType to, RowFault fault) {
    if (from.isNumeric() && to.isNumeric()) {
      return NumberCasts.find(from, to, fault);
    }
    if (from.kind() == Kind.STRING) {
      return TextCasts.find(to, fault);
    }
    return to.kind() == Kind.STRING
        ? ValueText.find(from, fault)
        : OtherCasts.find(from, to, fault);
  }

  /** A DATE as microseconds since 1970-01-01T00:00, which is a LOCAL_DATETIME. */
  static BoundExpr dateToMicros(BoundExpr date) {
    RowFault overflow = RowFault.overflow(date.expr(), Kind.LOCAL_DATETIME);
    return applied(
        date.expr(),
        date,
        DataType.LOCAL_DATETIME,
        false,
        () -> NumberCasts.times(Times.MICROS_PER_DAY, overflow));
  }
}
