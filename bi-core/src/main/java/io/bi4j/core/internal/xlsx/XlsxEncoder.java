package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.sink.RowFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workbook from front to back: nothing is kept but one buffer of rows. Text stands in its
 * cell, not in a table of shared strings, because such a table would have to stay in memory until
 * the end. The same rows give the same bytes.
 */
final class XlsxEncoder implements RowFormat.Encoder {
  private static final int FLUSH_BYTES = 64 << 10;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final XlsxFormat format;
  private final Schema schema;
  private final ZipOutputStream zip;
  private final List<String> sheets = new ArrayList<>();
  private final CellEncoder[] cells;
  private final XmlBuffer buffer = new XmlBuffer();
  private int row;

  XlsxEncoder(XlsxFormat format, Schema schema, OutputStream out) throws IOException {
    if (schema.columnCount() > CellRef.MAX_COLUMNS) {
      throw new BiException(
          CoreErrors.LIMIT,
          "A sheet has at most "
              + CellRef.MAX_COLUMNS
              + " columns, the rows to be written have "
              + schema.columnCount()
              + ". Select fewer columns, or write CSV.");
    }
    this.format = format;
    this.schema = schema;
    this.zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    WrittenStyles styles = new WrittenStyles();
    this.cells = new CellEncoder[schema.columnCount()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new CellEncoder(i, schema.field(i), styles);
    }
    part("[Content_Types].xml", XlsxParts.contentTypes());
    part("_rels/.rels", XlsxParts.packageRelations());
    part("xl/styles.xml", styles.xml());
    beginSheet();
  }

  private void part(String name, String xml) throws IOException {
    beginPart(name);
    zip.write(xml.getBytes(UTF_8));
    zip.closeEntry();
  }

  private void beginPart(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  private void beginSheet() throws IOException {
    sheets.add(format.sheetName(sheets.size() + 1));
    beginPart("xl/worksheets/sheet" + sheets.size() + ".xml");
    buffer.append(XlsxParts.sheetStart(schema, format.header()).getBytes(UTF_8));
    row = 0;
    if (format.header()) {
      beginRow();
      for (CellEncoder cell : cells) {
        cell.header(buffer, row);
      }
      endRow();
    }
  }

  private void endSheet() throws IOException {
    buffer.ascii(XlsxParts.sheetEnd());
    buffer.writeTo(zip);
    zip.closeEntry();
  }

  private void beginRow() {
    row++;
    buffer.ascii("<row r=\"");
    buffer.number(row);
    buffer.ascii("\">");
  }

  private void endRow() throws IOException {
    buffer.ascii("</row>");
    if (buffer.length >= FLUSH_BYTES) {
      buffer.writeTo(zip);
    }
  }

  @Override
  public void flush() throws IOException {
    buffer.writeTo(zip);
    zip.flush();
  }

  @Override
  public void write(RecordBatch rows) throws IOException {
    Column[] columns = rows.columns().toArray(Column[]::new);
    for (int r = 0; r < rows.rowCount(); r++) {
      if (row == format.maxRows()) {
        nextSheet();
      }
      beginRow();
      for (int i = 0; i < cells.length; i++) {
        if (!columns[i].isNull(r)) {
          cells[i].write(buffer, columns[i], r, row);
        }
      }
      endRow();
    }
  }

  private void nextSheet() throws IOException {
    if (!format.splits()) {
      throw new BiException(
          CoreErrors.LIMIT,
          "A sheet has at most "
              + format.maxRows()
              + " rows and there are more to be written. Let them go on in further sheets with"
              + " splitSheets(), or write CSV.");
    }
    endSheet();
    beginSheet();
  }

  @Override
  public void end() throws IOException {
    endSheet();
    part("xl/workbook.xml", XlsxParts.workbook(sheets));
    part("xl/_rels/workbook.xml.rels", XlsxParts.workbookRelations(sheets.size()));
    zip.finish();
  }
}
