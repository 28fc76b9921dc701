package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * DECIMAL arithmetic. Operands are DECIMAL or INT64. Sums and products of up to 18 digits are plain
 * long arithmetic, wider ones that cannot overflow two longs; the rest goes through BigDecimal.
 */
final class DecimalArithmetic {
  static final RoundingMode ROUNDING = RoundingMode.HALF_UP;
  private static final BigInteger[] LIMITS = new BigInteger[DecimalType.MAX_PRECISION + 1];

  static {
    for (int i = 0; i < LIMITS.length; i++) {
      LIMITS[i] = BigInteger.TEN.pow(i);
    }
  }

  private DecimalArithmetic() {}

  static Kernel of(
      String operator, Operand left, Operand right, DecimalType result, RowFault overflow) {
    DecimalType a = left.type();
    DecimalType b = right.type();
    boolean narrow = !a.isWide() && !b.isWide() && !result.isWide();
    switch (operator) {
      case "+", "-":
        if (narrow && aligned(a, b) <= DecimalType.MAX_LONG_PRECISION) {
          long fa = Longs.power(result.scale() - a.scale());
          long fb = Longs.power(result.scale() - b.scale());
          long limit = Longs.power(result.precision()) - 1;
          return LongArithmetic.scaledSum(fa, operator.equals("+") ? fb : -fb, limit, overflow);
        }
        return WideArithmetic.canAdd(left, right, result)
            ? WideArithmetic.add(left, right, result, operator.equals("-"))
            : general(operator, result, overflow);
      case "*":
        boolean exact = result.scale() == a.scale() + b.scale();
        if (exact && narrow) {
          return LongArithmetic.multiply(overflow);
        }
        return exact && WideArithmetic.canMultiply(left, right, result)
            ? WideArithmetic.multiply()
            : general(operator, result, overflow);
      default:
        return general(operator, result, overflow);
    }
  }

  /** Digits of the wider operand once both have the same scale. */
  static int aligned(DecimalType a, DecimalType b) {
    return Math.max(a.precision() - a.scale(), b.precision() - b.scale())
        + Math.max(a.scale(), b.scale());
  }

  private static Kernel general(String operator, DecimalType type, RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        if (!out.isNull(i)) {
          row(operator, at(in[0], i), at(in[1], i), (DecimalVector) out, type, overflow, chunk, i);
        }
      }
    };
  }

  private static void row(
      String operator,
      BigDecimal a,
      BigDecimal b,
      DecimalVector out,
      DecimalType type,
      RowFault overflow,
      Chunk chunk,
      int row) {
    if (b.signum() == 0 && (operator.equals("/") || operator.equals("%"))) {
      out.setNull(row);
      return;
    }
    BigDecimal result =
        switch (operator) {
          case "+" -> a.add(b);
          case "-" -> a.subtract(b);
          case "*" -> a.multiply(b);
          case "/" -> a.divide(b, type.scale(), ROUNDING);
          default -> a.remainder(b);
        };
    store(result, out, type, overflow, chunk, row);
  }

  /** Writes a value rounded to the scale of the type, or reports that it has too many digits. */
  static void store(
      BigDecimal value, DecimalVector out, DecimalType type, RowFault fault, Chunk chunk, int row) {
    BigInteger unscaled = value.setScale(type.scale(), ROUNDING).unscaledValue();
    if (unscaled.abs().compareTo(LIMITS[type.precision()]) >= 0) {
      fault.report(chunk, out, row);
    } else {
      out.set(row, unscaled);
    }
  }

  static Kernel negate() {
    return (in, out, chunk, rows, count) -> {
      DecimalVector a = (DecimalVector) in[0];
      DecimalVector r = (DecimalVector) out;
      boolean wide = a.decimal().isWide();
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r.low[i] = -a.low[i];
        if (wide) {
          r.high[i] = ~a.high[i] + (a.low[i] == 0 ? 1 : 0);
        }
      }
    };
  }

  /** An exact number of a row. */
  static BigDecimal at(Vector vector, int row) {
    return vector instanceof LongVector longs
        ? BigDecimal.valueOf(longs.values[row])
        : ((DecimalVector) vector).decimalAt(row);
  }
}
