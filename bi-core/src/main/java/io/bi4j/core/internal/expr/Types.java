package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import java.util.List;
import java.util.Optional;

/** Which types mix, and as what. */
final class Types {
  static final int MAX = DecimalType.MAX_PRECISION;

  /** An INT64 has up to 19 digits. */
  static final DecimalType INT64_AS_DECIMAL = new DecimalType(19, 0);

  private Types() {}

  /**
   * The one type that values of two types can both be without loss of meaning: numbers widen INT64
   * to DECIMAL to FLOAT64, all else must be equal.
   */
  static Optional<DataType> common(DataType left, DataType right) {
    if (left.equals(right)) {
      return Optional.of(left);
    }
    if (!left.isNumeric() || !right.isNumeric()) {
      return Optional.empty();
    }
    if (left.kind() == Kind.FLOAT64 || right.kind() == Kind.FLOAT64) {
      return Optional.of(DataType.FLOAT64);
    }
    DecimalType a = decimal(left);
    DecimalType b = decimal(right);
    int scale = Math.max(a.scale(), b.scale());
    int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    return whole + scale <= MAX
        ? Optional.of(DataType.decimal(Math.max(1, whole + scale), scale))
        : Optional.empty();
  }

  /** An INT64 or DECIMAL type as DECIMAL. */
  static DecimalType decimal(DataType type) {
    return type instanceof DecimalType decimal ? decimal : INT64_AS_DECIMAL;
  }

  /** The arguments all converted to their common type; nulls without type take it too. */
  static Optional<List<BoundExpr>> unify(List<BoundExpr> args) {
    DataType common = null;
    for (BoundExpr arg : args) {
      if (arg.isUntypedNull()) {
        continue;
      }
      Optional<DataType> both =
          common == null ? Optional.of(arg.type()) : common(common, arg.type());
      if (both.isEmpty()) {
        return Optional.empty();
      }
      common = both.get();
    }
    DataType target = common;
    if (target == null) {
      return Optional.of(args);
    }
    return Optional.of(args.stream().map(arg -> Casts.widen(arg, target)).toList());
  }

  /**
   * An integer constant counts as a decimal of its own digits only, so that results stay narrow.
   */
  static DecimalType decimalOf(BoundExpr arg) {
    if (arg.isConstant() && arg.type().kind() == Kind.INT64 && arg.constantValue() != null) {
      String digits = String.valueOf(arg.constantValue());
      return new DecimalType(digits.startsWith("-") ? digits.length() - 1 : digits.length(), 0);
    }
    return decimal(arg.type());
  }

  static boolean is(BoundExpr arg, Kind kind) {
    return arg.type().kind() == kind && !arg.isUntypedNull();
  }

  static boolean isExact(DataType type) {
    return type.kind() == Kind.INT64 || type.kind() == Kind.DECIMAL;
  }
}
