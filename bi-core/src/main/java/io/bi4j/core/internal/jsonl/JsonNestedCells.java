package io.bi4j.core.internal.jsonl;

import io.bi4j.core.data.Field;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.parse.JsonKind;
import io.bi4j.core.internal.vector.Vector;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * LIST, STRUCT, MAP, MONEY and BYTES values, read one by one as plain objects: correct, not fast.
 */
final class JsonNestedCells extends JsonCells {
  private final JsonBoxes boxes;
  private final Field field;

  JsonNestedCells(int column, Field field, @Nullable ZoneId zone) {
    super(column, field);
    this.boxes = new JsonBoxes(zone);
    this.field = field;
  }

  @Override
  Vector read(JsonRows rows, Chunk chunk) {
    vector.clear();
    vector.reserve(chunk.rows());
    int next = 0;
    for (int row = 0; row < chunk.rows(); row++) {
      boolean selected = next < chunk.selected() && chunk.selection()[next] == row;
      next += selected ? 1 : 0;
      long cell = rows.scanner.cell(column(), row);
      byte kind = JsonRecordScanner.kind(cell);
      if (!selected || kind <= JsonKind.NULL) {
        vector.appendNull();
      } else {
        boolean quoted = kind == JsonKind.TEXT || kind == JsonKind.ESCAPED;
        int start = JsonRecordScanner.start(cell) - (quoted ? 1 : 0);
        if (!append(rows.buffer, start)) {
          fail(chunk, row);
        }
      }
    }
    return vector;
  }

  private boolean append(byte[] bytes, int start) {
    boxes.begin();
    Object value = boxes.read(field.type(), bytes, start);
    vector.appendValue(boxes.isBad() ? null : value);
    return !boxes.isBad();
  }

  @Override
  boolean put(int row, byte kind, byte[] bytes, int from, int length) {
    throw new IllegalStateException("Nested values are appended, not put.");
  }

  @Override
  void putNull(int row) {
    // The failed row was appended as a null already.
  }
}
