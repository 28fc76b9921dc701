package io.bi4j.core.internal.jsonl;

import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.parse.BoolText;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.DecimalText;
import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.parse.JsonKind;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;

/** The readers of numbers that are not held in one long, and of booleans. */
final class JsonNumberCells {
  private JsonNumberCells() {}

  static boolean isNumeric(byte kind) {
    return kind >= JsonKind.INTEGER && kind <= JsonKind.TEXT;
  }

  static final class Doubles extends JsonCells {
    private final DoubleVector doubles;

    Doubles(int column, Field field) {
      super(column, field);
      this.doubles = (DoubleVector) vector;
    }

    @Override
    boolean put(int row, byte kind, byte[] bytes, int from, int length) {
      double value = Float64Text.parse(bytes, from, length);
      doubles.values[row] = value;
      return isNumeric(kind) && (!Double.isNaN(value) || Float64Text.isNaN(bytes, from, length));
    }

    @Override
    void putNull(int row) {
      doubles.values[row] = 0;
    }
  }

  static final class Decimals extends JsonCells {
    private final DecimalVector decimals;
    private final DecimalType type;

    Decimals(int column, Field field) {
      super(column, field);
      this.decimals = (DecimalVector) vector;
      this.type = decimals.decimal();
    }

    @Override
    boolean put(int row, byte kind, byte[] bytes, int from, int length) {
      if (!isNumeric(kind)) {
        return false;
      }
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

  static final class Bools extends JsonCells {
    private final BoolVector bools;

    Bools(int column, Field field) {
      super(column, field);
      this.bools = (BoolVector) vector;
    }

    @Override
    boolean put(int row, byte kind, byte[] bytes, int from, int length) {
      int value = kind == JsonKind.TEXT ? BoolText.parse(bytes, from, length) : ofWord(kind);
      bools.values[row] = value == BoolText.TRUE;
      return value != BoolText.INVALID;
    }

    private static int ofWord(byte kind) {
      return switch (kind) {
        case JsonKind.TRUE -> BoolText.TRUE;
        case JsonKind.FALSE -> BoolText.FALSE;
        default -> BoolText.INVALID;
      };
    }

    @Override
    void putNull(int row) {
      bools.values[row] = false;
    }
  }
}
