package io.bi4j.core.internal.vector;

import io.bi4j.core.data.BoolColumn;
import io.bi4j.core.data.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** BOOL cells. */
public final class BoolVector extends Vector implements BoolColumn {
  public boolean[] values = new boolean[0];

  public BoolVector() {
    super(DataType.BOOL);
  }

  /** Appends a value. */
  public void appendBool(boolean value) {
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
    appendBool(false);
  }

  @Override
  void append(Object value) {
    appendBool((Boolean) value);
  }

  @Override
  void appendCell(Vector source, int row) {
    appendBool(((BoolVector) source).values[row]);
  }

  @Override
  public boolean boolAt(int row) {
    return values[row];
  }

  @Override
  public void copyTo(int from, boolean[] target, int at, int count) {
    System.arraycopy(values, from, target, at, count);
  }

  @Override
  public @Nullable Object valueAt(int row) {
    return isNull(row) ? null : values[row];
  }

  @Override
  public long retainedBytes() {
    return values.length + nullBytes();
  }
}
