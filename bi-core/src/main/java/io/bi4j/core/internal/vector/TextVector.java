package io.bi4j.core.internal.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Dictionary;
import io.bi4j.core.data.StringColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text cells. Without a dictionary, row {@code r} is {@code lengths[r]} bytes of {@link #bytes}
 * from {@code starts[r]}; the bytes may be a read buffer that the next chunk overwrites, so a
 * vector that outlives its chunk is copied first. With a dictionary, row {@code r} is entry {@code
 * codes[r]}.
 */
public final class TextVector extends Vector implements StringColumn {
  public byte[] bytes = new byte[0];
  public int[] starts = new int[0];
  public int[] lengths = new int[0];
  public int[] codes = new int[0];
  private @Nullable Dictionary dictionary;
  private int used;

  public TextVector(DataType type) {
    super(type);
  }

  /** A vector of codes into a dictionary; it takes the array over. */
  public static TextVector ofCodes(DataType type, Dictionary dictionary, int[] codes, int rows) {
    TextVector vector = new TextVector(type);
    vector.dictionary = dictionary;
    vector.codes = codes;
    vector.rows = rows;
    return vector;
  }

  /** A vector of views into bytes that somebody else owns. */
  public void viewOf(byte[] buffer) {
    dictionary = null;
    bytes = buffer;
    used = buffer.length;
  }

  /** Appends UTF-8 bytes. */
  public void appendUtf8(byte[] text, int from, int length) {
    int at = appendUninitialised(length);
    System.arraycopy(text, from, bytes, at, length);
  }

  /** Appends text. */
  public void appendString(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    appendUtf8(utf8, 0, utf8.length);
  }

  /** Appends a cell of a length whose bytes the caller writes, and returns where they start. */
  public int appendUninitialised(int length) {
    reserve(rows + 1);
    if (length > bytes.length - used) {
      bytes = Arrays.copyOf(bytes, grownArena(used, length));
    }
    int at = used;
    starts[rows] = at;
    lengths[rows++] = length;
    used += length;
    return at;
  }

  /**
   * Makes room for the text of a row in place, after {@link #reset(int)}, and returns where its
   * bytes start.
   */
  public int writeUninitialised(int row, int length) {
    if (length > bytes.length - used) {
      bytes = Arrays.copyOf(bytes, grownArena(used, length));
    }
    int at = used;
    starts[row] = at;
    lengths[row] = length;
    used += length;
    return at;
  }

  /** Writes the text of a row in place, after {@link #reset(int)}. */
  public void writeUtf8(int row, byte[] text, int from, int length) {
    int at = writeUninitialised(row, length);
    System.arraycopy(text, from, bytes, at, length);
  }

  private static int grownArena(int used, int length) {
    long needed = (long) used + length;
    if (needed > Integer.MAX_VALUE - 8) {
      throw new OutOfMemoryError(
          "A text column of one batch needs " + needed + " bytes; the most is 2 GiB.");
    }
    return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, needed + (needed >> 1)));
  }

  @Override
  public void reserve(int capacity) {
    if (capacity > starts.length) {
      int length = grown(starts.length, capacity);
      starts = Arrays.copyOf(starts, length);
      lengths = Arrays.copyOf(lengths, length);
    }
  }

  @Override
  public void clear() {
    super.clear();
    dictionary = null;
    used = 0;
  }

  @Override
  void appendEmpty() {
    appendUninitialised(0);
  }

  @Override
  void append(Object value) {
    appendString((String) value);
  }

  @Override
  void appendCell(Vector source, int row) {
    TextVector text = (TextVector) source;
    int at = appendUninitialised(text.byteLength(row));
    text.copyUtf8(row, bytes, at);
  }

  @Override
  public String stringAt(int row) {
    Dictionary words = dictionary;
    if (words != null) {
      return isNull(row) ? "" : words.stringAt(codes[row]);
    }
    return new String(bytes, starts[row], lengths[row], UTF_8);
  }

  @Override
  public int byteLength(int row) {
    Dictionary words = dictionary;
    if (words != null) {
      return isNull(row) ? 0 : words.byteLength(codes[row]);
    }
    return lengths[row];
  }

  @Override
  public int copyUtf8(int row, byte[] target, int at) {
    Dictionary words = dictionary;
    if (words != null) {
      return isNull(row) ? 0 : words.copyUtf8(codes[row], target, at);
    }
    System.arraycopy(bytes, starts[row], target, at, lengths[row]);
    return lengths[row];
  }

  @Override
  public boolean equalsUtf8(int row, byte[] other, int from, int length) {
    Dictionary words = dictionary;
    if (words != null) {
      return isNull(row) ? length == 0 : words.equalsUtf8(codes[row], other, from, length);
    }
    int start = starts[row];
    return Arrays.equals(bytes, start, start + lengths[row], other, from, from + length);
  }

  @Override
  public int compareUtf8(int row, StringColumn other, int otherRow) {
    TextVector right = (TextVector) other;
    if (dictionary == null && right.dictionary == null) {
      int a = starts[row];
      int b = right.starts[otherRow];
      return Arrays.compareUnsigned(
          bytes, a, a + lengths[row], right.bytes, b, b + right.lengths[otherRow]);
    }
    return Arrays.compareUnsigned(utf8At(row), right.utf8At(otherRow));
  }

  /** A copy of the cell's bytes. */
  public byte[] utf8At(int row) {
    byte[] copy = new byte[byteLength(row)];
    copyUtf8(row, copy, 0);
    return copy;
  }

  @Override
  public @Nullable Dictionary dictionary() {
    return dictionary;
  }

  @Override
  public int codeAt(int row) {
    if (dictionary == null) {
      throw new IllegalStateException("This column has no dictionary; read its bytes instead.");
    }
    return codes[row];
  }

  @Override
  public @Nullable Object valueAt(int row) {
    return isNull(row) ? null : stringAt(row);
  }

  @Override
  public long retainedBytes() {
    return bytes.length + 4L * (starts.length + lengths.length + codes.length) + nullBytes();
  }
}
