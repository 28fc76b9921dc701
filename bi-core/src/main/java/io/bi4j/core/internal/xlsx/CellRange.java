package io.bi4j.core.internal.xlsx;

/**
 * A rectangle of cells, ends included; columns counted from zero, rows from one.
 *
 * @param firstColumn leftmost
 * @param firstRow topmost
 * @param lastColumn rightmost
 * @param lastRow lowest
 */
record CellRange(int firstColumn, int firstRow, int lastColumn, int lastRow) {

  /**
   * Reads {@code B3:H900}; rows may be left out at either end, or columns at both.
   *
   * @throws IllegalArgumentException when the text is no range
   */
  static CellRange parse(String text) {
    int colon = text.indexOf(':');
    Corner first = colon < 0 ? null : Corner.parse(text.substring(0, colon));
    Corner last = colon < 0 ? null : Corner.parse(text.substring(colon + 1));
    boolean alike = first != null && last != null && first.column < 0 == last.column < 0;
    if (first == null || last == null || !alike) {
      throw new IllegalArgumentException(
          "A range looks like B3:H900, B3:H, B:H or 3:900, was \"" + text + "\".");
    }
    CellRange range =
        new CellRange(
            Math.max(0, first.column),
            first.row == 0 ? 1 : first.row,
            last.column < 0 ? CellRef.MAX_COLUMNS - 1 : last.column,
            last.row == 0 ? CellRef.MAX_ROWS : last.row);
    if (range.lastColumn < range.firstColumn || range.lastRow < range.firstRow) {
      throw new IllegalArgumentException("Range \"" + text + "\" ends before it begins.");
    }
    return range;
  }

  /** Whether the columns are limited, not only the rows. */
  boolean limitsColumns() {
    return firstColumn > 0 || lastColumn < CellRef.MAX_COLUMNS - 1;
  }

  /** A column, -1 when left out, and a row, 0 when left out. */
  private record Corner(int column, int row) {
    static @org.jspecify.annotations.Nullable Corner parse(String text) {
      int digits = 0;
      while (digits < text.length() && Character.isLetter(text.charAt(digits))) {
        digits++;
      }
      int column = digits == 0 ? -1 : CellRef.column(text.substring(0, digits));
      byte[] rest = text.substring(digits).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      int row = rest.length == 0 ? 0 : CellRef.number(rest, 0, rest.length, CellRef.MAX_ROWS);
      boolean bad = text.isEmpty() || (digits > 0 && column < 0);
      return bad || row < 0 || (row == 0 && rest.length > 0) ? null : new Corner(column, row);
    }
  }
}
