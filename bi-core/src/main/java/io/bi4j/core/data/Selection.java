package io.bi4j.core.data;

import java.util.Arrays;

/**
 * Some rows of a batch, in increasing order. Immutable.
 *
 * @since 0.1
 */
public final class Selection {
  private final int[] rows;

  private Selection(int[] rows) {
    this.rows = rows;
  }

  /**
   * These rows.
   *
   * @throws IllegalArgumentException when they are not strictly increasing from zero on
   */
  public static Selection of(int... rows) {
    int[] copy = rows.clone();
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] < 0 || (i > 0 && copy[i] <= copy[i - 1])) {
        throw new IllegalArgumentException(
            "Selected rows must increase from 0 on, but entry " + i + " is " + copy[i] + ".");
      }
    }
    return new Selection(copy);
  }

  /** All rows from {@code 0} to {@code rowCount - 1}. */
  public static Selection all(int rowCount) {
    int[] rows = new int[rowCount];
    Arrays.setAll(rows, i -> i);
    return new Selection(rows);
  }

  /** The rows whose cell is true; null counts as false. */
  public static Selection where(BoolColumn condition) {
    int[] rows = new int[condition.rowCount()];
    int size = 0;
    for (int row = 0; row < rows.length; row++) {
      if (condition.boolAt(row) && !condition.isNull(row)) {
        rows[size++] = row;
      }
    }
    return new Selection(Arrays.copyOf(rows, size));
  }

  /** How many rows are selected. */
  public int size() {
    return rows.length;
  }

  /** The selected row at a position. */
  public int rowAt(int index) {
    return rows[index];
  }

  /** A copy of the selected rows. */
  public int[] toArray() {
    return rows.clone();
  }

  @Override
  public String toString() {
    return rows.length + " rows";
  }
}
