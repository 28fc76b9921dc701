package io.bi4j.core.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Money;
import io.bi4j.core.internal.vector.Times;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;

/** Literals that name their type: {@code date '2024-01-31'}, {@code duration 'PT1H'}. */
final class TypedLiterals {
  private static final int MAX_TEXT = 120;

  private static final Map<String, String> EXAMPLES =
      Map.of(
          "date", "date '2024-01-31'",
          "time", "time '23:59:00'",
          "local_datetime", "local_datetime '2024-01-31T23:59:00'",
          "timestamp", "timestamp '2024-01-31T23:59:00Z'",
          "duration", "duration 'PT1H30M'",
          "interval", "interval 'PT1H30M'",
          "decimal", "decimal '12.50'",
          "float64", "float64 'NaN'",
          "money", "money '1999 minor EUR'");

  private TypedLiterals() {}

  static boolean isPrefix(String word) {
    return EXAMPLES.containsKey(word);
  }

  static Object read(Lexer lexer, String prefix, String text, int position) {
    try {
      if (text.length() <= MAX_TEXT) {
        return value(prefix, text);
      }
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw error(lexer, prefix, text, position);
    }
    throw error(lexer, prefix, text, position);
  }

  private static BiException error(Lexer lexer, String prefix, String text, int position) {
    return lexer.error(
        position,
        prefix + " '" + Lexer.cut(text) + "' cannot be read",
        "Write it like "
            + EXAMPLES.get(prefix)
            + (prefix.equals("timestamp")
                ? ", with Z or an offset; use local_datetime for a time without zone."
                : "."));
  }

  private static Object value(String prefix, String text) {
    return switch (prefix) {
      case "date" -> LocalDate.parse(text);
      case "time" -> wholeMicros(LocalTime.parse(text));
      case "local_datetime" -> localDateTime(text);
      case "timestamp" -> timestamp(text);
      case "decimal" -> decimal(text);
      case "float64" -> float64(text);
      case "money" -> money(text);
      default -> duration(text);
    };
  }

  private static LocalTime wholeMicros(LocalTime time) {
    requireMicros(time.getNano());
    return time;
  }

  private static LocalDateTime localDateTime(String text) {
    LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
    requireMicros(time.getNano());
    Times.micros(time);
    return time;
  }

  private static Instant timestamp(String text) {
    String iso = text.replace(' ', 'T');
    Instant instant =
        iso.endsWith("Z") ? Instant.parse(iso) : OffsetDateTime.parse(iso).toInstant();
    requireMicros(instant.getNano());
    Times.micros(instant);
    return instant;
  }

  private static Duration duration(String text) {
    Duration duration = Duration.parse(text);
    requireMicros(duration.getNano());
    Times.micros(duration);
    return duration;
  }

  private static void requireMicros(int nanos) {
    if (nanos % 1000 != 0) {
      throw new ArithmeticException("finer than a microsecond");
    }
  }

  private static BigDecimal decimal(String text) {
    if (!text.matches("-?[0-9]{1,38}(\\.[0-9]{1,38})?")) {
      throw new NumberFormatException(text);
    }
    BigDecimal value = new BigDecimal(text);
    if (Math.max(value.precision(), value.scale()) > 38) {
      throw new ArithmeticException("more than 38 digits");
    }
    return value;
  }

  private static Double float64(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.valueOf(text);
    };
  }

  private static Money money(String text) {
    String[] parts = text.split(" ");
    if (parts.length != 3 || !parts[1].equals("minor") || !parts[2].matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(text);
    }
    return Money.ofMinor(Long.parseLong(parts[0]), parts[2]);
  }
}
