package io.bi4j.core.internal.xlsx;

import java.util.Locale;

/** Names of cells such as C12. Columns are counted from zero, rows from one as in a sheet. */
final class CellRef {
  static final int MAX_COLUMNS = 16_384;
  static final int MAX_ROWS = 1_048_576;

  private CellRef() {}

  /** The letters of a column. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /** The name of a cell with its sheet, as a formula would spell it. */
  static String named(String sheet, int column, int row) {
    boolean plain = !sheet.isEmpty() && !Character.isDigit(sheet.charAt(0));
    for (int i = 0; i < sheet.length(); i++) {
      plain &= Character.isLetterOrDigit(sheet.charAt(i)) || sheet.charAt(i) == '_';
    }
    String place = plain ? sheet : "'" + sheet.replace("'", "''") + "'";
    return place + "!" + letters(column) + row;
  }

  /** The column of letters, or -1 when they name none. */
  static int column(String letters) {
    int column = 0;
    for (char c : letters.toUpperCase(Locale.ROOT).toCharArray()) {
      column =
          c < 'A' || c > 'Z' || column > MAX_COLUMNS ? MAX_COLUMNS + 1 : column * 26 + c - 'A' + 1;
    }
    return column < 1 || column > MAX_COLUMNS ? -1 : column - 1;
  }

  /** The column of a cell's name in bytes, or -1 when it names none; digits are not looked at. */
  static int column(byte[] bytes, int from, int to) {
    int column = 0;
    int at = from;
    while (at < to && at - from < 4 && (bytes[at] | 0x20) >= 'a' && (bytes[at] | 0x20) <= 'z') {
      column = column * 26 + (bytes[at++] | 0x20) - 'a' + 1;
    }
    return at == to || column < 1 || column > MAX_COLUMNS ? -1 : column - 1;
  }

  /** A whole number in bytes, or -1 when it is none or above the most. */
  static int number(byte[] bytes, int from, int to, int most) {
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || value > most) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return from == to || value > most ? -1 : (int) value;
  }
}
