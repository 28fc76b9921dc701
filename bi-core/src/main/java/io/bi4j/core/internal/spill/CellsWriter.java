package io.bi4j.core.internal.spill;

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
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Writes the cells of chosen rows: null marks, then values by type. */
final class CellsWriter {
  private final ByteBlock out;
  private long[] numbers = new long[0];
  private int[] all = new int[0];

  CellsWriter(ByteBlock out) {
    this.out = out;
  }

  void write(Vector column, int[] rows, int count) {
    writeNulls(column, rows, count);
    if (column instanceof LongVector longs) {
      out.putLongs(longs.values, rows, count);
    } else if (column instanceof DoubleVector doubles) {
      writeDoubles(doubles, rows, count);
    } else if (column instanceof BoolVector bools) {
      int at = out.take(count);
      for (int i = 0; i < count; i++) {
        out.bytes()[at + i] = (byte) (bools.values[rows[i]] ? 1 : 0);
      }
    } else if (column instanceof TextVector text) {
      writeText(text, rows, count);
    } else if (column instanceof DecimalVector decimals) {
      out.putLongs(decimals.low, rows, count);
      if (decimals.decimal().isWide()) {
        out.putLongs(decimals.high, rows, count);
      }
    } else if (column instanceof MoneyVector money) {
      writeMoney(money, rows, count);
    } else if (column instanceof BytesVector bytes) {
      writeBytes(bytes, rows, count);
    } else {
      writeNested(column, rows, count);
    }
  }

  private void writeNulls(Vector column, int[] rows, int count) {
    boolean any = false;
    if (column.nulls != null) {
      for (int i = 0; i < count && !any; i++) {
        any = column.isNull(rows[i]);
      }
    }
    out.putByte(any ? 1 : 0);
    if (any) {
      long word = 0;
      for (int i = 0; i < count; i++) {
        word |= column.isNull(rows[i]) ? 1L << i : 0;
        if ((i & 63) == 63 || i == count - 1) {
          out.putLong(word);
          word = 0;
        }
      }
    }
  }

  private void writeDoubles(DoubleVector doubles, int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      out.putLong(Double.doubleToRawLongBits(doubles.values[rows[i]]));
    }
  }

  private void writeText(TextVector text, int[] rows, int count) {
    long total = writeLengths(count, i -> text.byteLength(rows[i]));
    int at = out.take(Math.toIntExact(total));
    for (int i = 0; i < count; i++) {
      at += text.copyUtf8(rows[i], out.bytes(), at);
    }
  }

  private void writeMoney(MoneyVector money, int[] rows, int count) {
    out.putLongs(money.minor, rows, count);
    TextVector currencies = money.currencies();
    if (money.money().inColumn()) {
      if (currencies == null) {
        throw new IllegalStateException("Amounts without the column of their currencies.");
      }
      write(currencies, rows, count);
    }
  }

  private void writeBytes(BytesVector bytes, int[] rows, int count) {
    long total = writeLengths(count, i -> bytes.byteLength(rows[i]));
    int at = out.take(Math.toIntExact(total));
    for (int i = 0; i < count; i++) {
      byte[] cell = bytes.bytesAt(rows[i]);
      System.arraycopy(cell, 0, out.bytes(), at, cell.length);
      at += cell.length;
    }
  }

  private void writeNested(Vector column, int[] rows, int count) {
    if (column instanceof StructVector struct) {
      int fields = struct.childCount();
      for (int field = 0; field < fields; field++) {
        write(struct.childVector(field), rows, count);
      }
    } else if (column instanceof ListVector list) {
      int[] elements = elements(rows, count, list::startAt, list::endAt);
      write(list.elementVector(), elements, elements.length);
    } else if (column instanceof MapVector map) {
      int[] entries = elements(rows, count, map::startAt, map::endAt);
      write(map.keyVector(), entries, entries.length);
      write(map.valueVector(), entries, entries.length);
    } else {
      throw new IllegalStateException("Cells of type " + column.type() + " have no binary form.");
    }
  }

  private int[] elements(int[] rows, int count, IntUnaryOperator startAt, IntUnaryOperator endAt) {
    long total = writeLengths(count, i -> endAt.applyAsInt(rows[i]) - startAt.applyAsInt(rows[i]));
    int[] elements = new int[Math.toIntExact(total)];
    int next = 0;
    for (int i = 0; i < count; i++) {
      int end = endAt.applyAsInt(rows[i]);
      for (int e = startAt.applyAsInt(rows[i]); e < end; e++) {
        elements[next++] = e;
      }
    }
    return elements;
  }

  /** Writes a length per row and returns their sum. */
  private long writeLengths(int count, IntUnaryOperator length) {
    if (numbers.length < count) {
      numbers = new long[count];
      int known = all.length;
      all = Arrays.copyOf(all, count);
      for (int i = known; i < count; i++) {
        all[i] = i;
      }
    }
    long total = 0;
    for (int i = 0; i < count; i++) {
      numbers[i] = length.applyAsInt(i);
      total += numbers[i];
    }
    out.putLongs(numbers, all, count);
    return total;
  }
}
