package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm.ErrorType;

/**
 * Means and variances of the forms with additive trend and season: class 1 with additive errors,
 * class 2 with multiplicative errors (Hyndman et al. 2008, sections 6.2 and 6.3).
 */
final class LinearOutlook {
  private LinearOutlook() {}

  static EtsOutlook of(EtsFit fit, int horizon) {
    double[] mean = means(fit, horizon);
    double[] responses = responses(fit, horizon);
    double[] variance =
        fit.form().error() == ErrorType.ADDITIVE
            ? constantErrors(fit.variance(), responses)
            : relativeErrors(fit.variance(), responses, mean);
    return new NormalOutlook(mean, variance);
  }

  /** The point forecasts: the recursion with every error zero. */
  static double[] means(EtsFit fit, int horizon) {
    Recursion recursion = new Recursion(fit.form(), fit.smoothing(), fit.end());
    double[] mean = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      mean[h] = recursion.expect();
      recursion.learn(0);
    }
    return mean;
  }

  /** How much an error now moves the value {@code j} steps later, for {@code j = 1, 2, ...}. */
  private static double[] responses(EtsFit fit, int horizon) {
    Smoothing p = fit.smoothing();
    double[] responses = new double[horizon];
    double growth = 0;
    double damping = 1;
    for (int j = 1; j < horizon; j++) {
      damping *= p.phi();
      growth += damping;
      boolean sameSeason = fit.form().hasSeason() && j % fit.seasonLength() == 0;
      responses[j] = p.alpha() + p.beta() * growth + (sameSeason ? p.gamma() : 0);
    }
    return responses;
  }

  private static double[] constantErrors(double sigma2, double[] responses) {
    double[] variance = new double[responses.length];
    double sum = 1;
    for (int h = 0; h < variance.length; h++) {
      sum += responses[h] * responses[h]; // responses[0] is zero
      variance[h] = sigma2 * sum;
    }
    return variance;
  }

  private static double[] relativeErrors(double sigma2, double[] responses, double[] mean) {
    int horizon = mean.length;
    double[] theta = new double[horizon]; // second moment of the expectation h + 1 steps ahead
    double[] variance = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double spread = 0;
      for (int j = 1; j <= h; j++) {
        spread += responses[j] * responses[j] * theta[h - j];
      }
      theta[h] = mean[h] * mean[h] + sigma2 * spread;
      variance[h] = sigma2 * spread + sigma2 * theta[h];
    }
    return variance;
  }
}
