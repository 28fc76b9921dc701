package io.bi4j.core.internal.write;

import io.bi4j.core.data.BoolColumn;
import io.bi4j.core.data.BytesColumn;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.CurrencyTable;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DecimalColumn;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.MoneyColumn;
import io.bi4j.core.data.StringColumn;
import io.bi4j.core.internal.vector.Times;
import java.math.BigDecimal;
import java.util.Base64;

/**
 * Writes the text of cells that are not null, without quotes or escapes: numbers plainly, dates and
 * times as ISO 8601, money in major units, bytes in Base64.
 */
final class CellPrinter {
  private CellPrinter() {}

  /** Appends the text of a cell of a type that is not nested. */
  static void print(TextBuffer out, Column column, int row) {
    DataType type = column.type();
    switch (type.kind()) {
      case BOOL -> out.appendAscii(((BoolColumn) column).boolAt(row) ? "true" : "false");
      case INT64 -> NumberPrinter.printLong(out, ((LongColumn) column).longAt(row));
      case FLOAT64 -> printDouble(out, ((DoubleColumn) column).doubleAt(row));
      case DECIMAL -> printDecimal(out, (DecimalColumn) column, row);
      case MONEY -> printMajor(out, (MoneyColumn) column, row);
      case STRING, JSON -> printText(out, (StringColumn) column, row);
      case BYTES -> printBase64(out, (BytesColumn) column, row);
      case LIST, STRUCT, MAP -> throw new IllegalArgumentException(type + " is nested.");
      default -> printTime(out, type.kind(), ((LongColumn) column).longAt(row));
    }
  }

  /** A number, or one of the words NaN, Infinity and -Infinity. */
  private static void printDouble(TextBuffer out, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      out.appendAscii(Double.toString(value));
    } else {
      NumberPrinter.printDouble(out, value);
    }
  }

  private static void printDecimal(TextBuffer out, DecimalColumn column, int row) {
    DataType.DecimalType type = (DataType.DecimalType) column.type();
    if (type.isWide()) {
      out.appendAscii(column.decimalAt(row).toPlainString());
    } else {
      NumberPrinter.printDecimal(out, column.unscaledLongAt(row), type.scale());
    }
  }

  private static void printMajor(TextBuffer out, MoneyColumn column, int row) {
    int exponent = CurrencyTable.iso().exponent(column.currencyAt(row));
    long minor = column.minorAt(row);
    if (minor == Long.MIN_VALUE) {
      out.appendAscii(BigDecimal.valueOf(minor, exponent).toPlainString());
    } else {
      NumberPrinter.printDecimal(out, minor, exponent);
    }
  }

  private static void printText(TextBuffer out, StringColumn column, int row) {
    out.reserve(column.byteLength(row));
    out.length += column.copyUtf8(row, out.bytes, out.length);
  }

  private static void printBase64(TextBuffer out, BytesColumn column, int row) {
    byte[] text = Base64.getEncoder().encode(column.bytesAt(row));
    out.append(text, 0, text.length);
  }

  private static void printTime(TextBuffer out, DataType.Kind kind, long raw) {
    switch (kind) {
      case DATE -> {
        if (NumberPrinter.isPrintable(raw)) {
          NumberPrinter.printDate(out, raw);
          return;
        }
      }
      case TIME -> {
        NumberPrinter.printTime(out, raw);
        return;
      }
      case LOCAL_DATETIME, TIMESTAMP -> {
        if (NumberPrinter.isPrintable(NumberPrinter.dayOf(raw))) {
          NumberPrinter.printDateTime(out, raw);
          out.appendAscii(kind == DataType.Kind.TIMESTAMP ? "Z" : "");
          return;
        }
      }
      default -> {}
    }
    out.appendAscii(Times.boxed(kind, raw).toString());
  }
}
