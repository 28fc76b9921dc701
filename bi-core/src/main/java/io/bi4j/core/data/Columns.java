package io.bi4j.core.data;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.BytesVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.ListVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MapVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.StructVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes columns of arrays: for sources whose data are columns already, and which {@link
 * BatchBuilder} would make go through rows.
 *
 * <p><b>Arrays.</b> They are taken over, not copied; the caller does not touch them afterwards. An
 * array may be longer than the column. <b>Nulls.</b> Bit {@code i} of word {@code w} is set when
 * row {@code 64 * w + i} is null; no array, or one that is too short, means that the rest are not
 * null. The slot of a null holds zero, false or an empty text.
 *
 * @since 0.1
 */
public final class Columns {
  private Columns() {}

  /** INT64, or the raw values of a date, time, instant or duration; see {@link LongColumn}. */
  public static Column longs(DataType type, long[] values, long @Nullable [] nulls, int rows) {
    if (!type.isLongBacked()) {
      throw new IllegalArgumentException("A column of longs cannot have type " + type + ".");
    }
    LongVector vector = new LongVector(type);
    vector.values = atLeast(values, values.length, rows);
    return done(vector, nulls, rows);
  }

  /** FLOAT64. */
  public static Column doubles(double[] values, long @Nullable [] nulls, int rows) {
    DoubleVector vector = new DoubleVector();
    vector.values = atLeast(values, values.length, rows);
    return done(vector, nulls, rows);
  }

  /** BOOL. */
  public static Column bools(boolean[] values, long @Nullable [] nulls, int rows) {
    BoolVector vector = new BoolVector();
    vector.values = atLeast(values, values.length, rows);
    return done(vector, nulls, rows);
  }

  /**
   * DECIMAL.
   *
   * @param low the low 64 bits of the unscaled values
   * @param high their high 64 bits; not looked at when the type has at most 18 digits
   */
  public static Column decimals(
      DataType.DecimalType type, long[] low, long[] high, long @Nullable [] nulls, int rows) {
    DecimalVector vector = new DecimalVector(type);
    vector.low = atLeast(low, low.length, rows);
    if (type.isWide()) {
      vector.high = atLeast(high, high.length, rows);
    }
    return done(vector, nulls, rows);
  }

  /**
   * MONEY in minor units.
   *
   * @param currencies the column that the type names, or null when the type fixes the currency
   */
  public static Column money(
      DataType.MoneyType type,
      long[] minor,
      @Nullable StringColumn currencies,
      long @Nullable [] nulls,
      int rows) {
    if (type.inColumn() != (currencies != null)) {
      throw new IllegalArgumentException(
          type + (type.inColumn() ? " needs" : " does not take") + " a column of currencies.");
    }
    MoneyVector vector = new MoneyVector(type);
    if (currencies != null) {
      atLeast(currencies, currencies.rowCount(), rows);
      vector.shareCurrencies((TextVector) currencies);
    }
    vector.minor = atLeast(minor, minor.length, rows);
    return done(vector, nulls, rows);
  }

  /**
   * STRING or JSON as UTF-8, which is not checked: row {@code r} is {@code lengths[r]} bytes from
   * {@code starts[r]}. Rows may share bytes.
   */
  public static Column text(
      DataType type, byte[] utf8, int[] starts, int[] lengths, long @Nullable [] nulls, int rows) {
    TextVector vector = new TextVector(requireText(type));
    vector.viewOf(utf8);
    vector.starts = atLeast(starts, starts.length, rows);
    vector.lengths = atLeast(lengths, lengths.length, rows);
    return done(vector, nulls, rows);
  }

  /** STRING or JSON as codes of a dictionary; the slot of a null may hold any number. */
  public static Column text(
      DataType type, Dictionary dictionary, int[] codes, long @Nullable [] nulls, int rows) {
    atLeast(codes, codes.length, rows);
    return done(TextVector.ofCodes(requireText(type), dictionary, codes, rows), nulls, rows);
  }

  private static DataType requireText(DataType type) {
    if (!type.isText()) {
      throw new IllegalArgumentException("A column of text cannot have type " + type + ".");
    }
    return type;
  }

  /** BYTES: row {@code r} ends before {@code ends[r]} and starts where the row before it ends. */
  public static Column bytes(byte[] arena, int[] ends, long @Nullable [] nulls, int rows) {
    atLeast(ends, ends.length, rows);
    atLeast(arena, arena.length, rows == 0 ? 0 : ends[rows - 1]);
    return done(new BytesVector(arena, ends, rows), nulls, rows);
  }

  /** LIST: the elements of row {@code r} end before {@code ends[r]}. */
  public static Column list(Column elements, int[] ends, long @Nullable [] nulls, int rows) {
    atLeast(ends, ends.length, rows);
    atLeast(elements, elements.rowCount(), rows == 0 ? 0 : ends[rows - 1]);
    DataType.ListType type = new DataType.ListType(elements.type());
    return done(new ListVector(type, Vector.of(elements), ends, rows), nulls, rows);
  }

  /** MAP: the entries of row {@code r} end before {@code ends[r]}; keys hold no null. */
  public static Column map(
      Column keys, Column values, int[] ends, long @Nullable [] nulls, int rows) {
    atLeast(ends, ends.length, rows);
    int entries = rows == 0 ? 0 : ends[rows - 1];
    atLeast(keys, keys.rowCount(), entries);
    atLeast(values, values.rowCount(), entries);
    DataType.MapType type = new DataType.MapType(keys.type(), values.type());
    return done(new MapVector(type, Vector.of(keys), Vector.of(values), ends, rows), nulls, rows);
  }

  /** STRUCT: a column for each field of the type, in order, all of this many rows. */
  public static Column struct(
      DataType.StructType type, List<Column> children, long @Nullable [] nulls, int rows) {
    if (children.size() != type.fields().size()) {
      throw new IllegalArgumentException(
          type + " needs " + type.fields().size() + " children, got " + children.size() + ".");
    }
    for (int i = 0; i < children.size(); i++) {
      Column child = children.get(i);
      if (child.rowCount() != rows || !child.type().equals(type.fields().get(i).type())) {
        throw new IllegalArgumentException(
            "Child "
                + i
                + " of "
                + type
                + " is "
                + child.rowCount()
                + " rows of "
                + child.type()
                + ", not "
                + rows
                + " rows of "
                + type.fields().get(i).type()
                + ".");
      }
    }
    return done(
        new StructVector(type, children.stream().map(Vector::of).toList(), rows), nulls, rows);
  }

  private static Column done(Vector vector, long @Nullable [] nulls, int rows) {
    vector.nulls = nulls;
    vector.rows = rows;
    return vector.column();
  }

  private static <T> T atLeast(T array, int length, int needed) {
    requireNonNull(array);
    if (needed < 0 || length < needed) {
      throw new IllegalArgumentException(
          "A column needs " + needed + " slots here, the array has " + length + ".");
    }
    return array;
  }
}
