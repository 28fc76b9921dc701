package io.bi4j.insights.internal.stat;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/**
 * A p-value by resampling that stops as soon as the outcome is clear.
 *
 * <p>Draws continue until {@code enough} of them reach the observed statistic (then p = enough /
 * draws) or {@code most} are made. When none of them reached it, the resampled upper quantiles
 * rescale a reference tail, which tells how far below 1 / (draws + 1) the p-value lies; the larger
 * rescaling of three quantiles is taken.
 *
 * <p><b>Source.</b> Besag and Clifford, Biometrika 78 (1991); tail approximation in the spirit of
 * Knijnenburg et al., Bioinformatics 25 (2009).
 *
 * @param p the p-value, never below 1e-300
 * @param draws resamples made
 * @param exceedances how many reached the observed statistic
 */
public record Resampling(double p, int draws, int exceedances) {
  private static final int ENOUGH = 20;
  private static final double[] TAIL = {0.80, 0.90, 0.95};

  /** Empirical p only. */
  public static Resampling adaptive(double observed, int most, DoubleSupplier draw) {
    return run(observed, most, draw, null);
  }

  /** As {@link #adaptive}, with {@code tail} (P(statistic &ge; x) in theory) beyond the draws. */
  public static Resampling withTail(
      double observed, int most, DoubleSupplier draw, DoubleUnaryOperator tail) {
    return run(observed, most, draw, tail);
  }

  private static Resampling run(
      double observed,
      int most,
      DoubleSupplier draw,
      @org.jspecify.annotations.Nullable DoubleUnaryOperator tail) {
    double[] seen = new double[most];
    int exceedances = 0;
    for (int k = 1; k <= most; k++) {
      seen[k - 1] = draw.getAsDouble();
      if (seen[k - 1] >= observed) {
        exceedances++;
        if (exceedances == ENOUGH) {
          return new Resampling((double) ENOUGH / k, k, exceedances);
        }
      }
    }
    double p = (exceedances + 1.0) / (most + 1.0);
    if (exceedances == 0 && tail != null) {
      p = Math.min(p, tail.applyAsDouble(observed / scale(seen, tail)));
    }
    return new Resampling(Math.max(p, 1e-300), most, exceedances);
  }

  /** How much wider than the reference the resampled statistic is in its upper tail. */
  private static double scale(double[] seen, DoubleUnaryOperator tail) {
    Arrays.sort(seen);
    double scale = 0;
    for (double level : TAIL) {
      double reference = inverse(tail, 1 - level);
      scale = Math.max(scale, Sample.sortedQuantile(seen, level) / reference);
    }
    return scale > 0 ? scale : 1;
  }

  private static double inverse(DoubleUnaryOperator tail, double p) {
    double low = 0;
    double high = 1;
    while (tail.applyAsDouble(high) > p) {
      high *= 2;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (tail.applyAsDouble(middle) > p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
