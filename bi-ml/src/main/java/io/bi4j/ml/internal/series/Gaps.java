package io.bi4j.ml.internal.series;

import io.bi4j.core.BiException;
import io.bi4j.ml.internal.MlErrors;
import java.util.function.IntFunction;

/** Fills short gaps of a series on a straight line between their neighbours. */
public final class Gaps {
  /** The longest run of missing values that is filled. */
  public static final int LONGEST = 2;

  private Gaps() {}

  /**
   * Returns the series with its missing values, which are NaN, filled.
   *
   * @param y an evenly spaced series that starts and ends with a value
   * @param column the name of the series, for the message
   * @param when names a position, for the message
   * @throws BiException {@code ml/gap-too-long} when more than two in a row are missing
   */
  public static double[] fill(double[] y, String column, IntFunction<String> when) {
    double[] filled = y.clone();
    int known = -1;
    for (int t = 0; t < y.length; t++) {
      if (Double.isNaN(y[t])) {
        continue;
      }
      int missing = t - known - 1;
      if (missing > LONGEST) {
        throw tooLong(column, missing, when.apply(known + 1), when.apply(t - 1));
      }
      for (int i = 1; i <= missing; i++) {
        filled[known + i] = y[known] + (y[t] - y[known]) * i / (missing + 1);
      }
      known = t;
    }
    return filled;
  }

  private static BiException tooLong(String column, int missing, String first, String last) {
    return new BiException(
        MlErrors.GAP_TOO_LONG,
        "Series \""
            + column
            + "\" misses "
            + missing
            + " values in a row, "
            + first
            + " to "
            + last
            + "; at most "
            + LONGEST
            + " in a row are filled. Fill them before, aggregate to a"
            + " coarser grain, or start after the gap.");
  }
}
