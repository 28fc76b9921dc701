package io.bi4j.core.internal.vector;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType.MapType;
import io.bi4j.core.data.MapColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MAP cells: ends of the rows in one vector of keys and one of values. */
public final class MapVector extends Vector implements MapColumn {
  private final Vector keys;
  private final Vector values;
  private int[] ends = new int[0];

  public MapVector(MapType type) {
    super(type);
    this.keys = Vector.of(type.key());
    this.values = Vector.of(type.value());
  }

  /** A vector over keys and values that are there already; it takes the arrays over. */
  public MapVector(MapType type, Vector keys, Vector values, int[] ends, int rows) {
    super(type);
    this.keys = keys;
    this.values = values;
    this.ends = ends;
    this.rows = rows;
  }

  /** The keys to append to before {@link #endRow()}; as many as values. */
  public Vector keyVector() {
    return keys;
  }

  /** The values to append to before {@link #endRow()}; as many as keys. */
  public Vector valueVector() {
    return values;
  }

  /** Ends a row that holds all entries appended since the last one. */
  public void endRow() {
    reserve(rows + 1);
    ends[rows++] = keys.rows;
  }

  /** Takes over the ends of all rows, whose entries were appended before. */
  public void endRows(int[] rowEnds) {
    ends = rowEnds;
    rows = rowEnds.length;
  }

  @Override
  public void reserve(int capacity) {
    if (capacity > ends.length) {
      ends = Arrays.copyOf(ends, grown(ends.length, capacity));
    }
  }

  @Override
  public void clear() {
    super.clear();
    keys.clear();
    values.clear();
  }

  @Override
  public void truncate(int rowCount) {
    super.truncate(rowCount);
    keys.truncate(startAt(rowCount));
    values.truncate(startAt(rowCount));
  }

  @Override
  void appendEmpty() {
    endRow();
  }

  @Override
  void append(Object value) {
    ((Map<?, ?>) value)
        .forEach(
            (k, v) -> {
              keys.appendValue(k);
              values.appendValue(v);
            });
    endRow();
  }

  @Override
  void appendCell(Vector source, int row) {
    MapVector other = (MapVector) source;
    for (int i = other.startAt(row); i < other.endAt(row); i++) {
      keys.appendFrom(other.keys, i);
      values.appendFrom(other.values, i);
    }
    endRow();
  }

  @Override
  public Column keys() {
    return keys.column();
  }

  @Override
  public Column values() {
    return values.column();
  }

  @Override
  public int startAt(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  @Override
  public int endAt(int row) {
    return ends[row];
  }

  @Override
  public @Nullable Object valueAt(int row) {
    if (isNull(row)) {
      return null;
    }
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = startAt(row); i < endAt(row); i++) {
      map.put(keys.valueAt(i), values.valueAt(i));
    }
    return map;
  }

  @Override
  public long retainedBytes() {
    return 4L * ends.length + keys.retainedBytes() + values.retainedBytes() + nullBytes();
  }
}
