package io.bi4j.core.internal.csv;

import static io.bi4j.core.internal.parse.CellText.INVALID;

import io.bi4j.core.ErrorCode;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.LongText;
import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Types the cells of one column of CSV records. The loop over rows finds each cell, takes quotes
 * and blanks off and knows what is null; {@link #put} types one cell. One per column and worker.
 */
abstract class CellReader {
  private final int column;
  private final CsvOptions options;
  private final byte[][] nullWords;
  final Vector vector;
  private final String reason;
  private final boolean nullable;
  private final @Nullable NumberStyle style;
  private byte[] plainText = new byte[64];

  CellReader(int column, Field field, CsvOptions options) {
    this.column = column;
    this.options = options;
    this.vector = Vector.of(field.type());
    this.nullWords =
        options.cells().nullWords().stream()
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    this.nullable = field.nullable();
    this.reason = CellReaders.expectation(field.type());
    NumberStyle numbers = options.numbers(field.name());
    this.style = isNumber(field.type()) && !numbers.isPlain() ? numbers : null;
  }

  private static boolean isNumber(DataType type) {
    return type.isNumeric() || type.kind() == DataType.Kind.MONEY;
  }

  /**
   * Types one cell that is not null and stores it.
   *
   * @return whether the text is one of the type
   */
  abstract boolean put(int row, byte[] bytes, int from, int length);

  /** Stores zero for a cell that is null. */
  abstract void putNull(int row);

  /** Whether an empty quoted cell is a value; only of text. */
  boolean acceptsEmpty() {
    return false;
  }

  /** Types the selected rows of a chunk. */
  Vector read(CsvRows cells, Chunk chunk) {
    vector.reset(chunk.rows());
    int[] rows = chunk.selection();
    int count = chunk.selected();
    byte[] buffer = cells.buffer;
    CsvTokenizer records = cells.tokenizer;
    int[] ends = records.ends();
    int[] first = records.first;
    byte quote = options.dialect().quote();
    boolean plain =
        !options.cells().trim()
            && nullWords.length == 0
            && options.cells().emptyIsNull()
            && style == null;
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      int at = first[cells.base + row] + column;
      int end = ends[at];
      int start = column == 0 ? records.starts[cells.base + row] : ends[at - 1] + 1;
      if (plain && start < end && buffer[start] != quote) {
        if (!put(row, buffer, start, end - start)) {
          fail(chunk, row);
        }
      } else {
        other(chunk, row, buffer, start, end);
      }
    }
    return vector;
  }

  /** A cell that is missing, empty, quoted, or needs the options. */
  private void other(Chunk chunk, int row, byte[] buffer, int from, int to) {
    int start = from;
    int end = to;
    boolean quoted = start < end && buffer[start] == options.dialect().quote();
    if (quoted) {
      start++;
      end--;
    } else if (options.cells().trim()) {
      start = CellText.skipBlanks(buffer, start, Math.max(start, end));
      end = CellText.trimEnd(buffer, start, end);
    }
    if (isNull(buffer, start, end, quoted)) {
      putNull(row);
      vector.setNull(row);
      if (!nullable) {
        chunk
            .errors()
            .add(row, column, CoreErrors.NULL_NOT_ALLOWED, "is empty but may not be null");
      }
    } else if (!putUnquoted(row, buffer, start, end, quoted)) {
      fail(chunk, row);
    }
  }

  private boolean isNull(byte[] buffer, int start, int end, boolean quoted) {
    if (end <= start) {
      return end < start || !acceptsEmpty() || (!quoted && options.cells().emptyIsNull());
    }
    return !quoted && isNullWord(buffer, start, end);
  }

  private boolean isNullWord(byte[] buffer, int start, int end) {
    for (byte[] word : nullWords) {
      if (Arrays.equals(word, 0, word.length, buffer, start, end)) {
        return true;
      }
    }
    return false;
  }

  /** Types a cell whose quotes were taken off; doubled quotes may be left in it. */
  boolean putUnquoted(int row, byte[] bytes, int from, int to, boolean quoted) {
    return style == null
        ? put(row, bytes, from, to - from)
        : putStyled(style, row, bytes, from, to);
  }

  private boolean putStyled(NumberStyle numbers, int row, byte[] bytes, int from, int to) {
    if (plainText.length < to - from) {
      plainText = new byte[to - from];
    }
    int length = numbers.toPlain(bytes, from, to - from, plainText);
    return length >= 0 && put(row, plainText, 0, length);
  }

  private void fail(Chunk chunk, int row) {
    putNull(row);
    vector.setNull(row);
    chunk.errors().add(row, column, malformed(), reason);
  }

  /** What a cell that {@link #put} refused is called. */
  ErrorCode malformed() {
    return CoreErrors.BAD_VALUE;
  }

  /** Cells held in one long. */
  static final class Longs extends CellReader {
    private final LongVector longs;
    private final LongText text;

    Longs(int column, Field field, CsvOptions options, LongText text) {
      super(column, field, options);
      this.longs = (LongVector) vector;
      this.text = text;
    }

    @Override
    boolean put(int row, byte[] bytes, int from, int length) {
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
