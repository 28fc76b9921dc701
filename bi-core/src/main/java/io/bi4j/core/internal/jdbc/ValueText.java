package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Values of keys and cursors as text, for the ids of splits, positions and states. */
final class ValueText {
  private ValueText() {}

  static String of(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** Reads what {@link #of} wrote. */
  static Object parse(DataType type, String text) {
    return switch (type.kind()) {
      case INT64 -> Long.valueOf(text);
      case FLOAT64 -> Double.valueOf(text);
      case DECIMAL -> new BigDecimal(text);
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case LOCAL_DATETIME -> LocalDateTime.parse(text);
      case TIMESTAMP -> Instant.parse(text);
      case BOOL -> Boolean.valueOf(text);
      default -> text;
    };
  }

  /** Whether values of a type can be keys, and are read back as they were. */
  static boolean isPossible(DataType type) {
    return switch (type.kind()) {
      case INT64, DECIMAL, DATE, TIME, LOCAL_DATETIME, TIMESTAMP, STRING -> true;
      default -> false;
    };
  }
}
