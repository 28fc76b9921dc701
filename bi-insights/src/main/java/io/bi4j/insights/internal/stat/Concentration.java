package io.bi4j.insights.internal.stat;

import java.util.Arrays;

/**
 * How unequally a total is spread over members, and how unequal it would be by chance.
 *
 * <p>Shares are those of non-negative values; a total of zero gives NaN.
 */
public final class Concentration {
  private Concentration() {}

  /** Gini coefficient, 0 for equal values, (n - 1) / n when one member holds all. */
  public static double gini(double[] values) {
    double[] sorted = Sample.sorted(values);
    double weighted = 0;
    for (int i = 0; i < sorted.length; i++) {
      weighted += (i + 1.0) * sorted[i];
    }
    double n = sorted.length;
    return 2 * weighted / (n * Sample.sum(sorted)) - (n + 1) / n;
  }

  /** Herfindahl-Hirschman index: the sum of squared shares. */
  public static double herfindahl(double[] values) {
    double total = Sample.sum(values);
    double sum = 0;
    for (double v : values) {
      sum += v / total * (v / total);
    }
    return sum;
  }

  /** Share of the total held by the {@code k} largest. */
  public static double topShare(double[] values, int k) {
    double[] sorted = Sample.sorted(values);
    double top = 0;
    for (int i = sorted.length - 1; i >= sorted.length - k; i--) {
      top += sorted[i];
    }
    return top / Sample.sum(sorted);
  }

  /** Totals of {@code members} when each record goes to one of them with equal chance. */
  public static double[] scatter(double[] records, int members, SeededRandom random) {
    double[] totals = new double[members];
    for (double value : records) {
      totals[random.nextInt(members)] += value;
    }
    return totals;
  }

  /**
   * Totals of {@code members} when {@code count} records with the given mean and mean square go to
   * them with equal chance: compound Poisson totals, drawn as gamma variates of the same two
   * moments.
   */
  public static double[] scatterMoments(
      double count, double mean, double meanSquare, int members, SeededRandom random) {
    double[] totals = new double[members];
    double expected = count / members * mean;
    double variance = count / members * meanSquare;
    if (expected <= 0 || variance <= 0) {
      Arrays.fill(totals, expected);
      return totals;
    }
    double shape = expected * expected / variance;
    for (int i = 0; i < members; i++) {
      totals[i] = gamma(shape, random) * variance / expected;
    }
    return totals;
  }

  /** A gamma variate of unit scale (Marsaglia and Tsang 2000). */
  static double gamma(double shape, SeededRandom random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * StrictMath.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = random.nextGaussian();
      double v = 1 + c * z;
      if (v <= 0) {
        continue;
      }
      v = v * v * v;
      double u = random.nextDouble();
      if (StrictMath.log(Math.max(u, 1e-300)) < 0.5 * z * z + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }
}
