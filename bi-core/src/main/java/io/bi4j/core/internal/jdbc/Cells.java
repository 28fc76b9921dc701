package io.bi4j.core.internal.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.BytesVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Times;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The readers that dialects share. Each value arrives exactly, or is rejected with a reason. */
final class Cells {
  static final CellReader BOOL = Cells::bool;
  static final CellReader INT64 = Cells::int64;
  static final CellReader FLOAT64 = Cells::float64;
  static final CellReader DECIMAL = Cells::decimal;
  static final CellReader TEXT = Cells::text;
  static final CellReader BYTES = Cells::bytes;
  static final CellReader DATE =
      (result, index, into) -> date(result.getObject(index, LocalDate.class), into);
  static final CellReader LOCAL_DATETIME =
      (result, index, into) -> dateTime(result.getObject(index, LocalDateTime.class), into);
  static final CellReader TIMESTAMP =
      (result, index, into) -> offset(result.getObject(index, OffsetDateTime.class), into);
  static final CellReader TIME =
      (result, index, into) -> time(result.getObject(index, LocalTime.class), into);
  static final CellReader TIME_TEXT =
      (result, index, into) -> parsed(result.getString(index), into);
  static final CellReader INTERVAL_TEXT =
      (result, index, into) -> interval(result.getString(index), into);

  private Cells() {}

  private static @Nullable String bool(ResultSet result, int index, Vector into)
      throws SQLException {
    boolean value = result.getBoolean(index);
    if (!value && result.wasNull()) {
      into.appendNull();
    } else {
      ((BoolVector) into).appendBool(value);
    }
    return null;
  }

  private static @Nullable String int64(ResultSet result, int index, Vector into)
      throws SQLException {
    long value = result.getLong(index);
    if (value == 0 && result.wasNull()) {
      into.appendNull();
    } else {
      ((LongVector) into).appendLong(value);
    }
    return null;
  }

  private static @Nullable String float64(ResultSet result, int index, Vector into)
      throws SQLException {
    double value = result.getDouble(index);
    // DuckDB gives NaN for a null, the others zero.
    if ((value == 0 || Double.isNaN(value)) && result.wasNull()) {
      into.appendNull();
    } else {
      ((DoubleVector) into).appendDouble(value);
    }
    return null;
  }

  private static @Nullable String decimal(ResultSet result, int index, Vector into)
      throws SQLException {
    return decimal(result.getBigDecimal(index), into);
  }

  /** Appends a decimal whose digits all fit; trailing zeros may come or go. */
  static @Nullable String decimal(@Nullable BigDecimal value, Vector into) {
    if (value == null) {
      into.appendNull();
      return null;
    }
    DecimalVector decimals = (DecimalVector) into;
    DecimalType type = decimals.decimal();
    BigDecimal scaled = value;
    if (value.scale() != type.scale()) {
      scaled = value.scale() < type.scale() ? value : value.stripTrailingZeros();
      if (scaled.scale() > type.scale()) {
        return "it has more digits after the point than " + type + ", and nothing is rounded";
      }
      if (scaled.precision() - scaled.scale() > type.precision()) {
        return "it has more digits than " + type;
      }
      scaled = scaled.setScale(type.scale());
    }
    if (scaled.precision() > type.precision()) {
      return "it has more digits than " + type;
    }
    if (type.isWide()) {
      decimals.appendUnscaled(scaled.unscaledValue());
    } else {
      decimals.appendUnscaled(scaled.unscaledValue().longValue());
    }
    return null;
  }

  private static @Nullable String text(ResultSet result, int index, Vector into)
      throws SQLException {
    String value = result.getString(index);
    if (value == null) {
      into.appendNull();
    } else {
      ((TextVector) into).appendString(value);
    }
    return null;
  }

  private static @Nullable String bytes(ResultSet result, int index, Vector into)
      throws SQLException {
    byte[] value = result.getBytes(index);
    if (value == null) {
      into.appendNull();
    } else {
      ((BytesVector) into).appendBytes(value, 0, value.length);
    }
    return null;
  }

  /** Appends a day; the ends of java.time stand for infinity. */
  static @Nullable String date(@Nullable LocalDate value, Vector into) {
    if (value == null) {
      into.appendNull();
      return null;
    }
    if (Math.abs((long) value.getYear()) > 5_000_000) {
      return "an infinite date is no DATE";
    }
    ((LongVector) into).appendLong(value.toEpochDay());
    return null;
  }

  static @Nullable String dateTime(@Nullable LocalDateTime value, Vector into) {
    if (value == null) {
      into.appendNull();
      return null;
    }
    return value.getNano() % 1000 != 0
        ? "it has nanoseconds, and nothing is rounded"
        : micros(value.toInstant(java.time.ZoneOffset.UTC), into);
  }

  static @Nullable String offset(@Nullable OffsetDateTime value, Vector into) {
    if (value == null) {
      into.appendNull();
      return null;
    }
    return value.getNano() % 1000 != 0
        ? "it has nanoseconds, and nothing is rounded"
        : micros(value.toInstant(), into);
  }

  /** Appends an instant; the ends of 64 bits of microseconds stand for infinity. */
  private static @Nullable String micros(Instant value, Vector into) {
    long seconds = value.getEpochSecond();
    if (Math.abs(seconds) > Long.MAX_VALUE / Times.MICROS_PER_SECOND - 1) {
      return "an infinite time is no " + into.type();
    }
    ((LongVector) into).appendLong(Times.micros(value));
    return null;
  }

  static @Nullable String time(@Nullable LocalTime value, Vector into) {
    if (value == null) {
      into.appendNull();
      return null;
    }
    if (value.getNano() % 1000 != 0) {
      return "it has nanoseconds, and nothing is rounded";
    }
    ((LongVector) into).appendLong(value.toNanoOfDay() / 1000);
    return null;
  }

  private static @Nullable String parsed(@Nullable String text, Vector into) {
    return text != null && text.startsWith("24:")
        ? "24:00 is no time of a day here"
        : time(text == null ? null : LocalTime.parse(text), into);
  }

  private static @Nullable String interval(@Nullable String text, Vector into) {
    if (text == null) {
      into.appendNull();
      return null;
    }
    long micros = IntervalText.micros(text);
    if (micros == IntervalText.NO_EXACT_LENGTH) {
      return "months and years have no exact length";
    }
    ((LongVector) into).appendLong(micros);
    return null;
  }

  /** The shared reader of a type, for columns that the host types itself. */
  static @Nullable CellReader of(DataType type) {
    return switch (type.kind()) {
      case BOOL -> BOOL;
      case INT64 -> INT64;
      case FLOAT64 -> FLOAT64;
      case DECIMAL -> DECIMAL;
      case STRING, JSON -> TEXT;
      case BYTES -> BYTES;
      case DATE -> DATE;
      case TIME -> TIME;
      case LOCAL_DATETIME -> LOCAL_DATETIME;
      case TIMESTAMP -> TIMESTAMP;
      case DURATION -> INTERVAL_TEXT;
      case MONEY, LIST, STRUCT, MAP -> null;
    };
  }

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
