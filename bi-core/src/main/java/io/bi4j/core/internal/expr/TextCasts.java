package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Times;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Casts from text. Blanks around the value do not count; the value must be exact. */
final class TextCasts {
  private static final int MAX_WORD = 64;

  private TextCasts() {}

  /** Reads one text into a row; false when it is no such value. */
  private interface Reader {
    boolean read(TextReader text, Vector out, int row);
  }

  /** Readers keep state, so each evaluator gets its own. */
  static Optional<Supplier<Kernel>> find(DataType to, RowFault fault) {
    return Optional.ofNullable(readers(to)).map(made -> () -> kernel(made.get(), fault));
  }

  private static @Nullable Supplier<Reader> readers(DataType to) {
    return switch (to.kind()) {
      case BOOL -> () -> TextCasts::bool;
      case INT64 -> () -> wholeNumbers(new NumberText());
      case FLOAT64 -> () -> floats(new NumberText());
      case DECIMAL -> () -> decimals(new NumberText());
      case DATE -> () -> times(TimeText::date);
      case TIME -> () -> times(TimeText::time);
      case LOCAL_DATETIME -> () -> times(TimeText::localDateTime);
      case TIMESTAMP -> () -> times(TimeText::timestamp);
      case DURATION -> () -> TextCasts::duration;
      default -> null;
    };
  }

  private static Reader times(BiPredicate<TimeText, TextReader> form) {
    TimeText times = new TimeText();
    return (text, out, row) -> form.test(times, text) && set(out, row, times.value);
  }

  private static Reader wholeNumbers(NumberText numbers) {
    return (text, out, row) -> numbers.wholeNumber(text) && set(out, row, numbers.longValue);
  }

  private static Reader floats(NumberText numbers) {
    return (text, out, row) -> {
      boolean read = numbers.floating(text);
      ((DoubleVector) out).values[row] = read ? numbers.doubleValue : 0;
      return read;
    };
  }

  private static Reader decimals(NumberText numbers) {
    return (text, out, row) -> decimal(numbers, text, (DecimalVector) out, row);
  }

  /** Text with an offset is that instant, text without one is local time in the zone. */
  static Kernel timestamps(Zone zone, RowFault fault) {
    TimeText times = new TimeText();
    return kernel(
        (text, out, row) -> {
          if (!times.either(text)) {
            return false;
          }
          return set(out, row, times.isZoned() ? times.value : zone.instantOf(times.value));
        },
        fault);
  }

  private static Kernel kernel(Reader reader, RowFault fault) {
    TextReader text = new TextReader();
    return (in, out, chunk, rows, count) -> {
      TextVector source = (TextVector) in[0];
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        if (!out.isNull(row)) {
          text.read(source, row);
          trim(text);
          if (!reader.read(text, out, row)) {
            fault.report(chunk, out, row);
          }
        }
      }
    };
  }

  private static void trim(TextReader text) {
    while (text.from < text.end && isBlank(text.bytes[text.from])) {
      text.from++;
    }
    while (text.end > text.from && isBlank(text.bytes[text.end - 1])) {
      text.end--;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  private static boolean set(Vector out, int row, long value) {
    ((LongVector) out).values[row] = value;
    return true;
  }

  private static boolean bool(TextReader text, Vector out, int row) {
    if (text.length() > 5) {
      return false;
    }
    boolean[] values = ((BoolVector) out).values;
    switch (text.string().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1" -> values[row] = true;
      case "false", "f", "no", "n", "0" -> values[row] = false;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Digits that the type cannot hold are a fault, not rounded away. */
  private static boolean decimal(
      NumberText numbers, TextReader text, DecimalVector decimals, int row) {
    DecimalType type = decimals.decimal();
    BigDecimal value = numbers.decimal(text);
    if (value == null) {
      return false;
    }
    BigDecimal shortest = value.stripTrailingZeros();
    if (shortest.scale() > type.scale()
        || (long) shortest.precision() - shortest.scale() > type.precision() - type.scale()) {
      return value.signum() == 0 && set(decimals, row, BigInteger.ZERO);
    }
    return set(decimals, row, shortest.setScale(type.scale()).unscaledValue());
  }

  private static boolean set(DecimalVector out, int row, BigInteger unscaled) {
    out.set(row, unscaled);
    return true;
  }

  private static boolean duration(TextReader text, Vector out, int row) {
    if (text.length() > MAX_WORD) {
      return false;
    }
    try {
      Duration duration = Duration.parse(text.string());
      return duration.getNano() % 1000 == 0 && set(out, row, Times.micros(duration));
    } catch (DateTimeParseException | ArithmeticException e) {
      return false;
    }
  }
}
