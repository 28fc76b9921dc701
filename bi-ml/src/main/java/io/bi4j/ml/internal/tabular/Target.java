package io.bi4j.ml.internal.tabular;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.Selection;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.ml.internal.MlErrors;
import io.bi4j.ml.internal.series.Numbers;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads the target of training rows. */
public final class Target {
  /** More different labels are no classification. */
  public static final int MOST_LABELS = 100;

  private Target() {}

  /** The rows whose target is known. */
  public static TrainingSet known(TrainingSet data) {
    Column target = data.rows().column(data.target());
    if (target.nullCount() == 0) {
      return data;
    }
    return data.filter(
        Selection.of(
            IntStream.range(0, target.rowCount()).filter(row -> !target.isNull(row)).toArray()));
  }

  /**
   * The labels of a target in order.
   *
   * @throws BiException {@code ml/bad-target} when there are fewer than two or too many
   */
  public static List<String> labels(TrainingSet data) {
    Column target = data.rows().column(data.target());
    TreeMap<String, Integer> labels = new TreeMap<>();
    for (int row = 0; row < target.rowCount() && labels.size() <= MOST_LABELS; row++) {
      labels.merge(label(target, row), 1, Integer::sum);
    }
    if (labels.size() < 2 || labels.size() > MOST_LABELS) {
      throw new BiException(
          MlErrors.BAD_TARGET,
          "Target \""
              + data.target()
              + "\" has "
              + (labels.size() > MOST_LABELS ? "more than " + MOST_LABELS : labels.size())
              + " different labels in "
              + target.rowCount()
              + " rows; a classification needs 2 to "
              + MOST_LABELS
              + ". Choose another column, or a regression for numbers.");
    }
    return List.copyOf(labels.keySet());
  }

  /** The position of each row's label. */
  public static int[] classes(TrainingSet data, List<String> labels) {
    Column target = data.rows().column(data.target());
    return IntStream.range(0, target.rowCount())
        .map(row -> labels.indexOf(label(target, row)))
        .toArray();
  }

  private static String label(Column target, int row) {
    return String.valueOf(target.valueAt(row));
  }

  /**
   * The numbers of a target.
   *
   * @throws BiException {@code ml/bad-target} when they are no finite numbers, or all equal
   */
  public static double[] numbers(TrainingSet data) {
    Column target = data.rows().column(data.target());
    if (!Numbers.isNumber(target.type())) {
      throw new BiException(
          MlErrors.BAD_TARGET,
          "Target \""
              + data.target()
              + "\" is "
              + target.type()
              + "; a regression needs numbers."
              + " Choose another column, or a classification for labels.");
    }
    double[] values =
        IntStream.range(0, target.rowCount()).mapToDouble(row -> Numbers.at(target, row)).toArray();
    for (int row = 0; row < values.length; row++) {
      if (!Double.isFinite(values[row])) {
        throw new BiException(
            MlErrors.BAD_TARGET,
            "Target \""
                + data.target()
                + "\" is "
                + values[row]
                + " in row "
                + (row + 1)
                + "; a regression needs finite numbers. Filter the row out.");
      }
    }
    if (values.length > 0
        && IntStream.range(0, values.length).allMatch(i -> values[i] == values[0])) {
      throw new BiException(
          MlErrors.BAD_TARGET,
          "Target \""
              + data.target()
              + "\" is "
              + values[0]
              + " in every row; there is nothing to"
              + " learn. Choose another column.");
    }
    return values;
  }
}
