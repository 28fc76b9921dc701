package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.ErrorCode;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/**
 * Types the cells of one column of a sheet. The loop over rows knows what is null and what is an
 * error; subclasses type one cell. One per column and worker.
 */
abstract class SheetCells {
  private final int column;
  private final boolean nullable;
  private final byte[][] nullWords;
  private final SharedStrings strings;
  private final String expectation;
  final Vector vector;

  SheetCells(int column, Field field, XlsxSettings settings, SharedStrings strings) {
    this.column = column;
    this.nullable = field.nullable();
    this.strings = strings;
    this.vector = Vector.of(field.type());
    this.expectation = SheetCellReaders.expectation(field.type());
    this.nullWords =
        settings.nullWords().stream().map(w -> w.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  /** Types a number; false when it is none of the type. */
  abstract boolean putNumber(int row, byte[] bytes, int from, int length, CellFormat format);

  /** Types text, also that of a formula; false when it is none of the type. */
  abstract boolean putText(int row, byte[] bytes, int from, int length);

  /** Types a date or time in ISO 8601; false when it is none of the type. */
  boolean putIso(int row, byte[] bytes, int from, int length) {
    return putText(row, bytes, from, length);
  }

  /** Types a truth value; false when it is none of the type. */
  boolean putBool(int row, boolean value) {
    return false;
  }

  /** Stores zero for a cell that is null. */
  abstract void putNull(int row);

  /** Whether empty text is a value. */
  boolean acceptsEmpty() {
    return false;
  }

  /** Types the selected rows of a chunk. */
  Vector read(RowBlock block, Chunk chunk) {
    vector.reset(chunk.rows());
    int[] rows = chunk.selection();
    int count = chunk.selected();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      int cell = row * block.width + column;
      byte kind = block.kinds[cell];
      if (kind == CellKind.EMPTY || isNull(block, kind, cell)) {
        setNull(chunk, row);
      } else if (kind == CellKind.ERROR) {
        fail(chunk, row, CoreErrors.ERROR_CELL, "holds an error instead of a value");
      } else if (!put(block, kind, row, cell)) {
        fail(chunk, row, CoreErrors.BAD_VALUE, expectation);
      }
    }
    return vector;
  }

  private boolean put(RowBlock block, byte kind, int row, int cell) {
    int start = block.starts[cell];
    return switch (kind) {
      case CellKind.NUMBER ->
          putNumber(row, block.bytes, start, block.lengths[cell], block.format(cell));
      case CellKind.TEXT -> putText(row, block.bytes, start, block.lengths[cell]);
      case CellKind.SHARED ->
          putText(row, strings.block(start), strings.start(start), strings.length(start));
      case CellKind.ISO -> putIso(row, block.bytes, start, block.lengths[cell]);
      default -> putBool(row, kind == CellKind.TRUE);
    };
  }

  private boolean isNull(RowBlock block, byte kind, int cell) {
    int start = block.starts[cell];
    return switch (kind) {
      case CellKind.TEXT -> isNull(block.bytes, start, block.lengths[cell]);
      case CellKind.SHARED ->
          isNull(strings.block(start), strings.start(start), strings.length(start));
      case CellKind.ERROR -> isNullWord(block.bytes, start, block.lengths[cell]);
      default -> false;
    };
  }

  private boolean isNull(byte[] bytes, int from, int length) {
    return length == 0 ? !acceptsEmpty() : isNullWord(bytes, from, length);
  }

  private boolean isNullWord(byte[] bytes, int from, int length) {
    for (byte[] word : nullWords) {
      if (Arrays.equals(word, 0, word.length, bytes, from, from + length)) {
        return true;
      }
    }
    return false;
  }

  private void setNull(Chunk chunk, int row) {
    putNull(row);
    vector.setNull(row);
    if (!nullable) {
      chunk.errors().add(row, column, CoreErrors.NULL_NOT_ALLOWED, "is empty but may not be null");
    }
  }

  private void fail(Chunk chunk, int row, ErrorCode code, String reason) {
    putNull(row);
    vector.setNull(row);
    chunk.errors().add(row, column, code, reason);
  }
}
