package io.bi4j.core.internal.vector;

import io.bi4j.core.data.BytesColumn;
import io.bi4j.core.data.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** BYTES cells in one arena. */
public final class BytesVector extends Vector implements BytesColumn {
  private byte[] bytes = new byte[0];
  private int[] ends = new int[0];

  public BytesVector() {
    super(DataType.BYTES);
  }

  /** A vector over an arena that is there already; it takes the arrays over. */
  public BytesVector(byte[] arena, int[] ends, int rows) {
    super(DataType.BYTES);
    this.bytes = arena;
    this.ends = ends;
    this.rows = rows;
  }

  /** Appends a copy of some bytes. */
  public void appendBytes(byte[] source, int from, int length) {
    reserve(rows + 1);
    int start = startAt(rows);
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, grown(bytes.length, Math.addExact(start, length)));
    }
    System.arraycopy(source, from, bytes, start, length);
    ends[rows++] = start + length;
  }

  private int startAt(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  @Override
  public void reserve(int capacity) {
    if (capacity > ends.length) {
      ends = Arrays.copyOf(ends, grown(ends.length, capacity));
    }
  }

  @Override
  void appendEmpty() {
    appendBytes(bytes, 0, 0);
  }

  @Override
  void append(Object value) {
    byte[] source = (byte[]) value;
    appendBytes(source, 0, source.length);
  }

  @Override
  void appendCell(Vector source, int row) {
    BytesVector other = (BytesVector) source;
    appendBytes(other.bytes, other.startAt(row), other.byteLength(row));
  }

  @Override
  public byte[] bytesAt(int row) {
    return Arrays.copyOfRange(bytes, startAt(row), ends[row]);
  }

  @Override
  public int byteLength(int row) {
    return ends[row] - startAt(row);
  }

  @Override
  public @Nullable Object valueAt(int row) {
    return isNull(row) ? null : bytesAt(row);
  }

  @Override
  public long retainedBytes() {
    return bytes.length + 4L * ends.length + nullBytes();
  }
}
