package io.bi4j.core.internal.csv;

import io.bi4j.core.ErrorCode;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.parse.Utf8;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/**
 * Text cells as views of the read buffer. A cell with doubled quotes is written, without them,
 * behind a copy of the buffer's bytes, which happens at most once a chunk and column.
 */
final class TextCells extends CellReader {
  private final TextVector texts;
  private final StructuralMarks marks;
  private final byte quote;
  private byte[] source = new byte[0];
  private byte[] side = new byte[0];
  private int sideUsed;

  TextCells(int column, Field field, CsvOptions options, CsvRows rows) {
    super(column, field, options);
    this.texts = (TextVector) vector;
    this.marks = rows.tokenizer.marks();
    this.quote = options.dialect().quote();
  }

  @Override
  Vector read(CsvRows cells, Chunk chunk) {
    source = cells.buffer;
    sideUsed = 0;
    super.read(cells, chunk);
    if (sideUsed == 0) {
      texts.viewOf(source);
    } else {
      texts.viewOf(side);
    }
    return texts;
  }

  @Override
  boolean put(int row, byte[] bytes, int from, int length) {
    texts.starts[row] = from;
    texts.lengths[row] = length;
    return !marks.mayBeNonAscii(from, from + length) || Utf8.isValid(bytes, from, length);
  }

  @Override
  void putNull(int row) {
    texts.starts[row] = 0;
    texts.lengths[row] = 0;
  }

  @Override
  ErrorCode malformed() {
    return CoreErrors.BAD_ENCODING;
  }

  @Override
  boolean acceptsEmpty() {
    return true;
  }

  @Override
  boolean putUnquoted(int row, byte[] bytes, int from, int to, boolean quoted) {
    if (to == from) {
      putNull(row);
      return true;
    }
    boolean valid = put(row, bytes, from, to - from);
    if (quoted && indexOfQuote(bytes, from, to) >= 0) {
      texts.starts[row] = unescape(bytes, from, to);
      texts.lengths[row] = sideUsed - texts.starts[row];
    }
    return valid;
  }

  private int indexOfQuote(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == quote) {
        return i;
      }
    }
    return -1;
  }

  /** Writes a cell with each doubled quote once and returns where it starts. */
  private int unescape(byte[] bytes, int from, int to) {
    if (sideUsed == 0) {
      beginSide(bytes);
    }
    if (side.length - sideUsed < to - from) {
      side = Arrays.copyOf(side, side.length + Math.max(side.length >> 1, to - from));
    }
    int start = sideUsed;
    for (int i = from; i < to; i++) {
      side[sideUsed++] = bytes[i];
      if (bytes[i] == quote) {
        i++;
      }
    }
    return start;
  }

  private void beginSide(byte[] bytes) {
    if (side.length < bytes.length + 1024) {
      side = new byte[bytes.length + (bytes.length >> 3) + 1024];
    }
    System.arraycopy(bytes, 0, side, 0, bytes.length);
    sideUsed = bytes.length;
  }
}
