package io.bi4j.core.internal.spill;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Columns as bytes and back: the one form in which operator state leaves the heap, for a spill and
 * for a checkpoint. A block names its version and its types and carries a checksum (CRC-32C, RFC
 * 3720), so a block that was cut, changed or written by another version is refused and never read
 * as something else.
 *
 * <p>Layout, little endian: {@code "BI4C"}, version (4 bytes), bytes after the header (4), checksum
 * of them (4); then rows (4), columns (4), per column the length (4) and text of its type, and the
 * cells column by column. Confined to one thread.
 */
public final class ColumnCodec {
  /** The version that is written, and the only one that is read. */
  public static final int VERSION = 1;

  /** Bytes before the checked part of a block. */
  public static final int HEADER = 16;

  private static final int MAGIC = 0x43344942;

  private final ByteBlock block = new ByteBlock();
  private final CellsWriter cells = new CellsWriter(block);

  /** The bytes of the last block that was written; the first {@link #size()} count. */
  public byte[] bytes() {
    return block.bytes();
  }

  /** How many bytes the last block has. */
  public int size() {
    return block.size();
  }

  /** Writes some rows of columns as a block; the block before is forgotten. */
  public void write(Vector[] columns, int[] rows, int count) {
    block.clear();
    block.take(HEADER);
    block.putInt(count);
    block.putInt(columns.length);
    for (Vector column : columns) {
      byte[] type = column.type().toString().getBytes(StandardCharsets.UTF_8);
      block.putInt(type.length);
      int at = block.take(type.length);
      System.arraycopy(type, 0, block.bytes(), at, type.length);
    }
    for (Vector column : columns) {
      cells.write(column, rows, count);
    }
    int length = block.size() - HEADER;
    block.putIntAt(0, MAGIC);
    block.putIntAt(4, VERSION);
    block.putIntAt(8, length);
    block.putIntAt(12, checksum(block.bytes(), HEADER, length));
  }

  /** Writes the first rows of columns. */
  public void write(Vector[] columns, int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    write(columns, rows, count);
  }

  /**
   * Reads a block.
   *
   * @param name what the block is, for messages
   * @throws BiException {@code core/damaged-state} when it is not exactly what was written
   */
  public static Vector[] read(byte[] bytes, int length, String name) {
    if (length < HEADER + 8 || ByteBlock.intAt(bytes, 0) != MAGIC) {
      throw damaged(name, "is no block of columns");
    }
    int version = ByteBlock.intAt(bytes, 4);
    if (version != VERSION) {
      throw damaged(name, "has version " + version + ", and this library reads " + VERSION);
    }
    if (ByteBlock.intAt(bytes, 8) != length - HEADER) {
      throw damaged(name, "was cut: it has " + length + " bytes");
    }
    if (ByteBlock.intAt(bytes, 12) != checksum(bytes, HEADER, length - HEADER)) {
      throw damaged(name, "does not match its checksum");
    }
    return decode(bytes);
  }

  private static Vector[] decode(byte[] bytes) {
    int rows = ByteBlock.intAt(bytes, HEADER);
    Vector[] columns = new Vector[ByteBlock.intAt(bytes, HEADER + 4)];
    int at = HEADER + 8;
    for (int i = 0; i < columns.length; i++) {
      int length = ByteBlock.intAt(bytes, at);
      String type = new String(bytes, at + 4, length, StandardCharsets.UTF_8);
      columns[i] = Vector.of(DataType.parse(type));
      at += 4 + length;
    }
    CellsReader cells = new CellsReader(bytes, at);
    for (Vector column : columns) {
      cells.read(column, rows);
    }
    return columns;
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }

  private static BiException damaged(String name, String why) {
    return new BiException(
        CoreErrors.DAMAGED_STATE,
        "State \""
            + name
            + "\" "
            + why
            + ". It was not used. Look for a full or failing disk, and start from an older state.");
  }
}
