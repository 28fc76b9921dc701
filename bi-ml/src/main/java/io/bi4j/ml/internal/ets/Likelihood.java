package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import io.bi4j.ml.EtsForm.ErrorType;

/**
 * One pass over a series: sum of squared errors and, for multiplicative errors, the sum of the
 * logarithms of the expectations.
 *
 * @param squares sum of squared errors; relative errors for multiplicative forms
 * @param logScale sum of {@code log |expectation|} for multiplicative errors, else zero
 * @param count observations
 * @param smallestExpectation the smallest one-step expectation
 * @param end the state after the last observation
 */
record Likelihood(
    double squares, double logScale, int count, double smallestExpectation, EtsState end) {

  static Likelihood of(EtsForm form, Smoothing smoothing, EtsState start, double[] y) {
    Recursion recursion = new Recursion(form, smoothing, start);
    boolean relative = form.error() == ErrorType.MULTIPLICATIVE;
    double squares = 0;
    double logs = 0;
    double product = 1;
    double smallest = Double.POSITIVE_INFINITY;
    for (double value : y) {
      double expectation = recursion.expect();
      double distance = value - expectation;
      recursion.learn(distance);
      smallest = Math.min(smallest, expectation);
      if (relative) {
        double error = distance / expectation;
        squares += error * error;
        product *= Math.abs(expectation);
        if (!(product > 1e-100 && product < 1e100)) {
          logs += Math.log(product);
          product = 1;
        }
      } else {
        squares += distance * distance;
      }
    }
    return new Likelihood(squares, logs + Math.log(product), y.length, smallest, recursion.state());
  }

  /**
   * Minus twice the concentrated log-likelihood without constants (Hyndman et al. 2008, equation
   * 5.3), the value that R's {@code forecast} reports too. Squares below {@code floor} count as
   * {@code floor}: they are rounding.
   */
  double deviance(double floor) {
    return count * Math.log(Math.max(squares, floor)) + 2 * logScale;
  }

  /** Errors of one step in order: {@code y - expectation}, or relative to the expectation. */
  static double[] errors(EtsForm form, Smoothing smoothing, EtsState start, double[] y) {
    Recursion recursion = new Recursion(form, smoothing, start);
    double[] errors = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      double expectation = recursion.expect();
      double distance = y[t] - expectation;
      recursion.learn(distance);
      errors[t] = form.error() == ErrorType.MULTIPLICATIVE ? distance / expectation : distance;
    }
    return errors;
  }
}
