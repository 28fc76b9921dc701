package io.bi4j.data.internal.parquet;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.Columns;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Dictionary;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes columns of the values of leaves. */
final class LeafColumns {
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long MAX_DAYS = Long.MAX_VALUE / MICROS_PER_DAY - 1;
  private static final long JULIAN_EPOCH = 2_440_588;

  private final Shape.Leaf shape;
  private final LeafReader leaf;
  private final Values values;
  private final Slots slots;

  private LeafColumns(Shape.Leaf shape, LeafReader leaf, int slotDef) {
    this.shape = shape;
    this.leaf = leaf;
    this.values = leaf.values;
    this.slots = Slots.of(leaf, slotDef);
  }

  static Column column(Shape.Leaf shape, LeafReader leaf, int slotDef) {
    return new LeafColumns(shape, leaf, slotDef).column();
  }

  private Column column() {
    return switch (shape.conversion()) {
      case BOOL -> bools();
      case LONG -> longs(checkedTimes(spread(values.longs)));
      case MILLIS_TO_MICROS -> longs(checkedTimes(millis()));
      case NANOS_TO_MICROS -> longs(checkedTimes(nanos(false)));
      case NANOS_TO_MICROS_TRUNCATED -> longs(checkedTimes(nanos(true)));
      case UNSIGNED_32 -> unsigned32();
      case UNSIGNED_64, DECIMAL_OF_LONG -> decimalsOfLongs();
      case DOUBLE -> doubles();
      case HALF_TO_DOUBLE -> halves();
      case DECIMAL_OF_BYTES -> decimalsOfBytes();
      case TEXT -> values.coded ? codes() : text();
      case BYTES -> bytes();
      case UUID_TEXT -> uuids();
      case INT96_TO_MICROS -> longs(int96(false));
      case INT96_TO_MICROS_TRUNCATED -> longs(int96(true));
      case INTERVAL_TO_MICROS -> longs(intervals());
      case NOTHING -> nothing();
    };
  }

  private Column longs(long[] cells) {
    return Columns.longs(shape.type(), cells, slots.nulls(), slots.rows());
  }

  private long[] spread(long[] dense) {
    int[] at = slots.at();
    if (at == null) {
      return Arrays.copyOf(dense, slots.rows());
    }
    long[] cells = new long[slots.rows()];
    for (int i = 0; i < at.length; i++) {
      cells[at[i]] = dense[i];
    }
    return cells;
  }

  private long[] checkedTimes(long[] cells) {
    if (shape.type().kind() == DataType.Kind.TIME) {
      for (long cell : cells) {
        if (cell < 0 || cell >= MICROS_PER_DAY) {
          throw ParquetErrors.inexact(
              "column \"" + leaf.leaf.name + "\" has a time of day of " + cell + " microseconds");
        }
      }
    }
    return cells;
  }

  private long[] millis() {
    long[] cells = spread(values.longs);
    for (int i = 0; i < cells.length; i++) {
      long millis = cells[i];
      if (millis > Long.MAX_VALUE / 1000 || millis < Long.MIN_VALUE / 1000) {
        throw ParquetErrors.inexact(
            "column \"" + leaf.leaf.name + "\" has a time of " + millis + " milliseconds");
      }
      cells[i] = millis * 1000;
    }
    return cells;
  }

