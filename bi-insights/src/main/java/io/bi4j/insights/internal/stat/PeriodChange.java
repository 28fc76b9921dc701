package io.bi4j.insights.internal.stat;

/**
 * Whether the mean of the last {@code window} values differs from that of the window before.
 *
 * <p>The noise is what block means over all windows of the series leave, with its memory; the
 * difference is judged by Student's t with the effective number of values.
 *
 * @param current mean of the last window
 * @param baseline mean of the window before
 * @param standardError of the difference, memory included
 * @param df effective degrees of freedom
 */
public record PeriodChange(double current, double baseline, double standardError, double df) {

  /** Needs at least three windows; no NaN. */
  public static PeriodChange of(double[] x, int window) {
    int n = x.length;
    if (n < 3 * window || window < 2) {
      throw new IllegalArgumentException(
          "windows of " + window + " need " + 3 * window + " values, got " + n);
    }
    double[] residuals = new double[n];
    int blocks = 0;
    for (int end = n; end > 0; end -= window) {
      int start = end - window < window / 2 ? 0 : end - window;
      double mean = mean(x, start, end);
      for (int i = start; i < end; i++) {
        residuals[i] = x[i] - mean;
      }
      blocks++;
      if (start == 0) {
        break;
      }
    }
    Autoregression noise = Autoregression.fit(residuals, blocks);
    double error = noise.longRunSigma() * Math.sqrt(2.0 / window);
    double df = Math.max(1, n / noise.longRunFactor() - blocks);
    return new PeriodChange(mean(x, n - window, n), mean(x, n - 2 * window, n - window), error, df);
  }

  public double delta() {
    return current - baseline;
  }

  public double t() {
    return standardError > 0 ? delta() / standardError : 0;
  }

  public double p() {
    return standardError > 0 ? Distributions.studentTwoSided(t(), df) : 1;
  }

  private static double mean(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    return sum / (to - from);
  }
}
