package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.internal.exec.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of a run of rows in the columns of the table, as the rows of one chunk: cell {@code c}
 * of row {@code r} is at {@code r * width + c}. Reused for one run after the other.
 */
final class RowBlock implements Origin {
  private static final int MAX_CELLS = 1 << 18;
  private static final int MAX_BYTES = 4 << 20;
  private static final CellFormat[] FORMATS = CellFormat.values();

  /** A row with a value outside the table. */
  record Stray(int row, int column, long record) {}

  private final String source;
  private final String sheet;
  private final TableColumns table;
  private final SharedStrings strings;
  final int width;
  private final int maxRows;
  final byte[] kinds;
  private final byte[] formats;
  final int[] starts;
  final int[] lengths;
  private final int[] rowNumbers;
  private final long[] records;
  final List<Stray> strays = new ArrayList<>();
  byte[] bytes = new byte[1 << 16];
  private int used;
  private int rows;

  RowBlock(String source, String sheet, TableColumns table, SharedStrings strings) {
    this.source = source;
    this.sheet = sheet;
    this.table = table;
    this.strings = strings;
    this.width = table.count();
    this.maxRows = Math.max(1, Math.min(RecordBatch.MAX_ROWS, MAX_CELLS / Math.max(1, width)));
    this.kinds = new byte[maxRows * width];
    this.formats = new byte[maxRows * width];
    this.starts = new int[maxRows * width];
    this.lengths = new int[maxRows * width];
    this.rowNumbers = new int[maxRows];
    this.records = new long[maxRows];
  }

  void clear() {
    Arrays.fill(kinds, 0, rows * width, CellKind.EMPTY);
    rows = 0;
    used = 0;
    strays.clear();
  }

  int rows() {
    return rows;
  }

  boolean isFull() {
    return rows == maxRows || used >= MAX_BYTES || strays.size() == maxRows;
  }

  /** Adds a row; one with a value outside the table is remembered as stray instead. */
  void add(SheetRow row, long record) {
    int stray = table.strayOf(row);
    if (stray >= 0) {
      strays.add(new Stray(row.number, row.columns[stray], record));
      return;
    }
    int offset = used;
    append(row);
    int base = rows * width;
    for (int i = 0; i < row.cells; i++) {
      int ordinal = table.ordinal(row.columns[i]);
      if (ordinal >= 0) {
        byte kind = row.kinds[i];
        kinds[base + ordinal] = kind;
        formats[base + ordinal] = row.formats[i];
        starts[base + ordinal] = kind == CellKind.SHARED ? row.starts[i] : row.starts[i] + offset;
        lengths[base + ordinal] = row.lengths[i];
      }
    }
    end(row.number, record);
  }

  private void append(SheetRow row) {
    if (row.used > bytes.length - used) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + row.used));
    }
    System.arraycopy(row.bytes, 0, bytes, used, row.used);
    used += row.used;
  }

  /** Adds a row without a value. */
  void addEmpty(int rowNumber, long record) {
    end(rowNumber, record);
  }

  private void end(int rowNumber, long record) {
    rowNumbers[rows] = rowNumber;
    records[rows++] = record;
  }

  CellFormat format(int cell) {
    return FORMATS[formats[cell]];
  }

  /** The name of a cell as a formula would spell it, for example {@code Sheet1!C12}. */
  private String reference(int row, int ordinal) {
    return CellRef.named(sheet, table.column(ordinal), rowNumbers[row]);
  }

  /** The name of the first cell of a stray row that is outside the table. */
  String reference(Stray stray) {
    return CellRef.named(sheet, stray.column, stray.row);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public long byteOffset(int row) {
    return -1;
  }

  @Override
  public long rowNumber(int row) {
    return records[row];
  }

  /** The name of the cell and what it holds, for example {@code Sheet1!C12: #DIV/0!}. */
  @Override
  public String rawCell(int row, int column) {
    if (column >= 0) {
      return column < width ? reference(row, column) + ": " + raw(row * width + column) : "";
    }
    StringBuilder record = new StringBuilder();
    for (int i = 0; i < width; i++) {
      record.append(i == 0 ? reference(row, 0) + ": " : "\t").append(raw(row * width + i));
    }
    return record.toString();
  }

  private String raw(int cell) {
    return switch (kinds[cell]) {
      case CellKind.EMPTY -> "";
      case CellKind.SHARED -> ShownCell.shared(strings, starts[cell]);
      case CellKind.TRUE -> "true";
      case CellKind.FALSE -> "false";
      default -> new String(bytes, starts[cell], lengths[cell], UTF_8);
    };
  }
}
