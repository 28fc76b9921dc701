package io.bi4j.core.internal.write;

import io.bi4j.core.data.Column;

/** Cells as JSON values, for formats whose cells hold one text. Confined to one thread. */
public final class CellJson {
  private final JsonPrinter printer = new JsonPrinter();
  private final TextBuffer buffer = new TextBuffer();

  /** The JSON of a cell that is not null; the buffer holds until the next call. */
  public TextBuffer of(Column column, int row) {
    buffer.clear();
    printer.print(buffer, column, row);
    return buffer;
  }
}
