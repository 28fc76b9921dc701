package io.bi4j.insights.internal.stat;

/**
 * Whether the mean of the last {@code window} values differs from that of the window before.
 *
 * <p>The noise is what the mean of the last window and the mean of everything before it leave, with
 * its memory; the difference is judged by Student's t with the effective number of values.
 *
 * @param current mean of the last window
 * @param baseline mean of the window before
 * @param standardError of the difference, memory included
 * @param df effective degrees of freedom
 * @param noise the fitted noise
 */
public record PeriodChange(
    double current, double baseline, double standardError, double df, Autoregression noise) {
  private static final int DRAWS = 199;

  /** Needs at least three windows; no NaN. */
  public static PeriodChange of(double[] x, int window) {
    int n = x.length;
    if (n < 3 * window || window < 2) {
      throw new IllegalArgumentException(
          "windows of " + window + " need " + 3 * window + " values, got " + n);
    }
    double[] residuals = new double[n];
    double now = mean(x, n - window, n);
    double before = mean(x, 0, n - window);
    for (int i = 0; i < n; i++) {
      residuals[i] = x[i] - (i < n - window ? before : now);
    }
    Autoregression noise = Autoregression.fitCautiously(residuals, 2);
    double error = noise.longRunSigma() * Math.sqrt(2.0 / window);
    double df = Math.max(1, noise.degrees(n));
    return new PeriodChange(now, mean(x, n - 2 * window, n - window), error, df, noise);
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

  /** The same test on series that remember as much but do not change. */
  public Resampling resample(int n, int window, SeededRandom random) {
    return Resampling.withTail(
        Math.abs(t()),
        DRAWS,
        () -> Math.abs(of(noise.simulate(n, random), window).t()),
        x -> Distributions.studentTwoSided(x, df));
  }

  private static double mean(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    return sum / (to - from);
  }
}
