package io.bi4j.core.internal.exec;

import io.bi4j.core.ErrorCode;
import java.util.Arrays;

/**
 * Errors of single rows between two calls of {@link Chunk#settle()}. Loaders and expressions add
 * them without an exception per row; the policy of the run decides what becomes of them.
 */
public final class RowErrors {
  /** What becomes of the rows with errors. */
  public interface Policy {
    /**
     * Handles one error.
     *
     * @return whether the row leaves the chunk
     */
    boolean handle(Chunk chunk, int row, int column, ErrorCode code, String reason);
  }

  private final Policy policy;
  private int[] rows = new int[16];
  private int[] columns = new int[16];
  private ErrorCode[] codes = new ErrorCode[16];
  private String[] reasons = new String[16];
  private int size;

  public RowErrors(Policy policy) {
    this.policy = policy;
  }

  /**
   * Reports an error of a row.
   *
   * @param column the column of the chunk's schema, or -1 when the whole row is meant
   * @param reason what is wrong with the value, without the value
   */
  public void add(int row, int column, ErrorCode code, String reason) {
    if (size == rows.length) {
      grow();
    }
    rows[size] = row;
    columns[size] = column;
    codes[size] = code;
    reasons[size++] = reason;
  }

  private void grow() {
    int length = size * 2;
    rows = Arrays.copyOf(rows, length);
    columns = Arrays.copyOf(columns, length);
    codes = Arrays.copyOf(codes, length);
    reasons = Arrays.copyOf(reasons, length);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Handles all errors and returns how many rows stay selected. */
  int settle(Chunk chunk, int[] selection, int selected) {
    long[] gone = new long[(chunk.rows() + 63) >> 6];
    int count = size;
    size = 0;
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      boolean first = (gone[row >> 6] >>> row & 1) == 0;
      if (first && policy.handle(chunk, row, columns[i], codes[i], reasons[i])) {
        gone[row >> 6] |= 1L << row;
      }
    }
    int kept = 0;
    for (int i = 0; i < selected; i++) {
      int row = selection[i];
      if ((gone[row >> 6] >>> row & 1) == 0) {
        selection[kept++] = row;
      }
    }
    return kept;
  }
}
