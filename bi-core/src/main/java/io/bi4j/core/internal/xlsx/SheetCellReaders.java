package io.bi4j.core.internal.xlsx;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.parse.BoolText;
import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.parse.Int64Text;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.TextVector;
import java.nio.charset.StandardCharsets;

/** The reader of each type of cell. */
final class SheetCellReaders {
  private SheetCellReaders() {}

  /** What a cell of a type must be, for messages. */
  static String expectation(DataType type) {
    return switch (type.kind()) {
      case BOOL -> "is not a BOOL (TRUE or FALSE)";
      case INT64 -> "is not an INT64 (a whole number within 64 bits)";
      case FLOAT64 -> "is not a FLOAT64 (a number)";
      case DECIMAL -> "is not a " + type + " (a number with no more digits than that)";
      case MONEY -> "is not an amount of " + type;
      case DATE -> "is not a DATE (a day without a time, or yyyy-mm-dd as text)";
      case TIME -> "is not a TIME (a time of day, or hh:mm:ss as text)";
      case LOCAL_DATETIME -> "is not a LOCAL_DATETIME (a day with a time)";
      case TIMESTAMP -> "is not a TIMESTAMP (a day with a time and a zone; name it with zone(...))";
      case DURATION -> "is not a DURATION (a number of days, or for example PT1H30M as text)";
      default -> "is not " + type;
    };
  }

  /** The reader of a column. */
  static SheetCells of(
      int column, Field field, XlsxSettings settings, SharedStrings strings, boolean from1904) {
    return switch (field.type().kind()) {
      case INT64 -> new Int64Cells(column, field, settings, strings);
      case FLOAT64 -> new DoubleCells(column, field, settings, strings);
      case BOOL -> new BoolCells(column, field, settings, strings);
      case DECIMAL -> new DecimalCells(column, field, settings, strings);
      case MONEY -> new MoneyCells(column, field, settings, strings);
      case DATE, TIME, LOCAL_DATETIME, TIMESTAMP, DURATION ->
          new TimeCells(column, field, settings, strings, from1904);
      case STRING, JSON -> new TextCells(column, field, settings, strings, from1904);
      default -> throw unsupported(field, "A cell holds one value; read it as STRING.");
    };
  }

  static BiException unsupported(Field field, String next) {
    return new BiException(
        CoreErrors.SCHEMA_MISMATCH,
        "Column \"" + field.name() + "\" of a workbook cannot be " + field.type() + ". " + next);
  }

  private static final class Int64Cells extends SheetCells {
    private final LongVector longs;

    Int64Cells(int column, Field field, XlsxSettings settings, SharedStrings strings) {
      super(column, field, settings, strings);
      this.longs = (LongVector) vector;
    }

    @Override
    boolean putNumber(int row, byte[] bytes, int from, int length, CellFormat format) {
      if (putText(row, bytes, from, length)) {
        return true;
      }
      long whole = NumberText.whole(Float64Text.parse(bytes, from, length));
      longs.values[row] = whole;
      return whole != Long.MIN_VALUE;
    }

    @Override
    boolean putText(int row, byte[] bytes, int from, int length) {
      long value = Int64Text.parse(bytes, from, length);
      longs.values[row] = value;
      return value != Long.MIN_VALUE || Int64Text.isMinimum(bytes, from, length);
    }

    @Override
    void putNull(int row) {
      longs.values[row] = 0;
    }
  }

  private static final class DoubleCells extends SheetCells {
    private final DoubleVector doubles;

    DoubleCells(int column, Field field, XlsxSettings settings, SharedStrings strings) {
      super(column, field, settings, strings);
      this.doubles = (DoubleVector) vector;
    }

    @Override
    boolean putNumber(int row, byte[] bytes, int from, int length, CellFormat format) {
      return putText(row, bytes, from, length);
    }

    @Override
    boolean putText(int row, byte[] bytes, int from, int length) {
      double value = Float64Text.parse(bytes, from, length);
      doubles.values[row] = value;
      return !Double.isNaN(value) || Float64Text.isNaN(bytes, from, length);
    }

    @Override
    void putNull(int row) {
      doubles.values[row] = 0;
    }
  }

  private static final class BoolCells extends SheetCells {
    private final BoolVector bools;

    BoolCells(int column, Field field, XlsxSettings settings, SharedStrings strings) {
      super(column, field, settings, strings);
      this.bools = (BoolVector) vector;
    }

    @Override
    boolean putNumber(int row, byte[] bytes, int from, int length, CellFormat format) {
      return false;
    }

    @Override
    boolean putText(int row, byte[] bytes, int from, int length) {
      int value = BoolText.parse(bytes, from, length);
      bools.values[row] = value == BoolText.TRUE;
      return value != BoolText.INVALID;
    }

    @Override
    boolean putBool(int row, boolean value) {
      bools.values[row] = value;
      return true;
    }

    @Override
    void putNull(int row) {
      bools.values[row] = false;
    }
  }

  /** Text as it is; numbers as people see them, dates and times as ISO 8601. */
  private static final class TextCells extends SheetCells {
    private final TextVector texts;
    private final Serial serial;

    TextCells(
        int column, Field field, XlsxSettings settings, SharedStrings strings, boolean from1904) {
      super(column, field, settings, strings);
      this.texts = (TextVector) vector;
      this.serial = new Serial(from1904);
    }

    @Override
    boolean putNumber(int row, byte[] bytes, int from, int length, CellFormat format) {
      write(row, ShownCell.number(bytes, from, length, format, serial));
      return true;
    }

    private void write(int row, String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      texts.writeUtf8(row, utf8, 0, utf8.length);
    }

    @Override
    boolean putText(int row, byte[] bytes, int from, int length) {
      texts.writeUtf8(row, bytes, from, length);
      return true;
    }

    @Override
    boolean putBool(int row, boolean value) {
      write(row, value ? "true" : "false");
      return true;
    }

    @Override
    boolean acceptsEmpty() {
      return true;
    }

    @Override
    void putNull(int row) {
      texts.starts[row] = 0;
      texts.lengths[row] = 0;
    }
  }
}
