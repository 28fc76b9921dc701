package io.bi4j.core.internal.vector;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType.ListType;
import io.bi4j.core.data.ListColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** LIST cells: ends of the rows in one vector of elements. */
public final class ListVector extends Vector implements ListColumn {
  private final Vector elements;
  private int[] ends = new int[0];

  public ListVector(ListType type) {
    super(type);
    this.elements = Vector.of(type.element());
  }

  /** A vector over elements that are there already; it takes the arrays over. */
  public ListVector(ListType type, Vector elements, int[] ends, int rows) {
    super(type);
    this.elements = elements;
    this.ends = ends;
    this.rows = rows;
  }

  /** The elements to append to before {@link #endRow()}. */
  public Vector elementVector() {
    return elements;
  }

  /** Ends a row that holds all elements appended since the last one. */
  public void endRow() {
    reserve(rows + 1);
    ends[rows++] = elements.rows;
  }

  /** Takes over the ends of all rows, whose elements were appended before. */
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
    elements.clear();
  }

  @Override
  public void truncate(int rowCount) {
    super.truncate(rowCount);
    elements.truncate(startAt(rowCount));
  }

  @Override
  void appendEmpty() {
    endRow();
  }

  @Override
  void append(Object value) {
    ((List<?>) value).forEach(elements::appendValue);
    endRow();
  }

  @Override
  void appendCell(Vector source, int row) {
    ListVector other = (ListVector) source;
    for (int i = other.startAt(row); i < other.endAt(row); i++) {
      elements.appendFrom(other.elements, i);
    }
    endRow();
  }

  @Override
  public Column elements() {
    return elements.column();
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
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = startAt(row); i < endAt(row); i++) {
      list.add(elements.valueAt(i));
    }
    return list;
  }

  @Override
  public long retainedBytes() {
    return 4L * ends.length + elements.retainedBytes() + nullBytes();
  }
}
