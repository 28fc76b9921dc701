package io.bi4j.core.internal.jdbc;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** Values as the text that DuckDB and PostgreSQL cast to their types without loss. */
final class SqlLiteralText {
  private final boolean postgres;

  SqlLiteralText(boolean postgres) {
    this.postgres = postgres;
  }

  void append(StringBuilder out, Object value) {
    if (value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof BigDecimal number) {
      out.append(number.toPlainString());
    } else if (value instanceof byte[] bytes) {
      bytes(out, bytes);
    } else if (value instanceof LocalDate date) {
      dated(out, date, "");
    } else if (value instanceof LocalDateTime time) {
      dated(out, time.toLocalDate(), " " + time.toLocalTime());
    } else if (value instanceof java.time.Instant instant) {
      LocalDateTime utc = LocalDateTime.ofInstant(instant, java.time.ZoneOffset.UTC);
      dated(out, utc.toLocalDate(), " " + utc.toLocalTime() + "+00");
    } else if (value instanceof Duration duration) {
      out.append(io.bi4j.core.internal.vector.Times.micros(duration)).append(" microseconds");
    } else {
      out.append(value);
    }
  }

  /** Years before 1 are counted back from 1 BC, years after 9999 have no sign. */
  private void dated(StringBuilder out, LocalDate date, String rest) {
    int year = date.getYear();
    if (year >= 1 && year <= 9999) {
      out.append(date).append(rest);
      return;
    }
    String shown = String.valueOf(year < 1 ? 1 - year : year);
    out.append("0".repeat(Math.max(0, 4 - shown.length()))).append(shown);
    String text = date.withYear(date.isLeapYear() ? 2000 : 2001).toString();
    out.append(text, 4, text.length()).append(rest);
    if (year < 1) {
      out.append(postgres ? " BC" : " (BC)");
    }
  }

  private void bytes(StringBuilder out, byte[] bytes) {
    if (postgres) {
      out.append("\\x").append(HexFormat.of().formatHex(bytes));
      return;
    }
    for (byte b : bytes) {
      out.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(b));
    }
  }
}
