package io.bi4j.insights.internal.stat;

/**
 * The Mann-Kendall test for a monotone trend, with Hamed and Rao's correction for autocorrelation.
 *
 * <p><b>Cost.</b> O(n log n); the correction O(n^2).
 *
 * <p><b>Source.</b> Kendall 1975; Hamed and Rao, Journal of Hydrology 204 (1998), equation 14: lags
 * enter when their rank autocorrelation leaves the 95 % band.
 *
 * @param s pairs that rise minus pairs that fall
 * @param variance variance of {@code s}, with ties and the correction
 * @param z standardised {@code s} with continuity correction
 * @param tau {@code s} as a share of all pairs
 */
public record MannKendall(long s, double variance, double z, double tau) {
  private static final double NORMAL_975 = 1.959963984540054;

  /** The test for independent values. */
  public static MannKendall of(double[] x) {
    double[] sorted = x.clone();
    long inversions = countInversions(sorted, new double[x.length], 0, x.length);
    double n = x.length;
    long tied = 0;
    double tieTerm = 0;
    for (int i = 0; i < sorted.length; ) {
      int j = i;
      while (j < sorted.length && sorted[j] == sorted[i]) {
        j++;
      }
      double t = j - i;
      tied += (long) (t * (t - 1) / 2);
      tieTerm += t * (t - 1) * (2 * t + 5);
      i = j;
    }
    long pairs = (long) x.length * (x.length - 1) / 2;
    double variance = (n * (n - 1) * (2 * n + 5) - tieTerm) / 18;
    return of(pairs - tied - 2 * inversions, variance, x.length);
  }

  /** The same statistic with its variance multiplied by {@code factor}. */
  public MannKendall inflated(double factor, int n) {
    return of(s, variance * factor, n);
  }

  /** Two-sided p from the normal approximation; 1 for a constant series. */
  public double p() {
    return Distributions.normalTwoSided(z);
  }

  private static MannKendall of(long s, double variance, int n) {
    double z = s == 0 || variance <= 0 ? 0 : (s - Math.signum(s)) / Math.sqrt(variance);
    return new MannKendall(s, variance, z, s / (0.5 * n * (n - 1)));
  }

  /**
   * Hamed and Rao's n/n*: the factor by which autocorrelation of {@code detrended} changes the
   * variance of S. It may fall below 1 for negative autocorrelation.
   */
  public static double hamedRaoFactor(double[] detrended) {
    int n = detrended.length;
    double[] acf = Autoregression.autocorrelation(Sample.ranks(detrended), n - 1);
    double band = NORMAL_975 / Math.sqrt(n);
    double sum = 0;
    for (int i = 1; i < n; i++) {
      if (Math.abs(acf[i]) > band) {
        sum += (double) (n - i) * (n - i - 1) * (n - i - 2) * acf[i];
      }
    }
    return 1 + 2 * sum / ((double) n * (n - 1) * (n - 2));
  }

  /** Pairs out of order; sorts {@code x} by merging. */
  private static long countInversions(double[] x, double[] buffer, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long count = countInversions(x, buffer, from, middle) + countInversions(x, buffer, middle, to);
    int left = from;
    int right = middle;
    for (int k = from; k < to; k++) {
      if (right >= to || (left < middle && x[left] <= x[right])) {
        buffer[k] = x[left++];
      } else {
        count += middle - left;
        buffer[k] = x[right++];
      }
    }
    System.arraycopy(buffer, from, x, from, to - from);
    return count;
  }
}
