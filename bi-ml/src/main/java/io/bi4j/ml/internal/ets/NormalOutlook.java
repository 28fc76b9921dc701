package io.bi4j.ml.internal.ets;

import org.apache.commons.math3.special.Erf;

/** Expected values with variances, and normal quantiles between them. */
record NormalOutlook(double[] mean, double[] variance) implements EtsOutlook {

  @Override
  public double[] mean() {
    return mean.clone();
  }

  double meanAt(int step) {
    return mean[step];
  }

  double varianceAt(int step) {
    return variance[step];
  }

  @Override
  public Band band(double level) {
    double z = Math.sqrt(2) * Erf.erfInv(level);
    double[] low = new double[mean.length];
    double[] high = new double[mean.length];
    for (int h = 0; h < mean.length; h++) {
      double margin = z * Math.sqrt(variance[h]);
      low[h] = mean[h] - margin;
      high[h] = mean[h] + margin;
    }
    return new Band(low, high);
  }
}
