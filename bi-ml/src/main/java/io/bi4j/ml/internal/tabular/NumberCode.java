package io.bi4j.ml.internal.tabular;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.model.Prediction.Status;
import io.bi4j.ml.internal.series.Numbers;

/**
 * A quantity, an instant or a flag: standardised; missing cells stand in by the median.
 *
 * @param column the column's name
 * @param type the column's type
 * @param fill the median of the training rows
 * @param mean their mean after filling
 * @param deviation their standard deviation after filling, positive
 */
public record NumberCode(String column, DataType type, double fill, double mean, double deviation)
    implements ColumnCode {

  /** Whether cells of this type count as numbers. */
  static boolean takes(DataType type) {
    return switch (type.kind()) {
      case BOOL, DATE, TIME, TIMESTAMP, LOCAL_DATETIME -> true;
      default -> Numbers.isNumber(type);
    };
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Status encode(Column cells, int row, double[] target, int at) {
    boolean missing = cells.isNull(row);
    double value = missing ? fill : Numbers.at(cells, row);
    if (!Double.isFinite(value)) {
      return Status.NOT_FINITE;
    }
    target[at] = (value - mean) / deviation;
    return missing ? Status.FILLED : Status.OK;
  }
}
