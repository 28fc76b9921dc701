package io.bi4j.ml.internal;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;

/** Checks what a model is asked about. */
public final class Inputs {
  private Inputs() {}

  /**
   * The column of a batch that a model reads.
   *
   * @throws BiException {@code core/unknown-column} or {@code core/schema-mismatch}
   */
  public static Column column(RecordBatch rows, Field expected, String model) {
    Column column = rows.column(expected.name());
    if (!column.type().equals(expected.type())) {
      throw new BiException(
          MlErrors.SCHEMA_MISMATCH,
          "Column \""
              + expected.name()
              + "\" is "
              + column.type()
              + ", the model \""
              + model
              + "\" learned from "
              + expected.type()
              + ". Cast the column to that type.");
    }
    return column;
  }

  /** Refuses batches that do not hold exactly one row. */
  public static void requireOneRow(RecordBatch row) {
    if (row.rowCount() != 1) {
      throw new IllegalArgumentException(
          "An explanation is about one row, got " + row.rowCount() + "; use slice(row, 1).");
    }
  }
}
