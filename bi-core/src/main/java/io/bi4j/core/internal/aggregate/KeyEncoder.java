package io.bi4j.core.internal.aggregate;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the cells of one key column into words of a {@link GroupTable} key and back. The last word
 * of a key holds one null mark per column.
 */
abstract class KeyEncoder {
  private final DataType type;

  KeyEncoder(DataType type) {
    this.type = type;
  }

  /** The encoder of a type. */
  static KeyEncoder of(DataType type, String column) {
    return switch (type.kind()) {
      case INT64, DATE, TIME, LOCAL_DATETIME, TIMESTAMP, DURATION -> new Longs(type);
      case FLOAT64 -> new Doubles();
      case BOOL -> new Bools();
      case STRING, JSON -> new Texts(type);
      case DECIMAL -> new Decimals((DataType.DecimalType) type);
      case MONEY -> new Amounts((DataType.MoneyType) type);
      default ->
          throw new BiException(
              CoreErrors.TYPE_MISMATCH,
              "Column \""
                  + column
                  + "\" of type "
                  + type
                  + " cannot be a key. Group by a text, number, time or money column.");
    };
  }

  final DataType type() {
    return type;
  }

  /** Words of a key that this column takes. */
  int width() {
    return 1;
  }

  /** Heap that grows with the number of different cells. */
  long retainedBytes() {
    return 0;
  }

  /**
   * Writes words of the chosen rows to {@code words[i * stride + at]}; cells that are null write
   * zero and set {@code nullBit} in the last word of the key, which starts out as zero.
   */
  abstract void encode(
      Vector vector, int[] rows, int count, long[] words, int stride, int at, long nullBit);

  /** Appends the cell that the words of a group stand for. */
  abstract void decode(GroupTable table, int group, int at, Vector target);

  /** The words that a key of another encoder of the same column has here. */
  abstract void translate(
      KeyEncoder from, GroupTable table, int group, int at, long[] words, int to);

  final void markNulls(
      Vector vector, int[] rows, int count, long[] words, int stride, int at, long nullBit) {
    if (vector.nulls == null) {
      return;
    }
    for (int i = 0, key = 0; i < count; i++, key += stride) {
      if (vector.isNull(rows[i])) {
        Arrays.fill(words, key + at, key + at + width(), 0);
        words[key + stride - 1] |= nullBit;
      }
    }
  }

  private static final class Longs extends KeyEncoder {
    Longs(DataType type) {
      super(type);
    }

    @Override
    void encode(
        Vector vector, int[] rows, int count, long[] words, int stride, int at, long nullBit) {
      long[] values = ((LongVector) vector).values;
      for (int i = 0, w = at; i < count; i++, w += stride) {
        words[w] = values[rows[i]];
      }
      markNulls(vector, rows, count, words, stride, at, nullBit);
    }

    @Override
    void decode(GroupTable table, int group, int at, Vector target) {
      ((LongVector) target).appendLong(table.word(group, at));
    }

    @Override
    void translate(KeyEncoder from, GroupTable table, int group, int at, long[] words, int to) {
      words[to] = table.word(group, at);
    }
  }

  private static final class Doubles extends KeyEncoder {
    Doubles() {
      super(DataType.FLOAT64);
    }

    @Override
    void encode(
        Vector vector, int[] rows, int count, long[] words, int stride, int at, long nullBit) {
      double[] values = ((DoubleVector) vector).values;
      for (int i = 0, w = at; i < count; i++, w += stride) {
        words[w] = Double.doubleToLongBits(values[rows[i]] + 0.0);
      }
      markNulls(vector, rows, count, words, stride, at, nullBit);
    }

    @Override
    void decode(GroupTable table, int group, int at, Vector target) {
      ((DoubleVector) target).appendDouble(Double.longBitsToDouble(table.word(group, at)));
    }

    @Override
    void translate(KeyEncoder from, GroupTable table, int group, int at, long[] words, int to) {
      words[to] = table.word(group, at);
    }
  }

  private static final class Bools extends KeyEncoder {
    Bools() {
      super(DataType.BOOL);
    }

