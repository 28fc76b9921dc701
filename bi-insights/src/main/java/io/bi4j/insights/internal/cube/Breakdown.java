package io.bi4j.insights.internal.cube;

import io.bi4j.insights.internal.stat.TwoSample;

/**
 * Totals of a measure per member of a dimension, with the moments of the rows behind them.
 *
 * @param numerators sums per member
 * @param denominators divisors per member (all 1 per period for additive measures)
 * @param counts rows with a value
 * @param squares sum of squared row values of the numerator
 */
public record Breakdown(
    CubeMeasure measure,
    double[] numerators,
    double[] denominators,
    double[] counts,
    double[] squares) {

  public int size() {
    return numerators.length;
  }

  /** The measure's value per member; NaN where a divisor is zero. */
  public double[] values() {
    double[] values = new double[size()];
    for (int m = 0; m < values.length; m++) {
      values[m] =
          measure.additive()
              ? numerators[m]
              : denominators[m] == 0 ? Double.NaN : numerators[m] / denominators[m];
    }
    return values;
  }

  /** Mean and variance of the rows of one member. */
  public TwoSample.Moments moments(int member) {
    return TwoSample.Moments.ofSums(counts[member], numerators[member], squares[member]);
  }
}
