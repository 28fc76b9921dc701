package io.bi4j.ml.internal.ets;

import io.bi4j.core.BiException;
import io.bi4j.ml.EtsForm.ErrorType;
import io.bi4j.ml.internal.MlErrors;
import java.util.Arrays;
import java.util.Random;

/** Simulated futures, sorted at each step ahead; intervals are their quantiles. */
record SimulatedOutlook(double[] mean, double[][] sorted) implements EtsOutlook {

  static EtsOutlook of(EtsFit fit, int horizon, int paths, long seed) {
    double[] mean = LinearOutlook.means(fit, horizon);
    double[][] values = new double[horizon][paths];
    Random random = new Random(seed); // its normal numbers are specified, so equal on every JDK
    double sigma = Math.sqrt(fit.variance());
    boolean relative = fit.form().error() == ErrorType.MULTIPLICATIVE;
    Recursion recursion = new Recursion(fit.form(), fit.smoothing(), fit.end());
    for (int path = 0; path < paths; path++) {
      recursion.reset(fit.end());
      for (int h = 0; h < horizon; h++) {
        double error = sigma * random.nextGaussian();
        double expectation = recursion.expect();
        double distance = relative ? Math.max(-1, error) * expectation : error;
        values[h][path] = expectation + distance;
        recursion.learn(distance);
      }
    }
    for (int h = 0; h < horizon; h++) {
      Arrays.sort(values[h]);
      requireFinite(fit, h, mean[h], values[h]);
    }
    return new SimulatedOutlook(mean, values);
  }

  private static void requireFinite(EtsFit fit, int h, double mean, double[] sorted) {
    if (!Double.isFinite(mean + sorted[0] + sorted[sorted.length - 1])) {
      throw new BiException(
          MlErrors.UNSTABLE_FORM,
          fit.form()
              + " divides by states near zero "
              + (h + 1)
              + " steps ahead, so it has no"
              + " finite forecast there. Use a form with multiplicative errors, an additive form, or"
              + " automatic choice.");
    }
  }

  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public Band band(double level) {
    double[] low = new double[mean.length];
    double[] high = new double[mean.length];
    for (int h = 0; h < mean.length; h++) {
      low[h] = quantile(sorted[h], (1 - level) / 2);
      high[h] = quantile(sorted[h], (1 + level) / 2);
    }
    return new Band(low, high);
  }

  /** The median-unbiased sample quantile (type 8 of Hyndman and Fan 1996). */
  static double quantile(double[] sorted, double p) {
    double position = (sorted.length + 1.0 / 3) * p + 1.0 / 3 - 1;
    int below = (int) Math.floor(position);
    if (below < 0) {
      return sorted[0];
    }
    if (below >= sorted.length - 1) {
      return sorted[sorted.length - 1];
    }
    return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
  }
}
