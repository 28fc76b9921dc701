package io.bi4j.insights.internal.stat;

import org.apache.commons.math3.special.Gamma;

/** Tests and intervals for counts out of counts. */
public final class Proportions {
  private Proportions() {}

  /** An interval of probabilities. */
  public record Interval(double low, double high) {}

  /** Wilson's score interval (1927); {@code z} = 1.96 for 95 %. */
  public static Interval wilson(double successes, double n, double z) {
    double p = successes / n;
    double square = z * z;
    double centre = (p + square / (2 * n)) / (1 + square / n);
    double half = z / (1 + square / n) * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /** Pooled z test of two proportions, or Fisher's exact test when an expected cell is below 5. */
  public static TwoSample.Result compare(long a, long ofA, long b, long ofB) {
    double pooled = (double) (a + b) / (ofA + ofB);
    double rarest = Math.min(pooled, 1 - pooled) * Math.min(ofA, ofB);
    if (rarest < 5) {
      return new TwoSample.Result(Double.NaN, Double.NaN, fisherExact(a, ofA - a, b, ofB - b));
    }
    double sigma = Math.sqrt(pooled * (1 - pooled) * (1.0 / ofA + 1.0 / ofB));
    double z = ((double) a / ofA - (double) b / ofB) / sigma;
    return new TwoSample.Result(z, Double.POSITIVE_INFINITY, Distributions.normalTwoSided(z));
  }

  /** Fisher's exact test of a 2 x 2 table, summing all tables no more likely than the one seen. */
  public static double fisherExact(long a, long b, long c, long d) {
    long row = a + b;
    long column = a + c;
    long n = a + b + c + d;
    double observed = logHypergeometric(a, row, column, n);
    double p = 0;
    for (long k = Math.max(0, row + column - n); k <= Math.min(row, column); k++) {
      double log = logHypergeometric(k, row, column, n);
      if (log <= observed + 1e-7) {
        p += Math.exp(log);
      }
    }
    return Math.min(1, p);
  }

  /** Cohen's h: difference of the arcsine-transformed proportions. */
  public static double cohenH(double p, double q) {
    return 2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(q));
  }

  private static double logHypergeometric(long k, long row, long column, long n) {
    return logChoose(row, k) + logChoose(n - row, column - k) - logChoose(n, column);
  }

  private static double logChoose(long n, long k) {
    return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
  }
}
