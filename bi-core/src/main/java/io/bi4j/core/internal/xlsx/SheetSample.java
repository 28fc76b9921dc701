package io.bi4j.core.internal.xlsx;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The first rows of the sheet that was chosen, with what the workbook says about cells.
 *
 * @param rows rows that have a value within the range asked for
 */
record SheetSample(
    Workbook workbook,
    Workbook.Sheet sheet,
    Styles styles,
    SharedStrings strings,
    List<SheetRow> rows) {
  private static final int MAX_ROWS = 10_000;
  private static final int MAX_CELLS = 500_000;
  private static final long MAX_BYTES = 8 << 20;

  /** Reads workbook, styles, shared strings and the first rows. */
  static SheetSample read(XlsxSettings settings, int firstRow, int lastRow) {
    try (WorkbookParts parts = WorkbookParts.open(settings.path(), settings.limits())) {
      Workbook workbook = Workbook.read(parts);
      Workbook.Sheet sheet = workbook.choose(parts.file(), settings);
      Styles styles = Styles.read(parts, workbook.part("styles").orElse(null));
      SharedStrings strings =
          SharedStrings.read(parts, workbook.part("sharedStrings").orElse(null), settings.limits());
      List<SheetRow> rows = new ArrayList<>();
      try (SheetScanner scanner =
          new SheetScanner(parts.file(), sheet.part(), parts.open(sheet.part()), styles, strings)) {
        read(scanner, settings, firstRow, lastRow, rows);
      }
      return new SheetSample(workbook, sheet, styles, strings, rows);
    }
  }

  private static void read(
      SheetScanner scanner, XlsxSettings settings, int firstRow, int lastRow, List<SheetRow> rows) {
    CellRange range = settings.range();
    SheetRow row = new SheetRow();
    long cells = 0;
    long bytes = 0;
    while (rows.size() < MAX_ROWS
        && cells < MAX_CELLS
        && bytes < MAX_BYTES
        && scanner.next(row)
        && row.number <= lastRow) {
      if (row.number >= firstRow && hasValue(row, range)) {
        rows.add(row.copy());
        cells += row.cells;
        bytes += row.used;
      }
    }
  }

  private static boolean hasValue(
      SheetRow row, @org.jspecify.annotations.Nullable CellRange range) {
    for (int i = 0; i < row.cells; i++) {
      boolean inside =
          range == null
              || (row.columns[i] >= range.firstColumn() && row.columns[i] <= range.lastColumn());
      if (inside) {
        return true;
      }
    }
    return false;
  }

  /** The columns in which a row of the sample has a value that is not empty text. */
  BitSet usedColumns() {
    BitSet used = new BitSet();
    for (SheetRow row : rows) {
      for (int i = 0; i < row.cells; i++) {
        if (row.kinds[i] != CellKind.TEXT || row.lengths[i] > 0) {
          used.set(row.columns[i]);
        }
      }
    }
    return used;
  }
}
