package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Money and durations times or divided by a number. Results are rounded half to even, to the minor
 * unit or the microsecond; a FLOAT64 factor counts with its exact binary value.
 */
final class Scaling {
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);

  private Scaling() {}

  static BoundExpr bind(CallSite site, DataType type, RowFault overflow) {
    boolean divides = site.name().equals("/");
    int amount = site.type(0).equals(type) ? 0 : 1;
    boolean whole = site.type(1 - amount).kind() == DataType.Kind.INT64;
    Kernel kernel =
        whole && !divides ? LongArithmetic.multiply(overflow) : general(amount, divides, overflow);
    return site.strict(
        type, site.args(), divides, () -> MoneyKernels.keepingCurrency(kernel, amount));
  }

  private static Kernel general(int amount, boolean divides, RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] amounts = Longs.of(in[amount]);
      Vector factors = in[1 - amount];
      long[] result = Longs.of(out);
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        if (!out.isNull(i)) {
          row(amounts[i], factors, divides, out, result, overflow, chunk, i);
        }
      }
    };
  }

  private static void row(
      long amount,
      Vector factors,
      boolean divides,
      Vector out,
      long[] result,
      RowFault overflow,
      Chunk chunk,
      int row) {
    if (factors instanceof DoubleVector doubles && !Double.isFinite(doubles.values[row])) {
      if (divides && Double.isInfinite(doubles.values[row])) {
        result[row] = 0;
      } else {
        overflow.report(chunk, out, row);
      }
      return;
    }
    BigDecimal factor =
        factors instanceof DoubleVector doubles
            ? new BigDecimal(doubles.values[row])
            : DecimalArithmetic.at(factors, row);
    if (divides && factor.signum() == 0) {
      out.setNull(row);
      return;
    }
    BigDecimal value = scaled(BigDecimal.valueOf(amount), factor, divides);
    if (value.compareTo(MAX) > 0 || value.compareTo(MIN) < 0) {
      overflow.report(chunk, out, row);
    } else {
      result[row] = value.longValue();
    }
  }

  private static BigDecimal scaled(BigDecimal amount, BigDecimal factor, boolean divides) {
    return divides
        ? amount.divide(factor, 0, RoundingMode.HALF_EVEN)
        : amount.multiply(factor).setScale(0, RoundingMode.HALF_EVEN);
  }
}
