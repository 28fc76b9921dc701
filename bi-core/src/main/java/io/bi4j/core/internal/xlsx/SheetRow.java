package io.bi4j.core.internal.xlsx;

import java.util.Arrays;

/**
 * The cells of one row that hold something, from left to right. Reused for one row after another.
 */
final class SheetRow {
  private static final CellFormat[] FORMATS = CellFormat.values();

  /** The number of the row in its sheet, counted from one. */
  int number;

  int cells;
  int[] columns;
  byte[] kinds;
  byte[] formats;
  int[] starts;
  int[] lengths;
  byte[] bytes;
  int used;

  /** An empty row with room for many cells. */
  SheetRow() {
    this(64);
  }

  private SheetRow(int capacity) {
    columns = new int[capacity];
    kinds = new byte[capacity];
    formats = new byte[capacity];
    starts = new int[capacity];
    lengths = new int[capacity];
    bytes = new byte[capacity * 64];
  }

  void clear(int rowNumber) {
    number = rowNumber;
    cells = 0;
    used = 0;
  }

  /** Adds a cell whose text was appended from a position on; for shared strings their number. */
  void add(int column, byte kind, CellFormat format, int start, int length) {
    if (cells == columns.length) {
      columns = Arrays.copyOf(columns, cells * 2);
      kinds = Arrays.copyOf(kinds, cells * 2);
      formats = Arrays.copyOf(formats, cells * 2);
      starts = Arrays.copyOf(starts, cells * 2);
      lengths = Arrays.copyOf(lengths, cells * 2);
    }
    columns[cells] = column;
    kinds[cells] = kind;
    formats[cells] = (byte) format.ordinal();
    starts[cells] = start;
    lengths[cells++] = length;
  }

  /** Appends bytes of text and returns where they start. */
  int append(byte[] source, int from, int length) {
    if (length > bytes.length - used) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + length));
    }
    System.arraycopy(source, from, bytes, used, length);
    used += length;
    return used - length;
  }

  /** A copy that is as small as it can be. */
  SheetRow copy() {
    SheetRow copy = new SheetRow(0);
    copy.number = number;
    copy.cells = cells;
    copy.columns = Arrays.copyOf(columns, cells);
    copy.kinds = Arrays.copyOf(kinds, cells);
    copy.formats = Arrays.copyOf(formats, cells);
    copy.starts = Arrays.copyOf(starts, cells);
    copy.lengths = Arrays.copyOf(lengths, cells);
    copy.bytes = Arrays.copyOf(bytes, used);
    copy.used = used;
    return copy;
  }

  CellFormat format(int cell) {
    return FORMATS[formats[cell]];
  }
}
