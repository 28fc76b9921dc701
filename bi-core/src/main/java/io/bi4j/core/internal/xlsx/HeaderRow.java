package io.bi4j.core.internal.xlsx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the first row of a table names the columns: it does when all its cells are distinct text
 * (or years, which are both names and numbers) and do not return in the columns below them.
 *
 * @param present the guess
 * @param reason one sentence
 */
record HeaderRow(boolean present, String reason) {
  private static final int MAX_NAME = 256;
  private static final int JUDGED_ROWS = 500;

  static HeaderRow of(SheetSample sample) {
    List<SheetRow> rows = sample.rows();
    if (rows.isEmpty()) {
      return new HeaderRow(false, "the sheet has no row.");
    }
    SheetRow first = rows.get(0);
    Serial serial = new Serial(sample.workbook().from1904());
    Set<String> names = new HashSet<>();
    int texts = 0;
    for (int i = 0; i < first.cells; i++) {
      String name = ShownCell.of(first, i, sample.strings(), serial).strip();
      boolean text = first.kinds[i] == CellKind.TEXT || first.kinds[i] == CellKind.SHARED;
      texts += text ? 1 : 0;
      if (!text && !isYear(first, i, name)) {
        return new HeaderRow(false, "the first row has values that are not text.");
      }
      if (name.isEmpty() || name.length() > MAX_NAME || !names.add(name)) {
        return new HeaderRow(false, "the first row has empty, long or repeated cells.");
      }
    }
    if (texts == 0) {
      return new HeaderRow(false, "the first row has no text.");
    }
    return isRepeated(sample, first, serial)
        ? new HeaderRow(false, "the first row has a value that returns below it.")
        : new HeaderRow(true, "its cells are distinct text.");
  }

  private static boolean isYear(SheetRow row, int cell, String name) {
    return row.kinds[cell] == CellKind.NUMBER
        && row.format(cell) == CellFormat.NUMBER
        && name.length() == 4
        && (name.startsWith("19") || name.startsWith("20"));
  }

  private static boolean isRepeated(SheetSample sample, SheetRow first, Serial serial) {
    List<SheetRow> rows = sample.rows();
    for (SheetRow row : rows.subList(1, Math.min(JUDGED_ROWS, rows.size()))) {
      int other = 0;
      for (int i = 0; i < first.cells; i++) {
        while (other < row.cells && row.columns[other] < first.columns[i]) {
          other++;
        }
        boolean text = first.kinds[i] != CellKind.NUMBER;
        if (text && other < row.cells && row.columns[other] == first.columns[i]) {
          String name = ShownCell.of(first, i, sample.strings(), serial);
          if (name.equals(ShownCell.of(row, other, sample.strings(), serial))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
