package io.bi4j.core.internal.write;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.RowFormat;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes batches as JSON lines: one object a row, keys in the order of the schema, nulls written
 * out so that every line has every key, line feeds at the end. The stream stays open.
 */
final class JsonLinesBatchWriter implements RowFormat.Encoder {
  private static final int FLUSH_BYTES = 1 << 16;

  private final OutputStream out;
  private final byte[][] keys;
  private final JsonPrinter printer = new JsonPrinter();
  private final TextBuffer buffer = new TextBuffer();

  /** A writer of rows of a schema. */
  JsonLinesBatchWriter(OutputStream out, Schema schema) {
    this.out = out;
    this.keys = JsonPrinter.keys(schema.fields());
  }

  @Override
  public void write(RecordBatch batch) throws IOException {
    Column[] columns = batch.columns().toArray(Column[]::new);
    for (int row = 0; row < batch.rowCount(); row++) {
      buffer.append('{');
      for (int i = 0; i < columns.length; i++) {
        int comma = i == 0 ? 1 : 0;
        buffer.append(keys[i], comma, keys[i].length - comma);
        printer.print(buffer, columns[i], row);
      }
      buffer.append('}');
      buffer.append('\n');
      if (buffer.length() >= FLUSH_BYTES) {
        buffer.writeTo(out);
      }
    }
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
