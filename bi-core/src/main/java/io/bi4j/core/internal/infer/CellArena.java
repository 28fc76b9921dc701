package io.bi4j.core.internal.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cells of a sample, copied one after the other. Confined to one thread while it is filled. */
public final class CellArena implements SampleCells {
  private byte[] bytes = new byte[4096];
  private int used;
  private int[] starts = new int[256];
  private int[] lengths = new int[256];
  private boolean[] quoted = new boolean[256];
  private int cells;
  private int[] rowEnds = new int[64];
  private int rows;

  /** Begins a cell of the current row. */
  public void beginCell() {
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, cells * 2);
      lengths = Arrays.copyOf(lengths, cells * 2);
      quoted = Arrays.copyOf(quoted, cells * 2);
    }
    starts[cells] = used;
  }

  /** Adds a byte to the current cell. */
  public void append(byte b) {
    if (used == bytes.length) {
      bytes = Arrays.copyOf(bytes, used * 2);
    }
    bytes[used++] = b;
  }

  /** Ends the current cell. */
  public void endCell(boolean isQuoted) {
    lengths[cells] = used - starts[cells];
    quoted[cells++] = isQuoted;
  }

  /** Adds a whole cell. */
  public void addCell(byte[] source, int from, int length, boolean isQuoted) {
    beginCell();
    for (int i = 0; i < length; i++) {
      append(source[from + i]);
    }
    endCell(isQuoted);
  }

  /** Ends the current row. */
  public void endRow() {
    if (rows == rowEnds.length) {
      rowEnds = Arrays.copyOf(rowEnds, rows * 2);
    }
    rowEnds[rows++] = cells;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int cells(int row) {
    return rowEnds[row] - first(row);
  }

  private int first(int row) {
    return row == 0 ? 0 : rowEnds[row - 1];
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int start(int row, int cell) {
    return starts[first(row) + cell];
  }

  @Override
  public int length(int row, int cell) {
    return lengths[first(row) + cell];
  }

  @Override
  public boolean isQuoted(int row, int cell) {
    return quoted[first(row) + cell];
  }

  /** A cell as text. */
  public String text(int row, int cell) {
    return new String(bytes, start(row, cell), length(row, cell), UTF_8);
  }

  /** The cells of a row as text. */
  public List<String> texts(int row) {
    List<String> texts = new ArrayList<>(cells(row));
    for (int i = 0; i < cells(row); i++) {
      texts.add(text(row, i));
    }
    return texts;
  }

  /** The number of cells that most rows have; of two equally frequent numbers the larger. */
  public int commonCells() {
    int[] counts = new int[1 + maxCells()];
    for (int row = 0; row < rows; row++) {
      counts[cells(row)]++;
    }
    int common = 0;
    for (int i = 1; i < counts.length; i++) {
      common = counts[i] >= counts[common] && counts[i] > 0 ? i : common;
    }
    return common;
  }

  private int maxCells() {
    int most = 0;
    for (int row = 0; row < rows; row++) {
      most = Math.max(most, cells(row));
    }
    return most;
  }
}
