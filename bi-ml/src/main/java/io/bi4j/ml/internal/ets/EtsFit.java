package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;

/**
 * One form with its parameters, as fitted to one series. Immutable.
 *
 * @param form the form
 * @param seasonLength observations per season, 1 without season
 * @param smoothing the smoothing parameters
 * @param start the state before the first observation
 * @param end the state after the last observation
 * @param count observations
 * @param squares sum of squared (relative) errors
 * @param deviance minus twice the log-likelihood without constants
 */
public record EtsFit(
    EtsForm form,
    int seasonLength,
    Smoothing smoothing,
    EtsState start,
    EtsState end,
    int count,
    double squares,
    double deviance) {

  /** Evaluates given parameters on a series. */
  static EtsFit at(
      EtsForm form, int seasonLength, Smoothing smoothing, EtsState start, double[] y) {
    Likelihood likelihood = Likelihood.of(form, smoothing, start, y);
    double deviance = likelihood.deviance(EtsObjective.floor(form.error(), y));
    return new EtsFit(
        form,
        seasonLength,
        smoothing,
        start,
        likelihood.end(),
        y.length,
        likelihood.squares(),
        deviance);
  }

  /** Estimated parameters: smoothing parameters and free initial states, without the variance. */
  public int parameters() {
    return parameters(form, seasonLength);
  }

  static int parameters(EtsForm form, int seasonLength) {
    return new Layout(form, seasonLength).size;
  }

  /** Log-likelihood without constants. */
  public double logLikelihood() {
    return -0.5 * deviance;
  }

  /** Akaike's criterion with correction for short series; the variance counts as a parameter. */
  public double aicc() {
    double k = parameters() + 1;
    return deviance + 2 * k + 2 * k * (k + 1) / (count - k - 1);
  }

  /** Variance of the (relative) one-step error, with degrees of freedom. */
  public double variance() {
    return squares / (count - parameters());
  }

  /** Whether a series is long enough for the corrected criterion of a form. */
  static boolean isEstimable(EtsForm form, int seasonLength, int count) {
    return count - (parameters(form, seasonLength) + 1) - 1 > 0;
  }
}
