package io.bi4j.core.internal.xlsx;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.FusedInput;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.source.InferenceReport;
import java.util.List;

/**
 * One sheet of a workbook that was looked at: place, columns, types and shared strings are known.
 * Immutable; opened any number of times.
 */
public final class XlsxFile implements FusedInput {
  private final XlsxSettings settings;
  private final Workbook.Sheet sheet;
  private final boolean from1904;
  private final Styles styles;
  private final SharedStrings strings;
  private final TableColumns table;
  private final Schema schema;
  private final int firstRow;
  private final int lastRow;
  private final InferenceReport inference;

  XlsxFile(
      XlsxSettings settings,
      SheetSample sample,
      TableColumns table,
      Schema schema,
      int firstRow,
      int lastRow,
      InferenceReport inference) {
    this.settings = settings;
    this.sheet = sample.sheet();
    this.from1904 = sample.workbook().from1904();
    this.styles = sample.styles();
    this.strings = sample.strings();
    this.table = table;
    this.schema = schema;
    this.firstRow = firstRow;
    this.lastRow = lastRow;
    this.inference = inference;
    newReaders();
  }

  /**
   * Looks at the first rows of a sheet.
   *
   * @throws io.bi4j.core.BiException when the file cannot be read or the sheet has no table
   */
  public static XlsxFile inspect(XlsxSettings settings) {
    return new XlsxInspector(settings).inspect();
  }

  /** The names of the worksheets of a file in the order of their tabs, hidden ones too. */
  public static List<String> sheets(XlsxSettings settings) {
    try (WorkbookParts parts = WorkbookParts.open(settings.path(), settings.limits())) {
      return Workbook.read(parts).sheets().stream().map(Workbook.Sheet::name).toList();
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  /** What was found out, and what stays ambiguous. */
  public InferenceReport inference() {
    return inference;
  }

  @Override
  public StageInput open(Schema chunkSchema, int node) {
    return new XlsxInput(this, chunkSchema, node);
  }

  /** The first row that is data, counted from one. */
  int firstRow() {
    return firstRow;
  }

  /** The last row to be read, counted from one. */
  int lastRow() {
    return lastRow;
  }

  boolean keepsEmptyRows() {
    return settings.keepEmptyRows();
  }

  boolean checksAllCells() {
    return settings.checkAllCells();
  }

  TableColumns table() {
    return table;
  }

  WorkbookParts openParts() {
    return WorkbookParts.open(settings.path(), settings.limits());
  }

  SheetScanner openSheet(WorkbookParts parts) {
    return new SheetScanner(parts.file(), sheet.part(), parts.open(sheet.part()), styles, strings);
  }

  RowBlock newBlock() {
    return new RowBlock(
        String.valueOf(settings.path().getFileName()), sheet.name(), table, strings);
  }

  SheetCells[] newReaders() {
    SheetCells[] readers = new SheetCells[schema.columnCount()];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = SheetCellReaders.of(i, schema.field(i), settings, strings, from1904);
    }
    return readers;
  }
}
