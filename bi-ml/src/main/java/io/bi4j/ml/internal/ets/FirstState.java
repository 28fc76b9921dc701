package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import io.bi4j.ml.EtsForm.SeasonType;
import java.util.Arrays;

/**
 * A rough state before the first observation: a line through the first seasons and the mean
 * distance of each season from it. The search refines it, so only its plausibility matters.
 */
final class FirstState {
  private FirstState() {}

  static EtsState of(EtsForm form, int seasonLength, double[] y) {
    int m = form.hasSeason() ? seasonLength : 1;
    int n = Math.min(y.length, Math.max(10, 3 * m));
    double[] line = line(y, n);
    double center = line[0] + line[1] * (n + 1) / 2.0;
    double floor = Math.max(Math.abs(center) * 0.01, Double.MIN_NORMAL);
    double level = form.hasTrend() ? line[0] : center;
    if (form.needsPositiveData()) {
      level = Math.max(level, floor);
    }
    return new EtsState(level, growth(form, line, level), seasons(form, m, y, n, line, floor));
  }

  private static double growth(EtsForm form, double[] line, double level) {
    if (!form.hasTrend()) {
      return EtsState.neutralGrowth(form);
    }
    if (!form.trend().isMultiplicative()) {
      return line[1];
    }
    return Math.min(1.5, Math.max(0.7, 1 + line[1] / level));
  }

  private static double[] seasons(
      EtsForm form, int m, double[] y, int n, double[] line, double floor) {
    if (!form.hasSeason()) {
      return new double[0];
    }
    boolean factor = form.season() == SeasonType.MULTIPLICATIVE;
    double[] sum = new double[m];
    int[] count = new int[m];
    for (int t = 0; t < n; t++) {
      double trend = line[0] + line[1] * (t + 1);
      sum[t % m] += factor ? y[t] / Math.max(trend, floor) : y[t] - trend;
      count[t % m]++;
    }
    double[] newestFirst = new double[m];
    for (int i = 0; i < m; i++) {
      double mean = sum[m - 1 - i] / count[m - 1 - i];
      newestFirst[i] = factor ? Math.max(mean, 0.05) : mean;
    }
    double mean = Arrays.stream(newestFirst).average().orElse(0);
    for (int i = 0; i < m; i++) {
      newestFirst[i] = factor ? newestFirst[i] / mean : newestFirst[i] - mean;
    }
    return newestFirst;
  }

  /** Intercept and slope of least squares over times 1 to n. */
  private static double[] line(double[] y, int n) {
    double meanTime = (n + 1) / 2.0;
    double meanValue = Arrays.stream(y, 0, n).average().orElse(0);
    double above = 0;
    double below = 0;
    for (int t = 0; t < n; t++) {
      above += (t + 1 - meanTime) * (y[t] - meanValue);
      below += (t + 1 - meanTime) * (t + 1 - meanTime);
    }
    double slope = below == 0 ? 0 : above / below;
    return new double[] {meanValue - slope * meanTime, slope};
  }
}
