package io.bi4j.core.internal.vector;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DoubleColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** FLOAT64 cells. */
public final class DoubleVector extends Vector implements DoubleColumn {
  public double[] values = new double[0];

  public DoubleVector() {
    super(DataType.FLOAT64);
  }

  /** Appends a value. */
  public void appendDouble(double value) {
    reserve(rows + 1);
    values[rows++] = value;
  }

  @Override
  public void reserve(int capacity) {
    if (capacity > values.length) {
      values = Arrays.copyOf(values, grown(values.length, capacity));
    }
  }

  @Override
  void appendEmpty() {
    appendDouble(0);
  }

  @Override
  void append(Object value) {
    appendDouble(exact((Number) value));
  }

  private static double exact(Number value) {
    double real = value.doubleValue();
    boolean same =
        value instanceof Double
            || value instanceof Float
            || value instanceof Integer
            || (value instanceof Long && (long) real == value.longValue() && real != 0x1p63);
    if (!same) {
      throw new ClassCastException(value + " is not a FLOAT64");
    }
    return real;
  }

  @Override
  void appendCell(Vector source, int row) {
    appendDouble(((DoubleVector) source).values[row]);
  }

  @Override
  public double doubleAt(int row) {
    return values[row];
  }

  @Override
  public void copyTo(int from, double[] target, int at, int count) {
    System.arraycopy(values, from, target, at, count);
  }

  @Override
  public @Nullable Object valueAt(int row) {
    return isNull(row) ? null : values[row];
  }

  @Override
  public long retainedBytes() {
    return 8L * values.length + nullBytes();
  }
}
