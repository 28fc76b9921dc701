package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;

/**
 * An INT64 or DECIMAL operand of exact arithmetic.
 *
 * @param type its digits as a decimal
 * @param isOneLong whether its cells are one long: up to 18 digits, or an INT64
 */
record Operand(DecimalType type, boolean isOneLong) {
  static Operand of(BoundExpr arg) {
    DecimalType type = Types.decimalOf(arg);
    return new Operand(type, arg.type().kind() == Kind.INT64 || !type.isWide());
  }
}
