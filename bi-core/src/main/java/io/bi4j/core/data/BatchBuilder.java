package io.bi4j.core.data;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.BytesVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds one {@link RecordBatch} row by row: set the cells of a row in any order, then {@link
 * #endRow()}. Cells that were not set are null.
 *
 * <p><b>Threads.</b> Confined to one thread. After {@link #build()} the builder starts an empty
 * batch of the same schema.
 *
 * @since 0.1
 */
public final class BatchBuilder {
  private final Schema schema;
  private Vector[] vectors;
  private int rows;

  private BatchBuilder(Schema schema) {
    this.schema = requireNonNull(schema, "schema");
    this.vectors = newVectors();
  }

  /** An empty builder for rows of a schema. */
  public static BatchBuilder of(Schema schema) {
    return new BatchBuilder(schema);
  }

  private Vector[] newVectors() {
    return schema.fields().stream().map(field -> Vector.of(field.type())).toArray(Vector[]::new);
  }

  /** The fields of every row. */
  public Schema schema() {
    return schema;
  }

  /** How many rows were ended. */
  public int rowCount() {
    return rows;
  }

  /** Whether the engine would end a batch here: 4,096 rows or 4 MiB. */
  public boolean isFull() {
    return rows >= RecordBatch.MAX_ROWS
        || ((rows & 255) == 0 && rows > 0 && retainedBytes() >= RecordBatch.MAX_BYTES);
  }

  private long retainedBytes() {
    long bytes = 0;
    for (Vector vector : vectors) {
      bytes += vector.retainedBytes();
    }
    return bytes;
  }

  /** Sets a cell held in one long: INT64, or the raw form of a date, time, instant, duration. */
  public BatchBuilder setLong(int ordinal, long value) {
    ((LongVector) next(ordinal)).appendLong(value);
    return this;
  }

  /** Sets a FLOAT64 cell. */
  public BatchBuilder setDouble(int ordinal, double value) {
    ((DoubleVector) next(ordinal)).appendDouble(value);
    return this;
  }

  /** Sets a BOOL cell. */
  public BatchBuilder setBool(int ordinal, boolean value) {
    ((BoolVector) next(ordinal)).appendBool(value);
    return this;
  }

  /** Sets a STRING or JSON cell. */
  public BatchBuilder setString(int ordinal, String value) {
    ((TextVector) next(ordinal)).appendString(value);
    return this;
  }

  /** Sets a STRING or JSON cell from UTF-8 bytes, which are copied and not checked. */
  public BatchBuilder setUtf8(int ordinal, byte[] bytes, int from, int length) {
    ((TextVector) next(ordinal)).appendUtf8(bytes, from, length);
    return this;
  }

  /** Sets a BYTES cell, which is copied. */
  public BatchBuilder setBytes(int ordinal, byte[] value) {
    ((BytesVector) next(ordinal)).appendBytes(value, 0, value.length);
    return this;
  }

  /** Sets a MONEY cell of the currency that its type fixes. */
  public BatchBuilder setMinor(int ordinal, long minor) {
    MoneyVector vector = (MoneyVector) next(ordinal);
    if (vector.money().inColumn()) {
      throw new IllegalArgumentException(
          "Column \"" + schema.field(ordinal).name() + "\" needs a currency per row; set a Money.");
    }
    vector.appendMinor(minor);
    return this;
  }

  /**
   * Sets a DECIMAL cell; trailing zeros are added or dropped to reach the scale of the type.
   *
   * @throws BiException {@code core/bad-value} when it has more digits than the type
   */
  public BatchBuilder setDecimal(int ordinal, BigDecimal value) {
    BigDecimal scaled = fitted(ordinal, value);
    ((DecimalVector) next(ordinal)).appendUnscaled(scaled.unscaledValue());
    return this;
  }

  private BigDecimal fitted(int ordinal, BigDecimal value) {
    DataType.DecimalType type = (DataType.DecimalType) schema.field(ordinal).type();
    try {
      BigDecimal scaled = value.setScale(type.scale());
      if (scaled.precision() <= type.precision()) {
        return scaled;
      }
    } catch (ArithmeticException roundingNeeded) {
      throw badValue(ordinal, value, roundingNeeded);
    }
    throw badValue(ordinal, value, null);
  }

  /** Sets a cell to null. */
  public BatchBuilder setNull(int ordinal) {
    next(ordinal).appendNull();
    return this;
  }

  /**
   * Sets a cell from the boxed form that {@link Column#valueAt(int)} gives, or null.
   *
   * @throws BiException {@code core/bad-value} when the value does not fit the column's type
   */
  public BatchBuilder set(int ordinal, @Nullable Object value) {
    if (value instanceof BigDecimal decimal
        && schema.field(ordinal).type().kind() == DataType.Kind.DECIMAL) {
      return setDecimal(ordinal, decimal);
    }
    Vector vector = next(ordinal);
    try {
      vector.appendValue(value);
    } catch (ClassCastException | ArithmeticException e) {
      vector.truncate(rows);
      throw badValue(ordinal, value, e);
    }
    return this;
  }

  /** Sets a cell by column name; see {@link #set(int, Object)}. */
  public BatchBuilder set(String name, @Nullable Object value) {
    return set(schema.ordinal(name), value);
  }

  /** Adds a whole row of boxed values in column order. */
  public BatchBuilder addRow(@Nullable Object... values) {
    if (values.length != vectors.length) {
      throw new IllegalArgumentException(
          "A row of this schema has " + vectors.length + " cells, got " + values.length + ".");
    }
    try {
      for (int i = 0; i < values.length; i++) {
        set(i, values[i]);
      }
    } catch (BiException e) {
      discardRow();
      throw e;
    }
    return endRow();
  }

  /**
   * Ends the row; cells that were not set become null. A row that is refused is discarded, and the
   * builder goes on with the rows before it.
   *
   * @throws BiException {@code core/null-not-allowed} when such a cell may not be null
   */
  public BatchBuilder endRow() {
    for (int i = 0; i < vectors.length; i++) {
      Vector vector = vectors[i];
      if (vector.rows == rows) {
        vector.appendNull();
      }
      if (!schema.field(i).nullable() && vector.isNull(rows)) {
        discardRow();
        throw new BiException(
            CoreErrors.NULL_NOT_ALLOWED,
            "Column \""
                + schema.field(i).name()
                + "\" got no value in row "
                + (rows + 1)
                + " but may not be null. Set a value, or make the field nullable.");
      }
    }
    rows++;
    return this;
  }

  private void discardRow() {
    for (Vector vector : vectors) {
      vector.truncate(rows);
    }
  }

  /** The rows ended so far as a batch; the builder is empty afterwards. */
  public RecordBatch build() {
    List<Column> columns = new ArrayList<>(vectors.length);
    for (Vector vector : vectors) {
      if (vector.rows != rows) {
        throw new IllegalStateException(
            "Row " + (rows + 1) + " was begun but not ended; call endRow() before build().");
      }
      columns.add(vector.column());
    }
    vectors = newVectors();
    rows = 0;
    return RecordBatch.of(schema, columns);
  }

  private Vector next(int ordinal) {
    Vector vector = vectors[ordinal];
    if (vector.rows != rows) {
      throw new IllegalStateException(
          "Column \""
              + schema.field(ordinal).name()
              + "\" was set twice in row "
              + (rows + 1)
              + ".");
    }
    return vector;
  }

  private BiException badValue(int ordinal, @Nullable Object value, @Nullable Exception cause) {
    Field field = schema.field(ordinal);
    String text = String.valueOf(value);
    String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    String kind = value == null ? "null" : value.getClass().getSimpleName();
    return new BiException(
        CoreErrors.BAD_VALUE,
        "Value "
            + shown
            + " ("
            + kind
            + ") does not fit column \""
            + field.name()
            + "\" of type "
            + field.type()
            + ". Convert it before adding the row.",
        cause);
  }
}
