package io.bi4j.core.internal.infer;

import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.internal.settings.CellSettings;
import io.bi4j.core.internal.settings.ColumnSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about a table of text before its types are inferred.
 *
 * @param columns what is said about single columns
 * @param cells how cells are written
 * @param tolerance the share of cells, 0 to 1, that may break the type chosen for a column
 */
public record InferenceOptions(ColumnSettings columns, CellSettings cells, double tolerance) {
  /** Nothing was said: empty cells are null, nothing is trimmed, every cell must fit. */
  public static final InferenceOptions NONE =
      new InferenceOptions(ColumnSettings.NONE, CellSettings.NONE, 0);

  public InferenceOptions {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in [0, 1), was " + tolerance);
    }
  }

  /** The same with other things said about columns. */
  public InferenceOptions with(ColumnSettings changed) {
    return new InferenceOptions(changed, cells, tolerance);
  }

  /** The same with cells written in another way. */
  public InferenceOptions with(CellSettings changed) {
    return new InferenceOptions(columns, changed, tolerance);
  }

  /** The same with trimming. */
  public InferenceOptions withTrim() {
    return with(cells.withTrim());
  }

  /** The same with a share of cells that may break the type of their column. */
  public InferenceOptions withTolerance(double share) {
    return new InferenceOptions(columns, cells, share);
  }

  /** The style of a column's numbers, or null when the sample shall say. */
  @Nullable NumberStyle numbers(String column) {
    NumberStyle own = columns.numberStyles().get(column);
    return own != null ? own : cells.numbers();
  }
}
