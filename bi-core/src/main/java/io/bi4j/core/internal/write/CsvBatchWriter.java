package io.bi4j.core.internal.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.RowFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes batches as CSV (RFC 4180): a null is an unquoted empty cell, empty text a quoted one, so
 * that both come back. Nested cells are JSON text. The stream stays open.
 */
final class CsvBatchWriter implements RowFormat.Encoder {
  private static final int FLUSH_BYTES = 1 << 16;

  private final OutputStream out;
  private final CsvFormat format;
  private final byte[] lineEnd;
  private final JsonPrinter nested = new JsonPrinter();
  private final TextBuffer buffer = new TextBuffer();

  /** A writer of rows of a schema; begins with the header when the format has one. */
  CsvBatchWriter(OutputStream out, Schema schema, CsvFormat format) {
    this.out = out;
    this.format = format;
    this.lineEnd = format.lineEnd().text.getBytes(UTF_8);
    if (format.header()) {
      header(schema);
    }
  }

  private void header(Schema schema) {
    for (int i = 0; i < schema.columnCount(); i++) {
      if (i > 0) {
        buffer.append(format.delimiter());
      }
      int start = buffer.length;
      buffer.appendText(schema.field(i).name());
      finishText(start);
    }
    endRecord();
  }

  @Override
  public void write(RecordBatch batch) throws IOException {
    Column[] columns = batch.columns().toArray(Column[]::new);
    boolean[] texts = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      texts[i] = isText(columns[i].type());
    }
    for (int row = 0; row < batch.rowCount(); row++) {
      for (int i = 0; i < columns.length; i++) {
        if (i > 0) {
          buffer.append(format.delimiter());
        }
        if (!columns[i].isNull(row)) {
          cell(columns[i], row, texts[i]);
        }
      }
      endRecord();
      if (buffer.length() >= FLUSH_BYTES) {
        buffer.writeTo(out);
      }
    }
  }

  /** Whether cells hold characters of the data, so that they may need quotes. */
  private static boolean isText(DataType type) {
    return switch (type.kind()) {
      case STRING, JSON, LIST, STRUCT, MAP -> true;
      default -> false;
    };
  }

  private void cell(Column column, int row, boolean text) {
    int start = buffer.length;
    switch (column.type().kind()) {
      case LIST, STRUCT, MAP -> nested.print(buffer, column, row);
      default -> CellPrinter.print(buffer, column, row);
    }
    if (text) {
      finishText(start);
    } else if (format.quoteAll() || needsQuotes(start)) {
      quote(start);
    }
  }

  private void finishText(int start) {
    if (format.neutralise() && start < buffer.length && isFormula(buffer.bytes[start])) {
      buffer.reserve(1);
      System.arraycopy(buffer.bytes, start, buffer.bytes, start + 1, buffer.length - start);
      buffer.bytes[start] = '\'';
      buffer.length++;
    }
    if (format.quoteAll() || needsQuotes(start)) {
      quote(start);
    }
  }

  private static boolean isFormula(byte first) {
    return switch (first) {
      case '=', '+', '-', '@', '\t', '\r' -> true;
      default -> false;
    };
  }

  /** Whether the cell from a position is empty, has blanks at its ends or a structural byte. */
  private boolean needsQuotes(int start) {
    int end = buffer.length;
    if (start == end) {
      return true;
    }
    byte[] bytes = buffer.bytes;
    if (bytes[start] <= ' ' && bytes[start] >= 0 || bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
      return true;
    }
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b == '"' || b == '\n' || b == '\r' || b == format.delimiter()) {
        return true;
      }
    }
    return false;
  }

  private void quote(int start) {
    byte[] text = Arrays.copyOfRange(buffer.bytes, start, buffer.length);
    buffer.length = start;
    buffer.reserve(2 * text.length + 2);
    buffer.append('"');
    for (byte b : text) {
      if (b == '"') {
        buffer.append('"');
      }
      buffer.bytes[buffer.length++] = b;
    }
    buffer.append('"');
  }

  private void endRecord() {
    buffer.append(lineEnd, 0, lineEnd.length);
  }

  @Override
  public void flush() throws IOException {
    buffer.writeTo(out);
  }

  @Override
  public void end() throws IOException {
    buffer.writeTo(out);
  }
}
