package io.bi4j.core.internal.csv;

import io.bi4j.core.BiException;
import io.bi4j.core.data.CurrencyTable;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.parse.BoolText;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.DecimalText;
import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.parse.LongText;
import io.bi4j.core.internal.parse.MoneyText;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.MoneyVector;

/** The reader of each type of cell. */
final class CellReaders {
  private CellReaders() {}

  /** What a cell of a type must look like, for messages. */
  static String expectation(DataType type) {
    return switch (type.kind()) {
      case BOOL -> "is not a BOOL (true or false)";
      case INT64 -> "is not an INT64 (digits with an optional sign, within 64 bits)";
      case FLOAT64 -> "is not a FLOAT64 (a decimal number)";
      case DECIMAL -> "is not a " + type + " (a decimal number with no more digits than that)";
      case MONEY -> "is not an amount of " + type;
      case DATE -> "is not a DATE (yyyy-mm-dd, or the pattern of the column)";
      case TIME -> "is not a TIME (hh:mm:ss)";
      case LOCAL_DATETIME -> "is not a LOCAL_DATETIME (yyyy-mm-ddThh:mm:ss)";
      case TIMESTAMP ->
          "is not a TIMESTAMP (yyyy-mm-ddThh:mm:ssZ or with an offset; without one where zone(...)"
              + " names a zone)";
      case DURATION -> "is not a DURATION (for example PT1H30M)";
      default -> "is not valid UTF-8";
    };
  }

  /** The reader of a column. */
  static CellReader of(int column, Field field, CsvOptions options, CsvRows rows) {
    DatePattern pattern = options.columns().datePatterns().get(field.name());
    LongText text = LongText.of(field.type(), pattern, options.columns().zone());
    if (text != null) {
      return new CellReader.Longs(column, field, options, text);
    }
    return switch (field.type().kind()) {
      case FLOAT64 -> new DoubleCells(column, field, options);
      case BOOL -> new BoolCells(column, field, options);
      case DECIMAL -> new DecimalCells(column, field, options);
      case MONEY -> new MoneyCells(column, field, options);
      case STRING, JSON -> new TextCells(column, field, options, rows);
      default -> throw unsupported(field, "A CSV cell holds one value; read it as STRING.");
    };
  }

  private static BiException unsupported(Field field, String next) {
    return new BiException(
        CoreErrors.SCHEMA_MISMATCH,
        "Column \"" + field.name() + "\" of a CSV file cannot be " + field.type() + ". " + next);
  }

  private static final class DoubleCells extends CellReader {
    private final DoubleVector doubles;

    DoubleCells(int column, Field field, CsvOptions options) {
      super(column, field, options);
      this.doubles = (DoubleVector) vector;
    }

    @Override
    boolean put(int row, byte[] bytes, int from, int length) {
      double value = Float64Text.parse(bytes, from, length);
      doubles.values[row] = value;
      return !Double.isNaN(value) || Float64Text.isNaN(bytes, from, length);
    }

    @Override
    void putNull(int row) {
      doubles.values[row] = 0;
    }
  }

  private static final class BoolCells extends CellReader {
    private final BoolVector bools;

    BoolCells(int column, Field field, CsvOptions options) {
      super(column, field, options);
      this.bools = (BoolVector) vector;
    }

    @Override
    boolean put(int row, byte[] bytes, int from, int length) {
      int value = BoolText.parse(bytes, from, length);
      bools.values[row] = value == BoolText.TRUE;
      return value != BoolText.INVALID;
    }

    @Override
    void putNull(int row) {
      bools.values[row] = false;
    }
  }

  /** Amounts in major units, for example 12.30, of the currency that the type fixes. */
  private static final class MoneyCells extends CellReader {
    private final MoneyVector money;
    private final int exponent;

    MoneyCells(int column, Field field, CsvOptions options) {
      super(column, field, options);
      this.money = (MoneyVector) vector;
      if (money.money().inColumn()) {
        throw unsupported(field, "Read it as DECIMAL, and make it money in the pipeline.");
      }
      this.exponent = CurrencyTable.iso().exponent(money.money().currency());
    }

    @Override
    boolean put(int row, byte[] bytes, int from, int length) {
      long value = MoneyText.parse(bytes, from, length, exponent);
      money.minor[row] = value;
      return value != CellText.INVALID;
    }

    @Override
    void putNull(int row) {
      money.minor[row] = 0;
    }
  }

  private static final class DecimalCells extends CellReader {
    private final DecimalVector decimals;
    private final DecimalType type;

    DecimalCells(int column, Field field, CsvOptions options) {
      super(column, field, options);
      this.decimals = (DecimalVector) vector;
      this.type = decimals.decimal();
    }

    @Override
    boolean put(int row, byte[] bytes, int from, int length) {
      if (type.isWide()) {
        return DecimalText.parseWide(bytes, from, length, type, decimals.high, decimals.low, row);
      }
      long value = DecimalText.parse(bytes, from, length, type.precision(), type.scale());
      decimals.low[row] = value;
      return value != CellText.INVALID;
    }

    @Override
    void putNull(int row) {
      decimals.low[row] = 0;
      if (type.isWide()) {
        decimals.high[row] = 0;
      }
    }
  }
}
