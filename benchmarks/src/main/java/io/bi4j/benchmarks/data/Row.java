package io.bi4j.benchmarks.data;

import java.nio.charset.StandardCharsets;

/** One payment row: the plain text of eleven cells, before any CSV or JSON escaping. Re-used. */
final class Row {
  private final Bytes cells = new Bytes(512);
  private final int[] ends = new int[TransactionColumn.values().length];
  private int count;

  void clear() {
    cells.clear();
    count = 0;
  }

  /** Where the next cell's text goes; close it with {@link #endCell()}. */
  Bytes cell() {
    return cells;
  }

  void endCell() {
    ends[count++] = cells.length();
  }

  byte[] bytes() {
    return cells.array();
  }

  int from(TransactionColumn column) {
    return column.ordinal() == 0 ? 0 : ends[column.ordinal() - 1];
  }

  int to(TransactionColumn column) {
    return ends[column.ordinal()];
  }

  boolean isEmpty(TransactionColumn column) {
    return from(column) == to(column);
  }

  /** The cell as text, for tests and reports. */
  String text(TransactionColumn column) {
    return new String(bytes(), from(column), to(column) - from(column), StandardCharsets.UTF_8);
  }
}
