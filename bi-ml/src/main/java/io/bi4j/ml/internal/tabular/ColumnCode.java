package io.bi4j.ml.internal.tabular;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.model.Prediction.Status;

/** How one column becomes numbers. Immutable. */
public sealed interface ColumnCode permits NumberCode, LabelCode {

  /** The column's name. */
  String column();

  /** The column's type. */
  DataType type();

  /** How many numbers a cell becomes. */
  int width();

  /**
   * Writes the numbers of a cell.
   *
   * @return whether the cell was as expected, filled, an unknown label, or not a finite number
   */
  Status encode(Column cells, int row, double[] target, int at);
}
