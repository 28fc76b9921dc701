package io.bi4j.insights.internal.stat;

/**
 * Theil and Sen's line: the median of the slopes of all pairs, and the median intercept.
 *
 * <p><b>Shape.</b> Values at times 0, 1, .. n-1; NaN values are left out. Above 1,200 values only
 * pairs half the series apart are used (Theil's incomplete method), so the cost stays O(n).
 *
 * <p><b>Source.</b> Theil 1950; Sen, JASA 63 (1968).
 */
public record TheilSen(double slope, double intercept) {
  private static final int ALL_PAIRS_UP_TO = 1200;

  public static TheilSen of(double[] x) {
    int n = x.length;
    double[] slopes = n <= ALL_PAIRS_UP_TO ? allPairs(x) : distantPairs(x);
    double slope = slopes.length == 0 ? 0 : Selection.median(slopes);
    double[] levels = new double[n];
    int kept = 0;
    for (int i = 0; i < n; i++) {
      if (!Double.isNaN(x[i])) {
        levels[kept++] = x[i] - slope * i;
      }
    }
    return new TheilSen(slope, Selection.median(java.util.Arrays.copyOf(levels, kept)));
  }

  public double at(double time) {
    return intercept + slope * time;
  }

  /** {@code x} minus the line. */
  public double[] residuals(double[] x) {
    double[] residuals = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      residuals[i] = x[i] - at(i);
    }
    return residuals;
  }

  private static double[] allPairs(double[] x) {
    int n = x.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int kept = 0;
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(x[i])) {
        continue;
      }
      for (int j = i + 1; j < n; j++) {
        if (!Double.isNaN(x[j])) {
          slopes[kept++] = (x[j] - x[i]) / (j - i);
        }
      }
    }
    return java.util.Arrays.copyOf(slopes, kept);
  }

  private static double[] distantPairs(double[] x) {
    int half = x.length / 2;
    double[] slopes = new double[x.length - half];
    int kept = 0;
    for (int i = 0; i + half < x.length; i++) {
      double slope = (x[i + half] - x[i]) / half;
      if (!Double.isNaN(slope)) {
        slopes[kept++] = slope;
      }
    }
    return java.util.Arrays.copyOf(slopes, kept);
  }
}
