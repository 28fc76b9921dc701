package io.bi4j.insights.internal.stat;

/** Comparisons of two groups. */
public final class TwoSample {
  private TwoSample() {}

  /** A statistic with its degrees of freedom (infinite for a normal reference) and two-sided p. */
  public record Result(double statistic, double df, double p) {}

  /** Size, mean and variance (divisor n - 1) of one group. */
  public record Moments(double n, double mean, double variance) {
    public static Moments of(double[] x) {
      return new Moments(x.length, Sample.mean(x), Sample.variance(x));
    }

    /** From a count, a sum and a sum of squares. */
    public static Moments ofSums(double n, double sum, double squares) {
      double mean = sum / n;
      return new Moments(n, mean, n > 1 ? Math.max(0, (squares - n * mean * mean) / (n - 1)) : 0);
    }

    double meanVariance() {
      return variance / n;
    }
  }

  /** Welch's t test (1947) of equal means without assuming equal variances. */
  public static Result welch(Moments a, Moments b) {
    double variance = a.meanVariance() + b.meanVariance();
    if (!(variance > 0) || a.n() < 2 || b.n() < 2) {
      return new Result(0, 1, 1);
    }
    double t = (a.mean() - b.mean()) / Math.sqrt(variance);
    double df =
        variance
            * variance
            / (a.meanVariance() * a.meanVariance() / (a.n() - 1)
                + b.meanVariance() * b.meanVariance() / (b.n() - 1));
    return new Result(t, df, Distributions.studentTwoSided(t, df));
  }

  /** Mann and Whitney's test (normal form, ties, continuity); the statistic is U of {@code a}. */
  public static Result mannWhitney(double[] a, double[] b) {
    double[] all = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    double[] ranks = Sample.ranks(all);
    double u = -a.length * (a.length + 1) / 2.0;
    for (int i = 0; i < a.length; i++) {
      u += ranks[i];
    }
    double n = all.length;
    double product = (double) a.length * b.length;
    double sigma = Math.sqrt(product / 12 * (n + 1 - Sample.tieTerm(all) / (n * (n - 1))));
    double distance = u - product / 2;
    double z = sigma > 0 ? (distance - 0.5 * Math.signum(distance)) / sigma : 0;
    return new Result(u, Double.POSITIVE_INFINITY, Distributions.normalTwoSided(z));
  }

  /** Cliff's delta from U: P(a &gt; b) - P(a &lt; b). */
  public static double cliffsDelta(double u, int a, int b) {
    return 2 * u / ((double) a * b) - 1;
  }

  /** Hedges' g: difference of means over the pooled deviation, corrected for small samples. */
  public static double hedgesG(Moments a, Moments b) {
    double df = a.n() + b.n() - 2;
    double pooled = Math.sqrt(((a.n() - 1) * a.variance() + (b.n() - 1) * b.variance()) / df);
    return pooled > 0 ? (a.mean() - b.mean()) / pooled * (1 - 3 / (4 * df - 1)) : 0;
  }
}
