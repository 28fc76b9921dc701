package io.bi4j.core.internal.semantic;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.Money;
import io.bi4j.core.internal.CoreErrors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on boxed values of measures: exact for whole numbers, decimals, money and durations.
 */
final class Amounts {
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  private Amounts() {}

  /** Whether values of a type can be added and divided. */
  static boolean isAmount(DataType type) {
    return switch (type.kind()) {
      case INT64, FLOAT64, DECIMAL, MONEY, DURATION -> true;
      default -> false;
    };
  }

  /** The type that sums and differences of a type have. */
  static DataType sumType(DataType type) {
    return type instanceof DecimalType decimal
        ? DataType.decimal(DecimalType.MAX_PRECISION, decimal.scale())
        : type;
  }

  /** The type of a mean of values of a type. */
  static DataType meanType(DataType type) {
    return switch (type.kind()) {
      case MONEY, DURATION -> type;
      default -> DataType.FLOAT64;
    };
  }

  static Object zero(DataType type, @Nullable Object like) {
    return switch (type.kind()) {
      case INT64 -> 0L;
      case FLOAT64 -> 0.0;
      case DECIMAL -> BigDecimal.ZERO.setScale(((DecimalType) type).scale());
      case MONEY -> Money.ofMinor(0, currency(type, like));
      case DURATION -> Duration.ZERO;
      default -> throw new IllegalArgumentException("No zero of type " + type);
    };
  }

  private static String currency(DataType type, @Nullable Object like) {
    DataType.MoneyType money = (DataType.MoneyType) type;
    if (like instanceof Money other) {
      return other.currency();
    }
    return money.inColumn() ? "" : money.currency();
  }

  static Object minus(Object a, Object b) {
    if (a instanceof Double x) {
      return x - toDouble(b);
    }
    BigDecimal difference = exact(a).subtract(exact(b));
    return a instanceof Money x ? money(difference, x, b) : boxed(difference, a);
  }

  /** Adds exactly; doubles with the error of each step carried along. */
  static Object sum(List<Object> values) {
    RunningSum sum = new RunningSum();
    values.forEach(sum::add);
    return java.util.Objects.requireNonNull(sum.total());
  }

  /** The mean; money and durations are rounded half to even to their smallest unit. */
  static Object mean(List<Object> values) {
    Object total = sum(values);
    int count = values.size();
    if (total instanceof Money || total instanceof Duration) {
      BigDecimal smallest =
          total instanceof Duration ? exact(total).multiply(MICROS) : exact(total);
      BigDecimal mean = smallest.divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_EVEN);
      return boxed(total instanceof Duration ? mean.divide(MICROS) : mean, total);
    }
    return total instanceof Double sum
        ? (Object) (sum / count)
        : exact(total).divide(BigDecimal.valueOf(count), MathContext.DECIMAL64).doubleValue();
  }

  /** The quotient of two amounts, or null when the second is zero. */
  static @Nullable Double ratio(Object a, Object b) {
    if (a instanceof Money x && b instanceof Money y) {
      requireSame(x, y);
    }
    double divisor = toDouble(b);
    return divisor == 0 || Double.isNaN(divisor) ? null : (Double) (toDouble(a) / divisor);
  }

  static Object absolute(Object a) {
    if (a instanceof Double x) {
      return Math.abs(x);
    }
    return boxed(exact(a).abs(), a);
  }

  static double toDouble(Object a) {
    return a instanceof Double x ? x : exact(a).doubleValue();
  }

  static BigDecimal exact(Object a) {
    if (a instanceof Long x) {
      return BigDecimal.valueOf(x);
    }
    if (a instanceof Money x) {
      return BigDecimal.valueOf(x.minor());
    }
    if (a instanceof Duration x) {
      return BigDecimal.valueOf(x.getSeconds()).add(BigDecimal.valueOf(x.getNano(), 9));
    }
    return a instanceof BigDecimal x ? x : BigDecimal.valueOf(((Number) a).doubleValue());
  }

  private static Object money(BigDecimal amount, Money like, Object other) {
    if (other instanceof Money second) {
      requireSame(like, second);
    }
    return boxed(amount, like);
  }

  static void requireSame(Money a, Money b) {
    if (!a.currency().equals(b.currency())) {
      throw new BiException(
          CoreErrors.MIXED_CURRENCY,
          "Amounts in "
              + a.currency()
              + " and "
              + b.currency()
              + " cannot be added. Group by the currency, or filter one.");
    }
  }

  static Object boxed(BigDecimal value, Object like) {
    if (like instanceof BigDecimal) {
      return value;
    }
    if (like instanceof Duration) {
      return Duration.ofSeconds(
          value.setScale(0, RoundingMode.FLOOR).longValueExact(),
          value.subtract(value.setScale(0, RoundingMode.FLOOR)).movePointRight(9).longValueExact());
    }
    BigInteger whole = value.toBigIntegerExact();
    if (whole.bitLength() > 63) {
      throw new BiException(
          CoreErrors.OVERFLOW,
          "The sum " + whole + " does not fit 64 bits. Cast the measure to DECIMAL(38,0).");
    }
    return like instanceof Money money
        ? Money.ofMinor(whole.longValueExact(), money.currency())
        : (Object) whole.longValueExact();
  }
}
