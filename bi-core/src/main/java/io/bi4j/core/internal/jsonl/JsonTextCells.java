package io.bi4j.core.internal.jsonl;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.parse.JsonKind;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/**
 * STRING and JSON values as views of the read buffer. When a value of a chunk has escapes, the
 * column's bytes are copied into an arena of their own, with the escapes taken out.
 */
final class JsonTextCells extends JsonCells {
  private final TextVector texts;
  private final boolean raw;
  private byte[] arena = new byte[0];
  private boolean escaped;

  JsonTextCells(int column, Field field) {
    super(column, field);
    this.texts = (TextVector) vector;
    this.raw = field.type().kind() == DataType.Kind.JSON;
  }

  @Override
  Vector read(JsonRows rows, Chunk chunk) {
    escaped = false;
    super.read(rows, chunk);
    if (escaped) {
      unescape(rows, chunk);
    } else {
      texts.viewOf(rows.buffer);
    }
    return texts;
  }

  @Override
  boolean put(int row, byte kind, byte[] bytes, int from, int length) {
    boolean quotes = raw && kind == JsonKind.TEXT;
    texts.starts[row] = quotes ? from - 1 : from;
    texts.lengths[row] = quotes ? length + 2 : length;
    return raw || kind < JsonKind.OBJECT;
  }

  @Override
  boolean putEscaped(int row, byte[] bytes, int from, int length) {
    escaped |= !raw;
    return put(row, JsonKind.TEXT, bytes, from, length);
  }

  @Override
  void putNull(int row) {
    texts.starts[row] = 0;
    texts.lengths[row] = 0;
  }

  private void unescape(JsonRows rows, Chunk chunk) {
    int used = 0;
    for (int i = 0; i < chunk.selected(); i++) {
      int row = chunk.selection()[i];
      int length = texts.lengths[row];
      int from = texts.starts[row];
      if (length > arena.length - used) {
        arena = Arrays.copyOf(arena, Math.max(used + length, arena.length * 2));
      }
      texts.starts[row] = used;
      if (JsonRecordScanner.kind(rows.scanner.cell(column(), row)) == JsonKind.ESCAPED) {
        used = JsonEscapedText.unescape(rows.buffer, from, length, arena, used);
      } else {
        System.arraycopy(rows.buffer, from, arena, used, length);
        used += length;
      }
      texts.lengths[row] = used - texts.starts[row];
    }
    texts.viewOf(arena);
  }
}
