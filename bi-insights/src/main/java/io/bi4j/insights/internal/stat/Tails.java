package io.bi4j.insights.internal.stat;

import org.apache.commons.math3.special.Gamma;

/**
 * The tail of a symmetric noise sample, normal or heavier: Student's t whose degrees of freedom fit
 * the bulk of the sample.
 *
 * <p>Of the fits that the sample cannot tell apart (log likelihood within 1 of the best) the one
 * with the heaviest tail is taken, so that the p-value of an extreme errs to the careful side. The
 * scale comes from the median absolute deviation.
 */
public record Tails(double df, double scale) {
  private static final double INDISTINGUISHABLE = 1;
  private static final double[] DEGREES = {2.5, 3, 4, 5, 7, 10, 15, 30, 100};

  /** Fits noise centred at zero. */
  public static Tails fit(double[] noise) {
    double[] absolute = new double[noise.length];
    for (int i = 0; i < noise.length; i++) {
      absolute[i] = Math.abs(noise[i]);
    }
    double median = Sample.median(absolute);
    if (!(median > 0)) {
      return new Tails(DEGREES[0], Math.sqrt(Sample.variance(noise)));
    }
    double[] likelihood = new double[DEGREES.length];
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < DEGREES.length; k++) {
      double scale = median / GeneralizedEsd.studentQuantile(0.25, DEGREES[k]);
      likelihood[k] = logLikelihood(absolute, DEGREES[k], scale);
      best = Math.max(best, likelihood[k]);
    }
    int chosen = 0;
    while (likelihood[chosen] < best - INDISTINGUISHABLE) {
      chosen++;
    }
    double df = DEGREES[chosen];
    double scale = median / GeneralizedEsd.studentQuantile(0.25, df);
    return new Tails(Math.min(df, Math.max(1, noise.length - 2.0)), scale);
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
