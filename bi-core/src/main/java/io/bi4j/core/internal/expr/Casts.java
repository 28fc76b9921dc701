package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.vector.Times;
import java.util.List;
import java.util.Optional;

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
    Conversion conversion =
        NumberCasts.find(value.type(), target, fault)
            .orElseThrow(() -> new IllegalStateException(value.type() + " to " + target));
    return applied(value.expr(), value, target, conversion);
  }

  private static BoundExpr applied(
      Expr expr, BoundExpr value, DataType target, Conversion conversion) {
    boolean nullable = value.nullable() || conversion.mayBeNull();
    BoundExpr converted =
        BoundExpr.of(
            expr,
            target,
            nullable,
            List.of(value),
            () -> new StrictEvaluator(target, List.of(value), conversion.kernel()));
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
    Conversion conversion =
        find(value.type(), target, fault, site)
            .orElseThrow(() -> site.mismatch(CastHints.of(value.type(), target)));
    return applied(
        site.expr(), value, target, attempt ? conversion.orNull() : conversion);
  }

  private static Optional<Conversion> find(
      DataType from, DataType to, RowFault fault, CallSite site) {
    if (from.isNumeric() && to.isNumeric()) {
      return NumberCasts.find(from, to, fault);
    }
    return TextCasts.find(from, to, fault, site.context());
  }

  /** A DATE as microseconds since 1970-01-01T00:00, which is a LOCAL_DATETIME. */
  static BoundExpr dateToMicros(BoundExpr date) {
    RowFault overflow = RowFault.overflow(date.expr(), Kind.LOCAL_DATETIME);
    return applied(
        date.expr(),
        date,
        DataType.LOCAL_DATETIME,
        Conversion.exact(NumberCasts.times(Times.MICROS_PER_DAY, overflow)));
  }

  /** Whether a decimal type holds every value of another. */
  static boolean holds(DecimalType wide, DecimalType narrow) {
    return wide.scale() >= narrow.scale()
        && wide.precision() - wide.scale() >= narrow.precision() - narrow.scale();
  }
}
