package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import io.bi4j.ml.EtsForm.ErrorType;
import io.bi4j.ml.EtsForm.SeasonType;

/** What a fitted form expects next, with prediction intervals. Immutable. */
public interface EtsOutlook {

  /** The expected values, one per step ahead. */
  double[] mean();

  /**
   * The bounds between which each value falls with this probability, given the parameters.
   *
   * @param level a probability in (0, 1)
   */
  Band band(double level);

  /** Lower and upper bounds, one per step ahead. */
  record Band(double[] low, double[] high) {}

  /**
   * The outlook of a fit. Where a formula for the variance exists it is used (classes 1 to 3 of
   * Hyndman et al. 2008, chapter 6, with normal quantiles); the other forms are simulated.
   *
   * @param fit a fitted form
   * @param horizon steps ahead, at least one
   * @param paths simulated futures where no formula exists
   * @param seed decides the simulated futures
   */
  static EtsOutlook of(EtsFit fit, int horizon, int paths, long seed) {
    EtsForm form = fit.form();
    if (!form.trend().isMultiplicative()) {
      if (form.season() != SeasonType.MULTIPLICATIVE) {
        return LinearOutlook.of(fit, horizon);
      }
      if (form.error() == ErrorType.MULTIPLICATIVE) {
        return SeasonFactorOutlook.of(fit, horizon);
      }
    }
    return SimulatedOutlook.of(fit, horizon, paths, seed);
  }
}
