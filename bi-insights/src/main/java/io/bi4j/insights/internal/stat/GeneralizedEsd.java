package io.bi4j.insights.internal.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rosner's generalised extreme Studentised deviate test for up to {@code most} outliers in a normal
 * sample.
 *
 * <p><b>Source.</b> Rosner, Technometrics 25 (1983); NIST/SEMATECH handbook 1.3.5.17.3.
 *
 * @param outliers indices found to be outliers, most extreme first
 * @param statistics R of every round
 * @param criticalValues lambda of every round
 */
public record GeneralizedEsd(int[] outliers, double[] statistics, double[] criticalValues) {

  public static GeneralizedEsd of(double[] x, int most, double alpha) {
    int rounds = Math.max(0, Math.min(most, x.length - 3));
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      left.add(i);
    }
    int[] removed = new int[rounds];
    double[] statistics = new double[rounds];
    double[] critical = new double[rounds];
    int found = 0;
    for (int round = 0; round < rounds; round++) {
      double[] values = left.stream().mapToDouble(i -> x[i]).toArray();
      double mean = Sample.mean(values);
      double sd = Math.sqrt(Sample.variance(values));
      int worst = 0;
      for (int k = 1; k < values.length; k++) {
        if (Math.abs(values[k] - mean) > Math.abs(values[worst] - mean)) {
          worst = k;
        }
      }
      statistics[round] = sd > 0 ? Math.abs(values[worst] - mean) / sd : 0;
      critical[round] = criticalValue(values.length, alpha);
      removed[round] = left.remove(worst);
      if (statistics[round] > critical[round]) {
        found = round + 1;
      }
    }
    return new GeneralizedEsd(Arrays.copyOf(removed, found), statistics, critical);
  }

  private static double criticalValue(int n, double alpha) {
    double t = studentQuantile(alpha / (2.0 * n), n - 2.0);
    return t * (n - 1) / Math.sqrt((n - 2 + t * t) * n);
  }

  /** The t with P(T &ge; t) = {@code upperTail}, by bisection. */
  static double studentQuantile(double upperTail, double df) {
    double low = 0;
    double high = 1;
    while (Distributions.studentTwoSided(high, df) / 2 > upperTail) {
      high *= 2;
    }
    for (int i = 0; i < 80; i++) {
      double middle = (low + high) / 2;
      if (Distributions.studentTwoSided(middle, df) / 2 > upperTail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
