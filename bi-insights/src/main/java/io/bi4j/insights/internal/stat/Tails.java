package io.bi4j.insights.internal.stat;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/**
 * The tail of a symmetric noise sample, normal or heavier: Student's t whose degrees of freedom fit
 * the bulk of the sample.
 *
 * <p>Of the fits that the sample cannot tell apart (log likelihood within 1 of the best) the one
 * with the heaviest tail is taken, so that the p-value of an extreme errs to the careful side.
 */
public record Tails(double df, double scale) {
  private static final double INDISTINGUISHABLE = 1;
  private static final double[] DEGREES = {2.5, 3, 4, 5, 7, 10, 15, 30, 100};

  /**
   * Fits noise centred at zero. A few values far beyond all others (at most one in fifty, the
   * smallest of them more than twice the next) are left out: they are what the tail will judge.
   */
  public static Tails fit(double[] noise) {
    double[] absolute = bulk(noise);
    if (!(Sample.median(absolute) > 0)) {
      return new Tails(DEGREES[0], Math.sqrt(Sample.variance(noise)));
    }
    double[] scale = new double[DEGREES.length];
    double[] likelihood = new double[DEGREES.length];
    double best = Double.NEGATIVE_INFINITY;
    for (int k = DEGREES.length - 1; k >= 0; k--) {
      double start = k + 1 < scale.length ? scale[k + 1] : Math.sqrt(meanSquare(absolute));
      scale[k] = likelyScale(absolute, DEGREES[k], start);
      likelihood[k] = logLikelihood(absolute, DEGREES[k], scale[k]);
      best = Math.max(best, likelihood[k]);
    }
    int chosen = 0;
    while (likelihood[chosen] < best - INDISTINGUISHABLE) {
      chosen++;
    }
    return new Tails(Math.min(DEGREES[chosen], Math.max(1, noise.length - 2.0)), scale[chosen]);
  }

  /** Maximum likelihood of the scale for given degrees of freedom, by reweighting. */
  private static double likelyScale(double[] absolute, double df, double start) {
    double square = start * start;
    for (int round = 0; round < 25; round++) {
      double sum = 0;
      for (double a : absolute) {
        sum += (df + 1) / (df + a * a / square) * a * a;
      }
      double next = sum / absolute.length;
      boolean settled = Math.abs(next - square) <= 1e-4 * square;
      square = next;
      if (settled) {
        break;
      }
    }
    return Math.sqrt(square);
  }

  private static double meanSquare(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum / x.length;
  }

  private static double[] bulk(double[] noise) {
    double[] sorted = new double[noise.length];
    for (int i = 0; i < noise.length; i++) {
      sorted[i] = Math.abs(noise[i]);
    }
    Arrays.sort(sorted);
    int keep = sorted.length;
    for (int k = sorted.length - 1; k >= 1 && k >= sorted.length - sorted.length / 50; k--) {
      if (sorted[k] > 2 * sorted[k - 1]) {
        keep = k;
      }
    }
    return Arrays.copyOf(sorted, keep);
  }

  /** P(|noise| &ge; |x|) for one draw. */
  public double p(double x) {
    return scale > 0 ? Distributions.studentTwoSided(x / scale, df) : 1;
  }

  private static double logLikelihood(double[] absolute, double df, double scale) {
    double sum = 0;
    for (double a : absolute) {
      double z = a / scale;
      sum -= (df + 1) / 2 * Math.log1p(z * z / df);
    }
    double constant =
        Gamma.logGamma((df + 1) / 2) - Gamma.logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
    return sum + absolute.length * (constant - Math.log(scale));
  }
}
