package io.bi4j.core.internal.jsonl;

import static io.bi4j.core.internal.parse.CellText.INVALID;

import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.parse.JsonKind;
import io.bi4j.core.internal.parse.LongText;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;

/**
 * Types the values of one column. The loop over rows knows what is absent or null and takes escapes
 * out; {@link #put} types one value. One per column and worker.
 */
abstract class JsonCells {
  private final int column;
  private final String reason;
  final Vector vector;
  private byte[] scratch = new byte[64];

  JsonCells(int column, Field field) {
    this.column = column;
    this.vector = Vector.of(field.type());
    this.reason = JsonTyping.expectation(field.type());
  }

  /**
   * Types a value that is not null and stores it.
   *
   * @param kind one of {@link JsonKind}, never ESCAPED
   * @return whether the value is one of the type
   */
  abstract boolean put(int row, byte kind, byte[] bytes, int from, int length);

  /** Stores zero for a value that is null. */
  abstract void putNull(int row);

  /** Types the selected rows of a chunk. */
  Vector read(JsonRows rows, Chunk chunk) {
    vector.reset(chunk.rows());
    long[] cells = rows.scanner.cells;
    int width = rows.scanner.width;
    byte[] buffer = rows.buffer;
    int[] selection = chunk.selection();
    int count = chunk.selected();
    for (int i = 0; i < count; i++) {
      int row = selection[i];
      long cell = cells[row * width + column];
      byte kind = JsonRecordScanner.kind(cell);
      if (kind <= JsonKind.NULL) {
        putNull(row);
        vector.setNull(row);
      } else {
        int start = JsonRecordScanner.start(cell);
        int length = JsonRecordScanner.length(cell);
        boolean typed =
            kind == JsonKind.ESCAPED
                ? putEscaped(row, buffer, start, length)
                : put(row, kind, buffer, start, length);
        if (!typed) {
          fail(chunk, row);
        }
      }
    }
    return vector;
  }

  boolean putEscaped(int row, byte[] bytes, int from, int length) {
    if (scratch.length < length) {
      scratch = new byte[length * 2];
    }
    int end = JsonEscapedText.unescape(bytes, from, length, scratch, 0);
    return put(row, JsonKind.TEXT, scratch, 0, end);
  }

  final void fail(Chunk chunk, int row) {
    putNull(row);
    vector.setNull(row);
    chunk.errors().add(row, column, CoreErrors.BAD_VALUE, reason);
  }

  final int column() {
    return column;
  }

  /** Values held in one long. */
  static final class Longs extends JsonCells {
    private final LongVector longs;
    private final LongText text;
    private final byte otherKind;

    /** Strings are taken, numbers too for INT64. */
    Longs(int column, Field field, LongText text) {
      super(column, field);
      this.otherKind = field.type().kind() == Kind.INT64 ? JsonKind.INTEGER : JsonKind.TEXT;
      this.longs = (LongVector) vector;
      this.text = text;
    }

    @Override
    boolean put(int row, byte kind, byte[] bytes, int from, int length) {
      if (kind != JsonKind.TEXT && kind != otherKind) {
        return false;
      }
      long value = text.parse(bytes, from, length);
      longs.values[row] = value;
      return value != INVALID || text.isSentinel(bytes, from, length);
    }

    @Override
    void putNull(int row) {
      longs.values[row] = 0;
    }
  }
}
