package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;

/** round, floor, ceil, abs and sign; they keep exact numbers exact. */
final class RoundFunctions {
  private static final int MAX_DIGITS = 308;

  private RoundFunctions() {}

  static void register(Consumer<Function> to) {
    to.accept(Function.strict("round", "round(number[, digits])", RoundFunctions::round));
    to.accept(Function.strict("floor", "floor(number)", site -> whole(site, RoundingMode.FLOOR)));
    to.accept(Function.strict("ceil", "ceil(number)", site -> whole(site, RoundingMode.CEILING)));
    to.accept(Function.strict("abs", "abs(number)", RoundFunctions::abs));
    to.accept(Function.strict("sign", "sign(number)", RoundFunctions::sign));
  }

  private static BoundExpr whole(CallSite call, RoundingMode mode) {
    call.requireArgs(1, 1);
    return rounded(typed(call), 0, mode);
  }

  /** Halves are rounded away from zero; a FLOAT64 counts as its shortest decimal. */
  private static BoundExpr round(CallSite call) {
    call.requireArgs(1, 2);
    CallSite site = typed(call);
    return rounded(site, call.args().size() == 1 ? 0 : digits(call), RoundingMode.HALF_UP);
  }

  private static CallSite typed(CallSite site) {
    BoundExpr value = site.arg(0);
    if (value.isUntypedNull()) {
      return site.withArgs(List.of(Casts.widen(value, DataType.INT64)));
    }
    return site.withArgs(List.of(value));
  }

  private static int digits(CallSite site) {
    BoundExpr digits = site.arg(1);
    if (digits.isConstant()
        && digits.constantValue() instanceof Long count
        && Math.abs(count) <= MAX_DIGITS) {
      return count.intValue();
    }
    throw site.error(
        CoreErrors.BAD_EXPRESSION,
        "the digits of round must be a constant whole number from -308 to 308",
        "Write round(x, 2).");
  }

  private static BoundExpr rounded(CallSite site, int digits, RoundingMode mode) {
    DataType type = site.type(0);
    RowFault overflow = RowFault.overflow(site.expr(), type);
    return switch (type.kind()) {
      case FLOAT64 -> site.strict(type, () -> doubles(digits, mode));
      case INT64 ->
          digits >= 0 ? site.arg(0) : site.strict(type, () -> longs(digits, mode, overflow));
      case DECIMAL -> decimals(site, (DecimalType) type, digits, mode);
      default -> throw site.mismatch("");
    };
  }

  private static BoundExpr decimals(
      CallSite site, DecimalType type, int digits, RoundingMode mode) {
    int scale = Math.max(0, Math.min(digits, type.scale()));
    if (digits >= type.scale()) {
      return site.arg(0);
    }
    int precision = Math.min(Types.MAX, type.precision() - type.scale() + scale + 1);
    DecimalType result = new DecimalType(precision, scale);
    RowFault overflow = RowFault.overflow(site.expr(), result);
    return site.strict(
        result,
        () ->
            (in, out, chunk, rows, count) -> {
              for (int k = 0; k < count; k++) {
                int i = rows[k];
                if (!out.isNull(i)) {
                  BigDecimal value = DecimalArithmetic.at(in[0], i).setScale(digits, mode);
                  DecimalArithmetic.store(value, (DecimalVector) out, result, overflow, chunk, i);
                }
              }
            });
  }

  private static Kernel longs(int digits, RoundingMode mode, RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        BigDecimal value = BigDecimal.valueOf(a[i]).setScale(digits, mode);
        if (value.toBigInteger().bitLength() > 63) {
          overflow.report(chunk, out, i);
        } else {
          r[i] = value.longValue();
        }
      }
    };
  }

  private static Kernel doubles(int digits, RoundingMode mode) {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      double[] r = ((DoubleVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = round(a[i], digits, mode);
      }
    };
  }

  static double round(double value, int digits, RoundingMode mode) {
    if (!Double.isFinite(value) || value == 0) {
      return value;
    }
    if (digits == 0) {
      return switch (mode) {
        case FLOOR -> Math.floor(value);
        case CEILING -> Math.ceil(value);
        default -> NumberCasts.roundHalfUp(value);
      };
    }
    return BigDecimal.valueOf(value).setScale(digits, mode).doubleValue();
  }

  private static BoundExpr abs(CallSite call) {
    call.requireArgs(1, 1);
    CallSite site = typed(call);
    DataType type = site.type(0);
    RowFault overflow = RowFault.overflow(site.expr(), type);
    return switch (type.kind()) {
      case INT64, DURATION -> site.strict(type, () -> absOfLongs(overflow));
      case MONEY -> site.strict(type, () -> MoneyKernels.keepingCurrency(absOfLongs(overflow), 0));
      case FLOAT64 ->
          site.strict(
              type,
              () ->
                  (in, out, chunk, rows, count) -> {
                    double[] a = ((DoubleVector) in[0]).values;
                    double[] r = ((DoubleVector) out).values;
                    for (int k = 0; k < count; k++) {
                      r[rows[k]] = Math.abs(a[rows[k]]);
                    }
                  });
      case DECIMAL -> site.strict(type, RoundFunctions::absOfDecimals);
      default -> throw site.mismatch("");
    };
  }

  private static Kernel absOfLongs(RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] r = Longs.of(out);
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = Math.abs(a[i]);
        if (a[i] == Long.MIN_VALUE) {
          overflow.report(chunk, out, i);
        }
      }
    };
  }

  private static Kernel absOfDecimals() {
    return (in, out, chunk, rows, count) -> {
      DecimalVector a = (DecimalVector) in[0];
      DecimalVector r = (DecimalVector) out;
      boolean wide = a.decimal().isWide();
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        boolean negative = (wide ? a.high[i] : a.low[i]) < 0;
        r.low[i] = negative ? -a.low[i] : a.low[i];
        if (wide) {
          r.high[i] = negative ? ~a.high[i] + (a.low[i] == 0 ? 1 : 0) : a.high[i];
        }
      }
    };
  }

  /** -1, 0 or 1 as INT64; null for NaN. */
  private static BoundExpr sign(CallSite call) {
    call.requireArgs(1, 1);
    CallSite site = typed(call);
    DataType type = site.type(0);
    boolean amount = type.isNumeric() || type.kind() == Kind.MONEY || type.kind() == Kind.DURATION;
    if (!amount) {
      throw site.mismatch("");
    }
    boolean wide = type instanceof DecimalType decimal && decimal.isWide();
    return site.strict(
        DataType.INT64,
        site.args(),
        type.kind() == Kind.FLOAT64,
        () -> type.kind() == Kind.FLOAT64 ? signOfDoubles() : wide ? signOfWide() : signOfLongs());
  }

  private static Kernel signOfLongs() {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        r[rows[k]] = Long.signum(a[rows[k]]);
      }
    };
  }

  private static Kernel signOfWide() {
    return (in, out, chunk, rows, count) -> {
      DecimalVector a = (DecimalVector) in[0];
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = a.high[i] != 0 ? Long.signum(a.high[i]) : a.low[i] == 0 ? 0 : 1;
      }
    };
  }

  private static Kernel signOfDoubles() {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = (long) Math.signum(a[i]);
        if (Double.isNaN(a[i])) {
          out.setNull(i);
        }
      }
    };
  }
}
