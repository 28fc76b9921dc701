package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.DateText;
import io.bi4j.core.internal.parse.LocalDateTimeText;
import io.bi4j.core.internal.parse.TimeText;
import io.bi4j.core.internal.parse.TimestampText;
import io.bi4j.core.internal.parse.Utf8;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.BytesVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cells of SQLite by their storage class: INTEGER, REAL, TEXT or BLOB. */
final class SqliteCells implements CellReader {
  private static final long EXACT_DOUBLE = 1L << 53;
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  private final DataType type;

  private SqliteCells(DataType type) {
    this.type = type;
  }

  static CellReader of(DataType type) {
    return new SqliteCells(type);
  }

  static CellReader of(DataType type, ColumnMeta meta) {
    return switch (type.kind()) {
      case MONEY, LIST, STRUCT, MAP ->
          throw Dialect.unsupported(meta, "a column cannot be read as " + type);
      default -> new SqliteCells(type);
    };
  }

  @Override
  public @Nullable String read(ResultSet result, int index, Vector into) throws SQLException {
    Object value = result.getObject(index);
    if (value == null) {
      into.appendNull();
      return null;
    }
    return switch (type.kind()) {
      case INT64, DURATION -> integer(value, into);
      case BOOL -> bool(value, into);
      case FLOAT64 -> real(value, into);
      case DECIMAL -> decimal(value, into);
      case STRING, JSON -> text(value, result, index, into);
      case BYTES -> bytes(value, into);
      default -> time(value, into);
    };
  }

  private String notOf(Object value) {
    String found =
        value instanceof Integer || value instanceof Long
            ? "INTEGER"
            : value instanceof Double || value instanceof Float
                ? "REAL"
                : value instanceof byte[] ? "BLOB" : "TEXT";
    return "a cell of storage class " + found + " is no " + type;
  }

  private @Nullable String integer(Object value, Vector into) {
    if (value instanceof Integer || value instanceof Long) {
      ((LongVector) into).appendLong(((Number) value).longValue());
      return null;
    }
    return notOf(value);
  }

  private @Nullable String bool(Object value, Vector into) {
    if ((value instanceof Integer || value instanceof Long)
        && (((Number) value).longValue() & ~1L) == 0) {
      ((BoolVector) into).appendBool(((Number) value).longValue() == 1);
      return null;
    }
    return value instanceof Integer || value instanceof Long ? "a BOOL is 0 or 1" : notOf(value);
  }

  private @Nullable String real(Object value, Vector into) {
    if (value instanceof Number number) {
      if (!(value instanceof Double) && Math.abs(number.longValue()) > EXACT_DOUBLE) {
        return "an INTEGER beyond 2^53 is no exact FLOAT64";
      }
      ((DoubleVector) into).appendDouble(number.doubleValue());
      return null;
    }
    return notOf(value);
  }

  /** A REAL counts as its shortest decimal form: what was written as 19.99 is 19.99. */
  private @Nullable String decimal(Object value, Vector into) {
    if (value instanceof Integer || value instanceof Long) {
      return Cells.decimal(BigDecimal.valueOf(((Number) value).longValue()), into);
    }
    if (value instanceof Double number) {
      return Double.isInfinite(number) || Double.isNaN(number)
          ? "an infinite number is no " + type
          : Cells.decimal(BigDecimal.valueOf(number), into);
    }
    if (value instanceof String text && text.length() <= 100) {
      try {
        return Cells.decimal(new BigDecimal(text), into);
      } catch (NumberFormatException e) {
        return "the text is no number";
      }
    }
    return notOf(value);
  }

  /** The driver puts a mark where the bytes are no UTF-8; only then the bytes are looked at. */
  private @Nullable String text(Object value, ResultSet result, int index, Vector into)
      throws SQLException {
    if (!(value instanceof String text)) {
      return notOf(value);
    }
    if (text.indexOf('\uFFFD') >= 0) {
      byte[] bytes = result.getBytes(index);
      if (!Utf8.isValid(bytes, 0, bytes.length)) {
        return "its bytes are no UTF-8";
      }
    }
    ((TextVector) into).appendString(text);
    return null;
  }

  private @Nullable String bytes(Object value, Vector into) {
    if (value instanceof byte[] bytes) {
      ((BytesVector) into).appendBytes(bytes, 0, bytes.length);
      return null;
    }
    return notOf(value);
  }

  /** Only text says which time is meant; a number could count seconds, milliseconds or days. */
  private @Nullable String time(Object value, Vector into) {
    if (!(value instanceof String text)) {
      return notOf(value) + "; give the column the type INT64 and convert it";
    }
    byte[] bytes = Cells.utf8(text);
    long raw =
        switch (type.kind()) {
          case DATE -> DateText.parse(bytes, 0, bytes.length);
          case TIME -> TimeText.parse(bytes, 0, bytes.length);
          case LOCAL_DATETIME -> LocalDateTimeText.parse(bytes, 0, bytes.length);
          default -> TimestampText.parse(bytes, 0, bytes.length);
        };
    if (raw == CellText.INVALID) {
      return "the text is no " + type + " in ISO 8601";
    }
    ((LongVector) into).appendLong(raw);
    return null;
  }

  /** How times are written: in one width each, so that the order of the text is that of time. */
  static String timeText(Object value) {
    if (value instanceof LocalDateTime time) {
      return DATE_TIME.format(time);
    } else if (value instanceof Instant instant) {
      return DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    } else if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    return value.toString();
  }
}