    @Override
    void encode(
        Vector vector, int[] rows, int count, long[] words, int stride, int at, long nullBit) {
      boolean[] values = ((BoolVector) vector).values;
      for (int i = 0, w = at; i < count; i++, w += stride) {
        words[w] = values[rows[i]] ? 1 : 0;
      }
      markNulls(vector, rows, count, words, stride, at, nullBit);
    }

    @Override
    void decode(GroupTable table, int group, int at, Vector target) {
      ((BoolVector) target).appendBool(table.word(group, at) != 0);
    }

    @Override
    void translate(KeyEncoder from, GroupTable table, int group, int at, long[] words, int to) {
      words[to] = table.word(group, at);
    }
  }

  private static final class Decimals extends KeyEncoder {
    private final boolean wide;

    Decimals(DataType.DecimalType type) {
      super(type);
      this.wide = type.isWide();
    }

    @Override
    int width() {
      return wide ? 2 : 1;
    }

    @Override
    void encode(
        Vector vector, int[] rows, int count, long[] words, int stride, int at, long nullBit) {
      DecimalVector decimals = (DecimalVector) vector;
      for (int i = 0, w = at; i < count; i++, w += stride) {
        words[w] = decimals.low[rows[i]];
        if (wide) {
          words[w + 1] = decimals.high[rows[i]];
        }
      }
      markNulls(vector, rows, count, words, stride, at, nullBit);
    }

    @Override
    void decode(GroupTable table, int group, int at, Vector target) {
      DecimalVector decimals = (DecimalVector) target;
      decimals.appendUnscaled(table.word(group, at));
      if (wide) {
        decimals.high[decimals.rows - 1] = table.word(group, at + 1);
      }
    }

    @Override
    void translate(KeyEncoder from, GroupTable table, int group, int at, long[] words, int to) {
      words[to] = table.word(group, at);
      if (wide) {
        words[to + 1] = table.word(group, at + 1);
      }
    }
  }

  /** Text as entries of a dictionary of the worker; shared dictionaries are mapped once a code. */
  private static final class Texts extends KeyEncoder {
    private final TextIds ids = new TextIds();

    Texts(DataType type) {
      super(type);
    }

    @Override
    long retainedBytes() {
      return ids.retainedBytes();
    }

    @Override
    void encode(
        Vector vector, int[] rows, int count, long[] words, int stride, int at, long nullBit) {
      ids.encode((TextVector) vector, rows, count, words, stride, at);
      markNulls(vector, rows, count, words, stride, at, nullBit);
    }

    @Override
    void decode(GroupTable table, int group, int at, Vector target) {
      ids.append((int) table.word(group, at), (TextVector) target);
    }

    @Override
    void translate(KeyEncoder from, GroupTable table, int group, int at, long[] words, int to) {
      words[to] = ids.idOf(((Texts) from).ids, (int) table.word(group, at));
    }
  }

  private static final class Amounts extends KeyEncoder {
    private final @Nullable TextIds currencies;

    Amounts(DataType.MoneyType type) {
      super(type);
      this.currencies = type.inColumn() ? new TextIds() : null;
    }

    @Override
    int width() {
      return currencies == null ? 1 : 2;
    }

    @Override
    void encode(
        Vector vector, int[] rows, int count, long[] words, int stride, int at, long nullBit) {
      MoneyVector money = (MoneyVector) vector;
      for (int i = 0, w = at; i < count; i++, w += stride) {
        words[w] = money.minor[rows[i]];
      }
      TextVector names = money.currencies();
      if (currencies != null && names != null) {
        currencies.encode(names, rows, count, words, stride, at + 1);
      }
      markNulls(vector, rows, count, words, stride, at, nullBit);
    }

    @Override
    void decode(GroupTable table, int group, int at, Vector target) {
      MoneyVector money = (MoneyVector) target;
      String currency =
          currencies == null ? "" : currencies.stringAt((int) table.word(group, at + 1));
      money.appendMinor(table.word(group, at), currency);
    }

    @Override
    void translate(KeyEncoder from, GroupTable table, int group, int at, long[] words, int to) {
      words[to] = table.word(group, at);
      TextIds theirs = ((Amounts) from).currencies;
      if (currencies != null && theirs != null) {
        words[to + 1] = currencies.idOf(theirs, (int) table.word(group, at + 1));
      }
    }
  }
}
