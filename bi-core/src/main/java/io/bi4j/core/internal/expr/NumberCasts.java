package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Casts between INT64, DECIMAL and FLOAT64. Digits that the target cannot hold after the point are
 * rounded half up (away from zero); digits before the point that it cannot hold are a fault.
 */
final class NumberCasts {
  private static final double TWO_63 = 0x1p63;
  private static final long EXACT_DOUBLE = 1L << 53;
  private static final int EXACT_POWER = 22;

  private NumberCasts() {}

  /** Kernels keep no state, so all evaluators share one. */
  static Optional<Supplier<Kernel>> find(DataType from, DataType to, RowFault fault) {
    return Optional.ofNullable(kernel(from, to, fault)).map(kernel -> () -> kernel);
  }

  private static @Nullable Kernel kernel(DataType from, DataType to, RowFault fault) {
    return switch (to.kind()) {
      case FLOAT64 -> from.kind() == Kind.INT64 ? longToDouble() : decimalToDouble();
      case INT64 -> from.kind() == Kind.FLOAT64 ? doubleToLong(fault) : decimalToLong(fault);
      case DECIMAL -> toDecimal(from, (DecimalType) to, fault);
      default -> null;
    };
  }

  private static Kernel longToDouble() {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      double[] r = ((DoubleVector) out).values;
      for (int k = 0; k < count; k++) {
        r[rows[k]] = a[rows[k]];
      }
    };
  }

  private static Kernel decimalToDouble() {
    return (in, out, chunk, rows, count) -> {
      DecimalVector a = (DecimalVector) in[0];
      double[] r = ((DoubleVector) out).values;
      int scale = a.decimal().scale();
      boolean plain = !a.decimal().isWide() && scale <= EXACT_POWER;
      double power = Math.pow(10, scale);
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        long low = a.low[i];
        boolean exact = plain && low <= EXACT_DOUBLE && low >= -EXACT_DOUBLE;
        r[i] = exact ? low / power : a.decimalAt(i).doubleValue();
      }
    };
  }

  private static Kernel doubleToLong(RowFault fault) {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        double rounded = roundHalfUp(a[i]);
        r[i] = (long) rounded;
        if (!(rounded >= -TWO_63 && rounded < TWO_63)) {
          fault.report(chunk, out, i);
        }
      }
    };
  }

  /** Rounds to a whole number, halves away from zero. */
  static double roundHalfUp(double value) {
    double magnitude = Math.abs(value);
    double whole = Math.floor(magnitude);
    return Math.copySign(magnitude - whole >= 0.5 ? whole + 1 : whole, value);
  }

  private static Kernel decimalToLong(RowFault fault) {
    return (in, out, chunk, rows, count) -> {
      DecimalVector a = (DecimalVector) in[0];
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        if (out.isNull(i)) {
          continue;
        }
        BigDecimal whole = a.decimalAt(i).setScale(0, RoundingMode.HALF_UP);
        if (whole.unscaledValue().bitLength() > 63) {
          fault.report(chunk, out, i);
        } else {
          r[i] = whole.longValue();
        }
      }
    };
  }

  private static Kernel toDecimal(DataType from, DecimalType to, RowFault fault) {
    if (from.kind() == Kind.FLOAT64) {
      return doubleToDecimal(to, fault);
    }
    DecimalType source = Types.decimal(from);
    boolean narrow =
        !to.isWide()
            && to.scale() >= source.scale()
            && (from.kind() == Kind.INT64 || !source.isWide());
    int digits = to.scale() - source.scale();
    if (narrow) {
      return rescale(digits, to, fault);
    }
    boolean oneLong = from.kind() == Kind.INT64 || !source.isWide();
    boolean holds = to.precision() - to.scale() >= source.precision() - source.scale();
    if (oneLong && holds && digits >= 0 && digits <= DecimalType.MAX_LONG_PRECISION) {
      return widen(Longs.power(digits));
    }
    return (in, out, chunk, rows, count) -> {
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        if (!out.isNull(i)) {
          BigDecimal value = DecimalArithmetic.at(in[0], i);
          DecimalArithmetic.store(value, (DecimalVector) out, to, fault, chunk, i);
        }
      }
    };
  }

  /** Multiplies one long by a power of ten into two. */
  private static Kernel widen(long factor) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      DecimalVector r = (DecimalVector) out;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r.low[i] = a[i] * factor;
        r.high[i] = Math.multiplyHigh(a[i], factor);
      }
    };
  }

  /** Multiplies by a power of ten within one long. */
  private static Kernel rescale(int digits, DecimalType to, RowFault fault) {
    long factor = Longs.power(digits);
    long most = (Longs.power(to.precision()) - 1) / factor;
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] r = Longs.of(out);
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        long value = a[i];
        r[i] = value * factor;
        if (value > most || value < -most) {
          fault.report(chunk, out, i);
        }
      }
    };
  }

  /** A FLOAT64 counts as the shortest decimal that reads back to it: 0.1 becomes 0.1. */
  private static Kernel doubleToDecimal(DecimalType to, RowFault fault) {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      for (int k = 0; k < count; k++) {
        doubleToDecimal(a[rows[k]], (DecimalVector) out, to, fault, chunk, rows[k]);
      }
    };
  }

  private static void doubleToDecimal(
      double value, DecimalVector out, DecimalType to, RowFault fault, Chunk chunk, int row) {
    if (out.isNull(row)) {
      return;
    }
    if (Math.abs(value) < 1e39) {
      DecimalArithmetic.store(BigDecimal.valueOf(value), out, to, fault, chunk, row);
    } else {
      fault.report(chunk, out, row);
    }
  }

  /** Multiplies by a constant, checked. */
  static Kernel times(long factor, RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] r = Longs.of(out);
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        long product = a[i] * factor;
        r[i] = product;
        if (Math.multiplyHigh(a[i], factor) != product >> 63) {
          overflow.report(chunk, out, i);
        }
      }
    };
  }
}
