package io.bi4j.core.internal.expr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Times;
import io.bi4j.core.internal.vector.Vector;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Casts to text: the form that casts from text read back. */
final class ValueText {
  private ValueText() {}

  /** The text of one cell that is not null. */
  private interface Writer {
    String text(Vector source, int row);
  }

  static Optional<Supplier<Kernel>> find(DataType from, RowFault fault) {
    return Optional.ofNullable(writer(from)).map(writer -> () -> kernel(writer, fault));
  }

  private static @Nullable Writer writer(DataType from) {
    return switch (from.kind()) {
      case BOOL -> (source, row) -> String.valueOf(((BoolVector) source).values[row]);
      case INT64 -> (source, row) -> Long.toString(at(source, row));
      case FLOAT64 -> (source, row) -> Double.toString(((DoubleVector) source).values[row]);
      case DECIMAL -> (source, row) -> ((DecimalVector) source).decimalAt(row).toPlainString();
      case JSON -> (source, row) -> ((TextVector) source).stringAt(row);
      case DATE -> (source, row) -> LocalDate.ofEpochDay(at(source, row)).toString();
      case TIME ->
          (source, row) ->
              DateTimeFormatter.ISO_LOCAL_TIME.format(
                  LocalTime.ofNanoOfDay(Math.multiplyExact(at(source, row), 1000L)));
      case LOCAL_DATETIME ->
          (source, row) ->
              DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(Times.localDateTime(at(source, row)));
      case TIMESTAMP -> (source, row) -> Times.instant(at(source, row)).toString();
      case DURATION -> (source, row) -> Times.duration(at(source, row)).toString();
      default -> null;
    };
  }

  private static long at(Vector source, int row) {
    return ((LongVector) source).values[row];
  }

  private static Kernel kernel(Writer writer, RowFault fault) {
    return (in, out, chunk, rows, count) -> {
      TextVector result = (TextVector) out;
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        if (out.isNull(row)) {
          continue;
        }
        try {
          byte[] utf8 = writer.text(in[0], row).getBytes(UTF_8);
          result.writeUtf8(row, utf8, 0, utf8.length);
        } catch (DateTimeException | ArithmeticException noSuchTime) {
          fault.report(chunk, out, row);
        }
      }
    };
  }
}
