package io.bi4j.ml;

/**
 * Settings of {@link LinearClassifier}. Immutable.
 *
 * @param cost weight of the data against the penalty on large weights, positive; smaller values
 *     make simpler models
 * @param folds parts of the cross-validation that measures accuracy, 0 for none
 * @since 0.1
 */
public record LinearClassifierConfig(double cost, int folds) {
  public LinearClassifierConfig {
    if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("cost must be positive and finite, was " + cost);
    }
    if (folds != 0 && folds < 2) {
      throw new IllegalArgumentException("folds must be 0 or at least 2, was " + folds);
    }
  }

  /** Cost 1, five folds. */
  public static LinearClassifierConfig defaults() {
    return new LinearClassifierConfig(1, 5);
  }
}
