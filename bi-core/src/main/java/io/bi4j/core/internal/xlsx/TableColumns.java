package io.bi4j.core.internal.xlsx;

import java.util.Arrays;

/** Which columns of a sheet the table has. Immutable. */
final class TableColumns {
  private final int[] columns;
  private final int[] ordinals;
  private final boolean strict;

  /**
   * A choice of columns.
   *
   * @param columns the columns of the sheet, ascending
   * @param strict whether a value elsewhere is an error of its row; else it is left out
   */
  TableColumns(int[] columns, boolean strict) {
    this.columns = columns.clone();
    this.strict = strict;
    this.ordinals = new int[columns.length == 0 ? 0 : columns[columns.length - 1] + 1];
    Arrays.fill(ordinals, -1);
    for (int i = 0; i < columns.length; i++) {
      ordinals[columns[i]] = i;
    }
  }

  int count() {
    return columns.length;
  }

  /** The column of the sheet that a column of the table is. */
  int column(int ordinal) {
    return columns[ordinal];
  }

  /** The column of the table that a column of the sheet is, or -1. */
  int ordinal(int column) {
    return column < ordinals.length ? ordinals[column] : -1;
  }

  /** Whether a row has a value in the table. */
  boolean hasValue(SheetRow row) {
    for (int i = 0; i < row.cells; i++) {
      boolean inside = ordinal(row.columns[i]) >= 0;
      if (inside || (strict && isValue(row, i))) {
        return true;
      }
    }
    return false;
  }

  /** The first cell of a row that may not be where it is, or -1. */
  int strayOf(SheetRow row) {
    for (int i = 0; strict && i < row.cells; i++) {
      if (ordinal(row.columns[i]) < 0 && isValue(row, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Empty text beside a table is what formulas leave there. */
  private static boolean isValue(SheetRow row, int cell) {
    return row.kinds[cell] != CellKind.TEXT || row.lengths[cell] > 0;
  }
}
