package io.bi4j.core.internal.xlsx;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.RowFormat;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The shape of a workbook to be written.
 *
 * @param sheet the name of its sheet
 * @param header whether the first row holds the names of the columns
 * @param splits whether rows that no longer fit go on in another sheet
 * @param maxRows rows of a sheet, the header among them
 */
public record XlsxFormat(String sheet, boolean header, boolean splits, int maxRows)
    implements RowFormat {
  private static final int MAX_NAME = 31;
  private static final String NOT_IN_NAMES = "[]:*?/\\";

  public XlsxFormat {
    boolean bad = sheet.isBlank() || sheet.length() > MAX_NAME;
    bad |= sheet.startsWith("'") || sheet.endsWith("'");
    bad |= sheet.chars().anyMatch(c -> c < ' ' || c >= 0xFFFE || NOT_IN_NAMES.indexOf(c) >= 0);
    bad |= sheet.chars().anyMatch(c -> Character.isSurrogate((char) c));
    if (bad) {
      throw new IllegalArgumentException(
          "A sheet has a name of 1 to 31 characters without []:*?/\\, not quoted, was \""
              + XlsxErrors.shown(sheet)
              + "\".");
    }
    if (maxRows < 2 || maxRows > CellRef.MAX_ROWS) {
      throw new IllegalArgumentException(
          "A sheet has 2 to " + CellRef.MAX_ROWS + " rows, was " + maxRows + ".");
    }
  }

  /** One sheet, called Sheet1, with a header. */
  public static XlsxFormat standard() {
    return new XlsxFormat("Sheet1", true, false, CellRef.MAX_ROWS);
  }

  public XlsxFormat withSheet(String name) {
    return new XlsxFormat(name, header, splits, maxRows);
  }

  public XlsxFormat withoutHeader() {
    return new XlsxFormat(sheet, false, splits, maxRows);
  }

  public XlsxFormat withSplits(int rows) {
    return new XlsxFormat(sheet, header, true, rows);
  }

  /** The name of a sheet counted from one, as short as it has to be. */
  String sheetName(int number) {
    String suffix = number == 1 ? "" : " (" + number + ")";
    return sheet.substring(0, Math.min(sheet.length(), MAX_NAME - suffix.length())) + suffix;
  }

  @Override
  public String extension() {
    return "xlsx";
  }

  @Override
  public Encoder open(Schema schema, OutputStream out) throws IOException {
    return new XlsxEncoder(this, schema, out);
  }
}
