package io.bi4j.core.internal.vector;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growable column. Cells are appended at {@link #rows}, or written in place after {@link
 * #reset(int)}. Null slots hold zero or empty.
 */
public abstract sealed class Vector
    permits LongVector,
        DoubleVector,
        BoolVector,
        TextVector,
        DecimalVector,
        MoneyVector,
        BytesVector,
        ListVector,
        StructVector,
        MapVector {
  static final int INITIAL = 16;

  /** How many cells there are. */
  public int rows;

  /** Null marks, one bit a row, or null when no cell was ever null. */
  public long @Nullable [] nulls;

  private final DataType type;

  Vector(DataType type) {
    this.type = type;
  }

  /** An empty vector for cells of a type. */
  public static Vector of(DataType type) {
    return switch (type.kind()) {
      case INT64, DATE, TIME, LOCAL_DATETIME, TIMESTAMP, DURATION -> new LongVector(type);
      case FLOAT64 -> new DoubleVector();
      case BOOL -> new BoolVector();
      case STRING, JSON -> new TextVector(type);
      case DECIMAL -> new DecimalVector((DataType.DecimalType) type);
      case MONEY -> new MoneyVector((DataType.MoneyType) type);
      case BYTES -> new BytesVector();
      case LIST -> new ListVector((DataType.ListType) type);
      case STRUCT -> new StructVector((DataType.StructType) type);
      case MAP -> new MapVector((DataType.MapType) type);
    };
  }

  public final DataType type() {
    return type;
  }

  public final int rowCount() {
    return rows;
  }

  public final boolean isNull(int row) {
    long[] words = nulls;
    return words != null && row >> 6 < words.length && (words[row >> 6] >>> row & 1L) != 0;
  }

  public final int nullCount() {
    long[] words = nulls;
    int count = 0;
    for (int i = 0; words != null && i < words.length && i << 6 < rows; i++) {
      count += Long.bitCount(nullWord(i));
    }
    return count;
  }

  public final long nullWord(int index) {
    long[] words = nulls;
    if (words == null || index >= words.length) {
      return 0;
    }
    int left = rows - (index << 6);
    return left >= 64 ? words[index] : left <= 0 ? 0 : words[index] & ((1L << left) - 1);
  }

  /** Marks a cell as null. */
  public final void setNull(int row) {
    long[] words = nulls;
    if (words == null || row >> 6 >= words.length) {
      words = words == null ? new long[(row >> 6) + 1] : Arrays.copyOf(words, (row >> 5) + 1);
      nulls = words;
    }
    words[row >> 6] |= 1L << row;
  }

  /** Marks a cell as not null. */
  public final void clearNull(int row) {
    long[] words = nulls;
    if (words != null && row >> 6 < words.length) {
      words[row >> 6] &= ~(1L << row);
    }
  }

  /** Appends a null. */
  public final void appendNull() {
    setNull(rows);
    appendEmpty();
  }

  /** Appends zero, false or empty, not null. */
  abstract void appendEmpty();

  /**
   * Appends a boxed value of the kind that {@link Column#valueAt(int)} returns, or null.
   *
   * @throws ClassCastException when the value does not fit the type
   */
  public final void appendValue(@Nullable Object value) {
    if (value == null) {
      appendNull();
    } else {
      append(value);
    }
  }

  abstract void append(Object value);

  /** Appends a copy of another vector's cell of the same type. */
  public final void appendFrom(Vector source, int row) {
    if (source.isNull(row)) {
      appendNull();
    } else {
      appendCell(source, row);
    }
  }

  abstract void appendCell(Vector source, int row);

  /** Appends copies of {@code count} cells of a vector of the same type, chosen by row number. */
  public void appendAll(Vector source, int[] chosen, int count) {
    for (int i = 0; i < count; i++) {
      appendFrom(source, chosen[i]);
    }
  }

  /** A compact copy of some cells. */
  public final Vector gather(int[] chosen, int count) {
    return gather(type, chosen, count);
  }

  /** A compact copy of some cells as a type that differs at most in names of currency columns. */
  public final Vector gather(DataType as, int[] chosen, int count) {
    Vector copy = of(as);
    copy.reserve(count);
    copy.appendAll(this, chosen, count);
    return copy;
  }

  /** A compact copy of a run of cells. */
  public final Vector copyRange(int from, int count) {
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = from + i;
    }
    return gather(chosen, count);
  }

  /** Makes room for cells to come. */
  public abstract void reserve(int capacity);

  /** Forgets all cells and makes room for {@code capacity} cells that will be written in place. */
  public final void reset(int capacity) {
    clear();
    reserve(capacity);
    rows = capacity;
  }

  /** Forgets the cells from a row on. */
  public void truncate(int rowCount) {
    for (int row = rowCount; row <= rows; row++) {
      clearNull(row);
    }
    rows = rowCount;
  }

  /** Forgets all cells but keeps the arrays. */
  public void clear() {
    rows = 0;
    if (nulls != null) {
      Arrays.fill(nulls, 0);
    }
  }

  public abstract @Nullable Object valueAt(int row);

  public abstract long retainedBytes();

  final long nullBytes() {
    return nulls == null ? 0 : 8L * nulls.length;
  }

  /** This vector as a public column; every permitted subclass is one. */
  public final Column column() {
    return (Column) this;
  }

  /** The vector behind a public column. */
  public static Vector of(Column column) {
    return (Vector) column;
  }

  static int grown(int length, int needed) {
    return length == 0 && needed > 1
        ? needed
        : Math.max(needed, Math.max(INITIAL, length + (length >> 1)));
  }
}
