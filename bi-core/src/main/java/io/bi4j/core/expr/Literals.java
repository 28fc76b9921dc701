package io.bi4j.core.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.Money;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The values that a literal can hold, and their types. */
final class Literals {
  private Literals() {}

  /** The canonical form of a constant: times in whole microseconds, integers as Long. */
  static @Nullable Object normalised(@Nullable Object value) {
    if (value == null
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Double
        || value instanceof String
        || value instanceof LocalDate) {
      return value;
    }
    if (value instanceof Money money) {
      DataType.money(money.currency());
      return money;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    return value instanceof BigDecimal || value instanceof BigInteger
        ? decimal(value)
        : time(value);
  }

  private static BigDecimal decimal(Object value) {
    BigDecimal number =
        value instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) value;
    if (number.precision() <= DecimalType.MAX_PRECISION
        && Math.abs((long) number.scale()) <= DecimalType.MAX_PRECISION) {
      BigDecimal scaled = number.scale() < 0 ? number.setScale(0) : number;
      if (scaled.precision() <= DecimalType.MAX_PRECISION) {
        return scaled;
      }
    }
    throw new BiException(
        CoreErrors.BAD_EXPRESSION,
        "A decimal constant of "
            + number.precision()
            + " digits and scale "
            + number.scale()
            + " is too long; at most 38 digits are possible. Use FLOAT64, for example 1.5e40.");
  }

  private static Object time(Object value) {
    if (value instanceof LocalTime time) {
      return time.truncatedTo(ChronoUnit.MICROS);
    }
    if (value instanceof LocalDateTime time) {
      Times.micros(time);
      return time.truncatedTo(ChronoUnit.MICROS);
    }
    if (value instanceof Instant instant) {
      Times.micros(instant);
      return instant.truncatedTo(ChronoUnit.MICROS);
    }
    if (value instanceof Duration duration) {
      return Times.duration(Times.micros(duration));
    }
    throw new IllegalArgumentException(
        "A literal cannot be a "
            + value.getClass().getName()
            + "; use a boolean, number, text, Money or java.time value.");
  }

  static DataType typeOf(Object value) {
    if (value instanceof BigDecimal number) {
      int scale = number.scale();
      return DataType.decimal(Math.max(number.precision(), Math.max(scale, 1)), scale);
    }
    if (value instanceof Money money) {
      return DataType.money(money.currency());
    }
    return simpleType(value);
  }

  private static DataType simpleType(Object value) {
    if (value instanceof Boolean) {
      return DataType.BOOL;
    } else if (value instanceof Long) {
      return DataType.INT64;
    } else if (value instanceof Double) {
      return DataType.FLOAT64;
    } else if (value instanceof String) {
      return DataType.STRING;
    } else if (value instanceof LocalDate) {
      return DataType.DATE;
    } else if (value instanceof LocalTime) {
      return DataType.TIME;
    } else if (value instanceof LocalDateTime) {
      return DataType.LOCAL_DATETIME;
    } else if (value instanceof Instant) {
      return DataType.TIMESTAMP;
    }
    return DataType.DURATION;
  }
}
