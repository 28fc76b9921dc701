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
import org.jspecify.annotations.Nullable;

/** Reads what {@link CellsWriter} wrote into empty vectors. */
final class CellsReader {
  private final byte[] bytes;
  private int at;

  CellsReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  void read(Vector target, int count) {
    long[] nulls = readNulls(count);
    if (target instanceof LongVector longs) {
      longs.values = readLongs(count);
      longs.rows = count;
    } else if (target instanceof DoubleVector doubles) {
      readDoubles(doubles, count);
    } else if (target instanceof BoolVector bools) {
      bools.reserve(count);
      for (int i = 0; i < count; i++) {
        bools.appendBool(bytes[at++] != 0);
      }
    } else if (target instanceof TextVector text) {
      readText(text, count);
    } else if (target instanceof DecimalVector decimals) {
      decimals.low = readLongs(count);
      decimals.high = decimals.decimal().isWide() ? readLongs(count) : decimals.high;
      decimals.rows = count;
    } else if (target instanceof MoneyVector money) {
      readMoney(money, count);
    } else if (target instanceof BytesVector cells) {
      readBytes(cells, count);
    } else {
      readNested(target, count);
    }
    target.nulls = nulls;
  }

  private long @Nullable [] readNulls(int count) {
    if (bytes[at++] == 0) {
      return null;
    }
    long[] words = new long[(count + 63) >> 6];
    for (int i = 0; i < words.length; i++) {
      words[i] = ByteBlock.longAt(bytes, at);
      at += 8;
    }
    return words;
  }

  private long[] readLongs(int count) {
    long[] values = new long[count];
    at = ByteBlock.getLongs(bytes, at, values, count);
    return values;
  }

  private void readDoubles(DoubleVector doubles, int count) {
    doubles.reserve(count);
    for (int i = 0; i < count; i++) {
      doubles.appendDouble(Double.longBitsToDouble(ByteBlock.longAt(bytes, at)));
      at += 8;
    }
  }

  private void readText(TextVector text, int count) {
    long[] lengths = readLongs(count);
    int from = at;
    text.reserve(count);
    int end = 0;
    for (int i = 0; i < count; i++) {
      text.starts[i] = end;
      text.lengths[i] = (int) lengths[i];
      end += (int) lengths[i];
    }
    text.viewOf(Arrays.copyOfRange(bytes, from, from + end));
    text.rows = count;
    at = from + end;
  }

  private void readMoney(MoneyVector money, int count) {
    long[] minor = readLongs(count);
    TextVector currencies = money.currencies();
    if (money.money().inColumn() && currencies != null) {
      read(currencies, count);
    }
    money.minor = minor;
    money.rows = count;
  }

  private void readBytes(BytesVector cells, int count) {
    long[] lengths = readLongs(count);
    cells.reserve(count);
    for (int i = 0; i < count; i++) {
      cells.appendBytes(bytes, at, (int) lengths[i]);
      at += (int) lengths[i];
    }
  }

  private void readNested(Vector target, int count) {
    if (target instanceof StructVector struct) {
      for (int field = 0; field < struct.childCount(); field++) {
        read(struct.childVector(field), count);
      }
      struct.rows = count;
    } else if (target instanceof ListVector list) {
      int[] ends = ends(count);
      read(list.elementVector(), count == 0 ? 0 : ends[count - 1]);
      list.endRows(ends);
    } else if (target instanceof MapVector map) {
      int[] ends = ends(count);
      read(map.keyVector(), count == 0 ? 0 : ends[count - 1]);
      read(map.valueVector(), count == 0 ? 0 : ends[count - 1]);
      map.endRows(ends);
    } else {
      throw new IllegalStateException("Cells of type " + target.type() + " have no binary form.");
    }
  }

  private int[] ends(int count) {
    long[] lengths = readLongs(count);
    int[] ends = new int[count];
    int end = 0;
    for (int i = 0; i < count; i++) {
      end += (int) lengths[i];
      ends[i] = end;
    }
    return ends;
  }
}
