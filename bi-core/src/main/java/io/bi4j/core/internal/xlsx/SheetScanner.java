package io.bi4j.core.internal.xlsx;

import io.bi4j.core.internal.parse.Utf8;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the rows of one sheet from first to last: {@code worksheet/sheetData/row/c} with {@code v}
 * or {@code is}. Rows and cells without a place follow the one before them.
 */
final class SheetScanner implements AutoCloseable {
  private static final int SHEET_DATA = 2;
  private static final int ROW = 3;
  private static final int CELL = 4;
  private static final int VALUE = 5;
  private static final int MAX_ROW_BYTES = 16 << 20;

  private final String file;
  private final InputStream in;
  private final XmlScanner xml;
  private final Styles styles;
  private final SharedStrings strings;
  private final RichText value;
  private boolean inData;
  private boolean ended;
  private int lastRow;
  private int lastColumn;

  private int column;
  private CellFormat format = CellFormat.NUMBER;
  private byte type;
  private boolean hasValue;

  SheetScanner(String file, String part, InputStream in, Styles styles, SharedStrings strings) {
    this.file = file;
    this.in = in;
    this.styles = styles;
    this.strings = strings;
    try {
      this.xml = new XmlScanner(file, part, XmlBytes.utf8(file, part, in));
    } catch (IOException e) {
      throw WorkbookParts.readFailed(file, e);
    }
    this.value = new RichText(file, xml, VALUE);
  }

