package io.bi4j.insights.internal.stat;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Tail probabilities, written so that small tails keep their relative accuracy. */
public final class Distributions {
  private Distributions() {}

  /** P(|Z| &ge; |z|) for a standard normal Z. */
  public static double normalTwoSided(double z) {
    return Math.min(1, Erf.erfc(Math.abs(z) / Math.sqrt(2)));
  }

  /**
   * P(|T| &ge; |t|) for Student's t with {@code df > 0} degrees of freedom, not necessarily whole.
   */
  public static double studentTwoSided(double t, double df) {
    if (Double.isInfinite(t)) {
      return 0;
    }
    return df > 1e6 ? normalTwoSided(t) : Beta.regularizedBeta(df / (df + t * t), df / 2, 0.5);
  }

  /** P(X &ge; x) for chi-squared with {@code df} degrees of freedom. */
  public static double chiSquareUpper(double x, double df) {
    return x <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2, x / 2);
  }

  /** P(X &ge; f) for the F distribution. */
  public static double fUpper(double f, double df1, double df2) {
    if (f <= 0) {
      return 1;
    }
    return Double.isInfinite(f) ? 0 : Beta.regularizedBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
  }

  /** P(X &ge; k) for a binomial with {@code n} trials of probability {@code p}. */
  public static double binomialUpper(long k, long n, double p) {
    if (k <= 0) {
      return 1;
    }
    return k > n ? 0 : Beta.regularizedBeta(p, k, n - k + 1.0);
  }

  /** P(X &le; k) for a Poisson with the given mean. */
  public static double poissonLower(long k, double mean) {
    return k < 0 ? 0 : Gamma.regularizedGammaQ(k + 1.0, mean);
  }

  /** P(X &ge; k) for a Poisson with the given mean. */
  public static double poissonUpper(long k, double mean) {
    return k <= 0 ? 1 : Gamma.regularizedGammaP(k, mean);
  }

  /** P(X &le; k) for a negative binomial with variance {@code mean + mean^2 / size}. */
  public static double negativeBinomialLower(long k, double mean, double size) {
    return k < 0 ? 0 : Beta.regularizedBeta(size / (size + mean), size, k + 1.0);
  }

  /** P(X &ge; k) for a negative binomial with variance {@code mean + mean^2 / size}. */
  public static double negativeBinomialUpper(long k, double mean, double size) {
    return k <= 0 ? 1 : Beta.regularizedBeta(mean / (size + mean), k, size);
  }

  /** P(sup |B| &ge; x) for a Brownian bridge B on [0, 1] (Kolmogorov's distribution). */
  public static double kolmogorovUpper(double x) {
    if (x < 0.3) {
      return 1;
    }
    double sum = 0;
    for (int j = 1; j <= 40; j++) {
      double term = Math.exp(-2.0 * j * j * x * x);
      sum += (j & 1) == 1 ? term : -term;
      if (term < 1e-300) {
        break;
      }
    }
    return Math.max(0, Math.min(1, 2 * sum));
  }
}