  private long[] nanos(boolean truncate) {
    long[] cells = spread(values.longs);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = micros(cells[i], truncate);
    }
    return cells;
  }

  private long micros(long nanos, boolean truncate) {
    if (!truncate && nanos % 1000 != 0) {
      throw ParquetErrors.inexact(
          "column \"" + leaf.leaf.name + "\" has nanoseconds, a time here has microseconds");
    }
    return Math.floorDiv(nanos, 1000L);
  }

  private Column unsigned32() {
    long[] cells = spread(values.longs);
    for (int i = 0; i < cells.length; i++) {
      cells[i] &= 0xFFFFFFFFL;
    }
    return longs(cells);
  }

  private Column bools() {
    boolean[] cells = new boolean[slots.rows()];
    for (int i = 0; i < values.count; i++) {
      cells[slots.at(i)] = values.bools[i];
    }
    return Columns.bools(cells, slots.nulls(), slots.rows());
  }

  private Column doubles() {
    double[] cells = new double[slots.rows()];
    for (int i = 0; i < values.count; i++) {
      cells[slots.at(i)] = values.doubles[i];
    }
    return Columns.doubles(cells, slots.nulls(), slots.rows());
  }

  private Column halves() {
    double[] cells = new double[slots.rows()];
    for (int i = 0; i < values.count; i++) {
      int at = values.starts[i];
      int bits = values.bytes[at] & 0xFF | (values.bytes[at + 1] & 0xFF) << 8;
      cells[slots.at(i)] = half(bits);
    }
    return Columns.doubles(cells, slots.nulls(), slots.rows());
  }

  /** IEEE 754 binary16. */
  static double half(int bits) {
    int exponent = bits >>> 10 & 31;
    int fraction = bits & 1023;
    double size =
        exponent == 31
            ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
            : exponent == 0
                ? fraction * 0x1p-24
                : (1024 + fraction) * Math.scalb(1.0, exponent - 25);
    return (bits & 0x8000) == 0 ? size : -size;
  }

  private Column decimalsOfLongs() {
    boolean unsigned = shape.conversion() == Conversion.UNSIGNED_64;
    DataType.DecimalType type = (DataType.DecimalType) shape.type();
    long[] low = spread(values.longs);
    long[] high = new long[type.isWide() ? low.length : 0];
    for (int i = 0; i < high.length; i++) {
      high[i] = unsigned ? 0 : low[i] >> 63;
    }
    return Columns.decimals(type, low, high, slots.nulls(), slots.rows());
  }

  private Column decimalsOfBytes() {
    DataType.DecimalType type = (DataType.DecimalType) shape.type();
    long[] low = new long[slots.rows()];
    long[] high = new long[type.isWide() ? slots.rows() : 0];
    for (int i = 0; i < values.count; i++) {
      int slot = slots.at(i);
      int length = values.lengths[i];
      int from = values.starts[i];
      if (length > 16) {
        from = trimmed(from, length);
        length = 16;
      }
      long lower = length > 0 && values.bytes[from] < 0 ? -1 : 0;
      long upper = lower;
      for (int b = from; b < from + length; b++) {
        upper = upper << 8 | lower >>> 56;
        lower = lower << 8 | values.bytes[b] & 0xFF;
      }
      low[slot] = lower;
      if (type.isWide()) {
        high[slot] = upper;
      } else if (upper != lower >> 63) {
        throw tooManyDigits(type);
      }
    }
    return Columns.decimals(type, low, high, slots.nulls(), slots.rows());
  }

  private ParquetErrors.Damage tooManyDigits(DataType type) {
    return ParquetErrors.damaged(
        "column \"" + leaf.leaf.name + "\" has a number with more digits than " + type);
  }

  /** Where the last 16 bytes start, when those before only repeat the sign. */
  private int trimmed(int from, int length) {
    BigInteger value = new BigInteger(values.bytes, from, length);
    if (value.bitLength() > 127) {
      throw tooManyDigits(shape.type());
    }
    return from + length - 16;
  }

  private Column codes() {
    int[] cells = new int[slots.rows()];
    for (int i = 0; i < values.count; i++) {
      cells[slots.at(i)] = values.codes[i];
    }
    Dictionary words = java.util.Objects.requireNonNull(leaf.dictionary);
    return Columns.text(shape.type(), words, cells, slots.nulls(), slots.rows());
  }

  private Column text() {
    int[] starts = new int[slots.rows()];
    int[] lengths = new int[slots.rows()];
    for (int i = 0; i < values.count; i++) {
      Utf8Check.require(values.bytes, values.starts[i], values.lengths[i], leaf.leaf.name);
      starts[slots.at(i)] = values.starts[i];
      lengths[slots.at(i)] = values.lengths[i];
    }
    return Columns.text(
        shape.type(),
        Arrays.copyOf(values.bytes, used()),
        starts,
        lengths,
        slots.nulls(),
        slots.rows());
  }

  private int used() {
    int last = values.count - 1;
    return last < 0 ? 0 : values.starts[last] + values.lengths[last];
  }

  private Column bytes() {
    int[] ends = new int[slots.rows()];
    for (int i = 0; i < values.count; i++) {
      ends[slots.at(i)] = values.starts[i] + values.lengths[i];
    }
    for (int row = 1; row < ends.length; row++) {
      ends[row] = Math.max(ends[row], ends[row - 1]);
    }
    return Columns.bytes(Arrays.copyOf(values.bytes, used()), ends, slots.nulls(), slots.rows());
  }

  private Column uuids() {
    byte[] text = new byte[values.count * 36];
    int[] starts = new int[slots.rows()];
    int[] lengths = new int[slots.rows()];
    for (int i = 0; i < values.count; i++) {
      long most = Long.reverseBytes(ByteBuilder.int64At(values.bytes, values.starts[i]));
      long least = Long.reverseBytes(ByteBuilder.int64At(values.bytes, values.starts[i] + 8));
      byte[] printed =
          new java.util.UUID(most, least).toString().getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(printed, 0, text, i * 36, 36);
      starts[slots.at(i)] = i * 36;
      lengths[slots.at(i)] = 36;
    }
    return Columns.text(shape.type(), text, starts, lengths, slots.nulls(), slots.rows());
  }

  /** Nanoseconds of the day, then the Julian day. */
  private long[] int96(boolean truncate) {
    long[] cells = new long[slots.rows()];
    for (int i = 0; i < values.count; i++) {
      long nanos = ByteBuilder.int64At(values.bytes, values.starts[i]);
      long day = ByteBuilder.int32At(values.bytes, values.starts[i] + 8) - JULIAN_EPOCH;
      if (Math.abs(day) > MAX_DAYS) {
        throw ParquetErrors.inexact(
            "column \"" + leaf.leaf.name + "\" has a time of day number " + day);
      }
      cells[slots.at(i)] = day * MICROS_PER_DAY + micros(nanos, truncate);
    }
    return cells;
  }

  /** Months, days and milliseconds; a month has no fixed length. */
  private long[] intervals() {
    long[] cells = new long[slots.rows()];
    for (int i = 0; i < values.count; i++) {
      int at = values.starts[i];
      if (ByteBuilder.int32At(values.bytes, at) != 0) {
        throw ParquetErrors.unsupported(
            "column \"" + leaf.leaf.name + "\" has a length of time in months");
      }
      long days = ByteBuilder.int32At(values.bytes, at + 4) & 0xFFFFFFFFL;
      long millis = ByteBuilder.int32At(values.bytes, at + 8) & 0xFFFFFFFFL;
      cells[slots.at(i)] = days * MICROS_PER_DAY + millis * 1000;
    }
    return cells;
  }

  private Column nothing() {
    long[] nulls = new long[(slots.rows() + 63) >>> 6];
    Arrays.fill(nulls, -1L);
    int[] empty = new int[slots.rows()];
    return Columns.text(shape.type(), new byte[0], empty, empty.clone(), nulls, slots.rows());
  }
}