  /** Reads the next row; false at the end of the sheet. */
  boolean next(SheetRow row) {
    try {
      while (!ended) {
        int event = xml.next();
        if (event == XmlScanner.EOF || (inData && isEndOf(event, SHEET_DATA))) {
          ended = true;
        } else if (event == XmlScanner.START && xml.depth() == SHEET_DATA) {
          inData = xml.isNamed("sheetData");
        } else if (event == XmlScanner.START && inData && isRow()) {
          readRow(row);
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw WorkbookParts.readFailed(file, e);
    }
  }

  private boolean isEndOf(int event, int depth) {
    return event == XmlScanner.END && xml.depth() == depth;
  }

  private boolean isRow() {
    return xml.depth() == ROW && xml.isNamed("row");
  }

  private void readRow(SheetRow row) throws IOException {
    int slot = xml.attribute('r');
    int number = lastRow + 1;
    if (slot >= 0) {
      number = CellRef.number(xml.buffer, xml.valueFrom(slot), xml.valueTo(slot), CellRef.MAX_ROWS);
    }
    if (number <= lastRow || number > CellRef.MAX_ROWS) {
      throw xml.damaged(
          "has a row after row " + lastRow + " that is not one of the next 1,048,576");
    }
    lastRow = number;
    lastColumn = -1;
    row.clear(number);
    int event = xml.next();
    while (!isEndOf(event, ROW)) {
      if (event == XmlScanner.START && xml.depth() == CELL && xml.isNamed("c")) {
        readCell(row);
      }
      event = xml.next();
    }
  }

  private void readCell(SheetRow row) throws IOException {
    place();
    type = type();
    int style = xml.attribute('s');
    format =
        style < 0
            ? CellFormat.NUMBER
            : styles.format(
                CellRef.number(
                    xml.buffer, xml.valueFrom(style), xml.valueTo(style), Integer.MAX_VALUE - 1));
    hasValue = false;
    value.clear();
    int event = xml.next();
    while (!isEndOf(event, CELL)) {
      if (event == XmlScanner.START && xml.depth() == VALUE) {
        if (xml.isNamed("v")) {
          readValue();
        } else if (xml.isNamed("is")) {
          readInline();
        }
      }
      event = xml.next();
    }
    if (hasValue) {
      add(row);
    }
  }

  private void place() {
    int slot = xml.attribute('r');
    column =
        slot < 0
            ? lastColumn + 1
            : CellRef.column(xml.buffer, xml.valueFrom(slot), xml.valueTo(slot));
    if (column <= lastColumn || column >= CellRef.MAX_COLUMNS) {
      throw xml.damaged(
          "has a cell in row "
              + lastRow
              + (lastColumn < 0 ? "" : " after " + CellRef.letters(lastColumn) + lastRow)
              + " that is not right of it or not one of 16,384 columns");
    }
    lastColumn = column;
  }

  /** What the attribute {@code t} says; text of a formula is text. */
  private byte type() {
    int slot = xml.attribute('t');
    if (slot < 0) {
      return CellKind.NUMBER;
    }
    int from = xml.valueFrom(slot);
    int length = xml.valueTo(slot) - from;
    byte first = length > 0 ? xml.buffer[from] : 0;
    if (length == 1) {
      switch (first) {
        case 's':
          return CellKind.SHARED;
        case 'n':
          return CellKind.NUMBER;
        case 'b':
          return CellKind.TRUE;
        case 'e':
          return CellKind.ERROR;
        case 'd':
          return CellKind.ISO;
        default:
          break;
      }
    }
    boolean inline = length == 9 && first == 'i';
    boolean text = length == 3 && first == 's';
    if (!inline && !text) {
      throw xml.damaged("has a cell of an unknown type, " + CellRef.letters(column) + lastRow);
    }
    return CellKind.TEXT;
  }

  private void readValue() throws IOException {
    hasValue = true;
    int event = xml.next();
    while (!isEndOf(event, VALUE)) {
      if (event == XmlScanner.TEXT && xml.depth() == VALUE) {
        value.append();
      }
      event = xml.next();
    }
  }

  private void readInline() throws IOException {
    hasValue = true;
    int event = xml.next();
    while (!isEndOf(event, VALUE)) {
      value.take(event);
      event = xml.next();
    }
  }

  private void add(SheetRow row) {
    byte[] bytes = value.bytes;
    int from = 0;
    int to = value.length;
    if (type != CellKind.TEXT) {
      while (from < to && bytes[from] <= ' ' && bytes[from] >= 0) {
        from++;
      }
      while (to > from && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
        to--;
      }
      if (from == to) {
        return;
      }
    }
    if (row.used + (to - from) > MAX_ROW_BYTES) {
      throw XlsxErrors.limit(file, "has more than " + MAX_ROW_BYTES + " bytes in row " + lastRow);
    }
    switch (type) {
      case CellKind.SHARED -> row.add(column, type, format, shared(from, to), 0);
      case CellKind.TRUE -> row.add(column, truth(from, to), format, 0, 0);
      case CellKind.TEXT -> addText(row, EscapedText.unescape(checked(to), 0, to));
      default -> {
        checked(to);
        row.add(column, type, format, row.append(bytes, from, to - from), to - from);
      }
    }
  }

  private void addText(SheetRow row, int length) {
    row.add(column, CellKind.TEXT, format, row.append(value.bytes, 0, length), length);
  }

  private byte[] checked(int to) {
    if (!Utf8.isValid(value.bytes, 0, to)) {
      throw xml.damaged("holds text that is not UTF-8");
    }
    return value.bytes;
  }

  private int shared(int from, int to) {
    int index = CellRef.number(value.bytes, from, to, Integer.MAX_VALUE - 1);
    if (index < 0 || index >= strings.size()) {
      throw xml.damaged(
          "refers in cell "
              + CellRef.letters(column)
              + lastRow
              + " to a shared string that is not one of "
              + strings.size());
    }
    return index;
  }

  private byte truth(int from, int to) {
    byte first = value.bytes[from];
    boolean isTrue = to - from == 1 ? first == '1' : first == 't';
    boolean isFalse = to - from == 1 ? first == '0' : first == 'f';
    if (!isTrue && !isFalse) {
      throw xml.damaged(
          "has a cell that is neither true nor false, " + CellRef.letters(column) + lastRow);
    }
    return isTrue ? CellKind.TRUE : CellKind.FALSE;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw WorkbookParts.readFailed(file, e);
    }
  }
}
