package io.bi4j.ml;

/**
 * Settings of {@link LinearRegression}. Immutable.
 *
 * @param penalty strength of the penalty on large weights, for a target of standard deviation one;
 *     not negative, near zero is ordinary least squares
 * @param l1Share share of the penalty on absolute weights, which sets weak ones to zero, in 0..1;
 *     the rest is on squared weights
 * @param folds parts of the cross-validation that measures accuracy, 0 for none
 * @since 0.1
 */
public record LinearRegressionConfig(double penalty, double l1Share, int folds) {
  public LinearRegressionConfig {
    if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("penalty must not be negative, was " + penalty);
    }
    if (!(l1Share >= 0 && l1Share <= 1)) {
      throw new IllegalArgumentException("l1Share must lie in 0..1, was " + l1Share);
    }
    if (folds != 0 && folds < 2) {
      throw new IllegalArgumentException("folds must be 0 or at least 2, was " + folds);
    }
  }

  /** Penalty 0.0005, half of it absolute, five folds. */
  public static LinearRegressionConfig defaults() {
    return new LinearRegressionConfig(5e-4, 0.5, 5);
  }
}
