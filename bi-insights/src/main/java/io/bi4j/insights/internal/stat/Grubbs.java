package io.bi4j.insights.internal.stat;

/**
 * Grubbs' test of the largest or smallest of a few values against a normal fit of all of them.
 *
 * <p><b>Source.</b> Grubbs, Technometrics 11 (1969). The p-value is the Bonferroni bound over the
 * members, exact in the far tail.
 */
public record Grubbs(double g, double p) {

  /** Tests the extreme on one side; needs at least four values. */
  public static Grubbs of(double[] values, boolean largest) {
    int n = values.length;
    double mean = Sample.mean(values);
    double sd = Math.sqrt(Sample.variance(values));
    double[] sorted = Sample.sorted(values);
    double distance = largest ? sorted[n - 1] - mean : mean - sorted[0];
    if (!(sd > 0)) {
      return new Grubbs(0, 1);
    }
    double g = distance / sd;
    double room = (n - 1.0) * (n - 1.0) - n * g * g;
    double t = room <= 0 ? Double.POSITIVE_INFINITY : g * Math.sqrt(n * (n - 2.0) / room);
    return new Grubbs(g, Math.min(1, n * Distributions.studentTwoSided(t, n - 2.0) / 2));
  }
}
