package io.bi4j.core.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Named measures of quality, in a fixed order.
 *
 * @since 0.1
 */
public final class Metrics {
  /** Share of rows with the right label. */
  public static final String ACCURACY = "accuracy";

  /**
   * Area under the ROC curve: the probability that a random row of a label is ranked above a random
   * other row. With more than two labels the mean over labels, each against the rest.
   */
  public static final String AUC = "auc";

  /** Mean of {@code -ln} of the probability given to the right label. */
  public static final String LOG_LOSS = "log_loss";

  /** Share of the most frequent label: the accuracy of always naming it. */
  public static final String MAJORITY = "majority_share";

  /** Root of the mean squared error, in the unit of the target. */
  public static final String RMSE = "rmse";

  /** Mean absolute error, in the unit of the target. */
  public static final String MAE = "mae";

  /** Share of the target's variance that is explained; negative when the mean does better. */
  public static final String R2 = "r2";

  /** Symmetric mean absolute percentage error, in percent from 0 to 200. */
  public static final String SMAPE = "smape";

  /** Mean absolute error in units of the seasonal naive forecast's error in training. */
  public static final String MASE = "mase";

  /** Share of values inside the prediction interval. */
  public static final String COVERAGE = "coverage";

  private static final Metrics NONE = new Metrics(Map.of());

  private final Map<String, Double> values;

  private Metrics(Map<String, Double> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Nothing was measured. */
  public static Metrics none() {
    return NONE;
  }

  /** These measures, in the order of the map. */
  public static Metrics of(Map<String, Double> values) {
    return new Metrics(values);
  }

  /**
   * Measures of a classification.
   *
   * @param actual the index of the right label, per row
   * @param probabilities the probability of each label, per row
   */
  public static Metrics ofClassification(int[] actual, double[][] probabilities) {
    return new Metrics(ClassificationMetrics.of(actual, probabilities));
  }

  /** Measures of a regression. */
  public static Metrics ofRegression(double[] actual, double[] predicted) {
    requireSameLength(actual.length, predicted.length);
    double squares = 0;
    double distances = 0;
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = actual[i] - predicted[i];
      squares += error * error;
      distances += Math.abs(error);
      sum += actual[i];
    }
    double mean = sum / actual.length;
    double total = 0;
    for (double value : actual) {
      total += (value - mean) * (value - mean);
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(RMSE, Math.sqrt(squares / actual.length));
    values.put(MAE, distances / actual.length);
    if (total > 0) {
      values.put(R2, 1 - squares / total);
    }
    return new Metrics(values);
  }

  static void requireSameLength(int actual, int predicted) {
    if (actual != predicted || actual == 0) {
      throw new IllegalArgumentException(
          "Metrics need as many predictions as actual values and at least one, got "
              + predicted
              + " for "
              + actual
              + ".");
    }
  }

  /** A measure by name; empty when it was not measured or is not defined for the data. */
  public OptionalDouble value(String name) {
    Double value = values.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** All measures in order. */
  public Map<String, Double> asMap() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metrics metrics && metrics.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
