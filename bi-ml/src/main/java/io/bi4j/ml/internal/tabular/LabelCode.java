package io.bi4j.ml.internal.tabular;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.StringColumn;
import io.bi4j.core.model.Prediction.Status;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A label: one number per label, 1 for the cell's own and 0 for the others. Missing cells are a
 * label of their own when training had some, else they stand in by the most frequent label; a label
 * never seen is all zeros.
 */
public final class LabelCode implements ColumnCode {
  private final String column;
  private final DataType type;
  private final List<String> labels;
  private final int missing;
  private final boolean missingIsLabel;
  private final Map<String, Integer> positions = new HashMap<>();

  /**
   * A code.
   *
   * @param column the column's name
   * @param type STRING or JSON
   * @param labels the labels seen in training
   * @param missing the position that a missing cell sets
   * @param missingIsLabel whether training had missing cells, so that they are as expected
   */
  public LabelCode(
      String column, DataType type, List<String> labels, int missing, boolean missingIsLabel) {
    this.column = column;
    this.type = type;
    this.labels = List.copyOf(labels);
    this.missing = missing;
    this.missingIsLabel = missingIsLabel;
    for (int i = 0; i < labels.size(); i++) {
      positions.put(labels.get(i), i);
    }
  }

  @Override
  public String column() {
    return column;
  }

  @Override
  public DataType type() {
    return type;
  }

  /** The labels seen in training. */
  public List<String> labels() {
    return labels;
  }

  /** The position that a missing cell sets. */
  public int missing() {
    return missing;
  }

  /** Whether training had missing cells. */
  public boolean missingIsLabel() {
    return missingIsLabel;
  }

  @Override
  public int width() {
    return missingIsLabel ? labels.size() + 1 : labels.size();
  }

  @Override
  public Status encode(Column cells, int row, double[] target, int at) {
    Arrays.fill(target, at, at + width(), 0);
    if (cells.isNull(row)) {
      target[at + missing] = 1;
      return missingIsLabel ? Status.OK : Status.FILLED;
    }
    Integer position = positions.get(((StringColumn) cells).stringAt(row));
    if (position == null) {
      return Status.UNKNOWN_LABEL;
    }
    target[at + position] = 1;
    return Status.OK;
  }
}
