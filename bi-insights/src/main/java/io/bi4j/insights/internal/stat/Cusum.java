package io.bi4j.insights.internal.stat;

/**
 * The most likely single step in the mean of a stretch of a series.
 *
 * @param start first index after the step
 * @param statistic largest absolute centred partial sum over sigma times root n; its limit without
 *     a step is Kolmogorov's distribution
 */
public record Cusum(int start, double statistic) {

  /** Looks at {@code x[from..to)} given the long-run standard deviation of the noise. */
  public static Cusum of(double[] x, int from, int to, double longRunSigma) {
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += x[i];
    }
    mean /= to - from;
    double partial = 0;
    double largest = 0;
    int start = from + 1;
    for (int i = from; i < to - 1; i++) {
      partial += x[i] - mean;
      if (Math.abs(partial) > largest) {
        largest = Math.abs(partial);
        start = i + 1;
      }
    }
    double scale = longRunSigma * Math.sqrt(to - from);
    return new Cusum(start, scale > 0 ? largest / scale : 0);
  }

  /** Probability of so large a statistic without any step. */
  public double p() {
    return Distributions.kolmogorovUpper(statistic);
  }
}
