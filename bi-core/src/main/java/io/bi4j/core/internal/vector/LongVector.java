package io.bi4j.core.internal.vector;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.LongColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** INT64, dates, times, instants and durations. */
public final class LongVector extends Vector implements LongColumn {
  public long[] values = new long[0];

  public LongVector(DataType type) {
    super(type);
  }

  /** Appends a raw value. */
  public void appendLong(long value) {
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
    appendLong(0);
  }

  @Override
  void append(Object value) {
    appendLong(
        switch (type().kind()) {
          case DATE -> ((LocalDate) value).toEpochDay();
          case TIME -> ((LocalTime) value).toNanoOfDay() / 1000;
          case LOCAL_DATETIME -> Times.micros((LocalDateTime) value);
          case TIMESTAMP -> Times.micros((Instant) value);
          case DURATION -> Times.micros((Duration) value);
          default -> whole((Number) value);
        });
  }

  private static long whole(Number value) {
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return value.longValue();
    }
    throw new ClassCastException(value + " is not a whole number of 64 bits");
  }

  @Override
  void appendCell(Vector source, int row) {
    appendLong(((LongVector) source).values[row]);
  }

  @Override
  public long longAt(int row) {
    return values[row];
  }

  @Override
  public void copyTo(int from, long[] target, int at, int count) {
    System.arraycopy(values, from, target, at, count);
  }

  @Override
  public @Nullable Object valueAt(int row) {
    return isNull(row) ? null : Times.boxed(type().kind(), values[row]);
  }

  @Override
  public long retainedBytes() {
    return 8L * values.length + nullBytes();
  }
}
