package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;

/** Sums and products of decimals in two longs, where the type of the result rules overflow out. */
final class WideArithmetic {
  private static final int MAX_POWER = 18;

  private WideArithmetic() {}

  /** Whether the sum has a digit to spare and each operand is scaled without overflow. */
  static boolean canAdd(Operand a, Operand b, DecimalType result) {
    return result.isWide()
        && result.precision() > DecimalArithmetic.aligned(a.type(), b.type())
        && canScale(a, result)
        && canScale(b, result);
  }

  private static boolean canScale(Operand operand, DecimalType result) {
    int digits = result.scale() - operand.type().scale();
    return digits == 0 || (digits <= MAX_POWER && operand.isOneLong());
  }

  static Kernel add(Operand a, Operand b, DecimalType result, boolean subtracts) {
    long fa = Longs.power(result.scale() - a.type().scale());
    long fb = Longs.power(result.scale() - b.type().scale()) * (subtracts ? -1 : 1);
    return (in, out, chunk, rows, count) -> {
      long[] lowA = lows(in[0]);
      long[] lowB = lows(in[1]);
      long[] highA = highs(in[0]);
      long[] highB = highs(in[1]);
      DecimalVector sum = (DecimalVector) out;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        long x = lowA[i] * fa;
        long y = lowB[i] * fb;
        long low = x + y;
        long carry = Long.compareUnsigned(low, x) < 0 ? 1 : 0;
        sum.low[i] = low;
        sum.high[i] = high(lowA, highA, i, fa) + high(lowB, highB, i, fb) + carry;
      }
    };
  }

  /** The upper long of a cell times a factor; cells of two longs have a factor of 1 or -1. */
  private static long high(long[] low, long[] high, int row, long factor) {
    if (high.length == 0) {
      return Math.multiplyHigh(low[row], factor);
    }
    return factor > 0 ? high[row] : ~high[row] + (low[row] == 0 ? 1 : 0);
  }

  static boolean canMultiply(Operand a, Operand b, DecimalType result) {
    return result.isWide()
        && result.precision() == a.type().precision() + b.type().precision()
        && a.isOneLong()
        && b.isOneLong();
  }

  static Kernel multiply() {
    return (in, out, chunk, rows, count) -> {
      long[] a = lows(in[0]);
      long[] b = lows(in[1]);
      DecimalVector product = (DecimalVector) out;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        product.low[i] = a[i] * b[i];
        product.high[i] = Math.multiplyHigh(a[i], b[i]);
      }
    };
  }

  private static long[] lows(Vector vector) {
    return vector instanceof LongVector longs ? longs.values : ((DecimalVector) vector).low;
  }

  /** Empty for cells of one long. */
  private static long[] highs(Vector vector) {
    return vector instanceof DecimalVector decimals && decimals.decimal().isWide()
        ? decimals.high
        : new long[0];
  }
}
