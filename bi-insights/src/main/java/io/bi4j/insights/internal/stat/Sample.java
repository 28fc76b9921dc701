package io.bi4j.insights.internal.stat;

import java.util.Arrays;

/** Descriptions of one sample: location, spread, order. Empty samples give NaN. */
public final class Sample {
  /** Makes the median absolute deviation estimate the standard deviation of a normal sample. */
  private static final double MAD_TO_SIGMA = 1.4826022185056018;

  private Sample() {}

  public static double mean(double[] x) {
    return sum(x) / x.length;
  }

  public static double sum(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v;
    }
    return sum;
  }

  /** Variance with divisor n - 1. */
  public static double variance(double[] x) {
    double mean = mean(x);
    double sum = 0;
    for (double v : x) {
      sum += (v - mean) * (v - mean);
    }
    return sum / (x.length - 1);
  }

  public static double median(double[] x) {
    return quantile(x, 0.5);
  }

  /** Quantile by linear interpolation of order statistics (R's type 7). */
  public static double quantile(double[] x, double p) {
    return sortedQuantile(sorted(x), p);
  }

  public static double sortedQuantile(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = p * (sorted.length - 1);
    int low = (int) Math.floor(at);
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }

  /** Median absolute deviation, scaled to the standard deviation of a normal sample. */
  public static double mad(double[] x) {
    double median = median(x);
    double[] deviations = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      deviations[i] = Math.abs(x[i] - median);
    }
    return MAD_TO_SIGMA * median(deviations);
  }

  /** A spread that outliers cannot inflate: MAD, or the standard deviation when MAD is zero. */
  public static double robustSigma(double[] x) {
    double mad = mad(x);
    return mad > 0 ? mad : Math.sqrt(variance(x));
  }

  public static double[] sorted(double[] x) {
    double[] copy = x.clone();
    Arrays.sort(copy);
    return copy;
  }

  /** Ranks from 1, ties share their average. */
  public static double[] ranks(double[] x) {
    int n = x.length;
    int[] order = ascendingOrder(x);
    double[] ranks = new double[n];
    for (int i = 0; i < n; ) {
      int j = i;
      while (j + 1 < n && x[order[j + 1]] == x[order[i]]) {
        j++;
      }
      for (int k = i; k <= j; k++) {
        ranks[order[k]] = (i + j) / 2.0 + 1;
      }
      i = j + 1;
    }
    return ranks;
  }

  /** Indices of {@code x} in ascending order of value, ties in order of index. */
  public static int[] ascendingOrder(double[] x) {
    Integer[] boxed = new Integer[x.length];
    Arrays.setAll(boxed, i -> i);
    Arrays.sort(boxed, (a, b) -> Double.compare(x[a], x[b]));
    return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
  }

  /** Sum of t^3 - t over groups of t equal values. */
  static double tieTerm(double[] x) {
    double[] sorted = sorted(x);
    double sum = 0;
    for (int i = 0; i < sorted.length; ) {
      int j = i;
      while (j + 1 < sorted.length && sorted[j + 1] == sorted[i]) {
        j++;
      }
      double t = j - i + 1.0;
      sum += t * t * t - t;
      i = j + 1;
    }
    return sum;
  }
}
