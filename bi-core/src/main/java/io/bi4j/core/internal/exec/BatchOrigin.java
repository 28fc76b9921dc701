package io.bi4j.core.internal.exec;

import io.bi4j.core.data.RecordBatch;

/**
 * Rows of a batch as their own origin.
 *
 * @param source the name of the source
 * @param before rows of the source before this batch
 */
record BatchOrigin(String source, long before, RecordBatch batch) implements Origin {
  @Override
  public long byteOffset(int row) {
    return -1;
  }

  @Override
  public long rowNumber(int row) {
    return before + row + 1;
  }

  @Override
  public String rawCell(int row, int column) {
    return column < 0 || column >= batch.schema().columnCount()
        ? batch.row(row).toString()
        : String.valueOf(batch.column(column).valueAt(row));
  }
}
