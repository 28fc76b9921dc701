package io.bi4j.insights.internal.stat;

import java.util.Arrays;

/**
 * Whether a series repeats with a given period: Friedman's test over phases and Fisher's g on the
 * periodogram, both on the series with memory and level removed; the larger p counts.
 *
 * <p>Memory is removed first: a moving average keeps noise at the season's own frequencies whole
 * while it thins out the rest, so that noise with memory would look like a season.
 *
 * <p><b>Source.</b> Friedman 1937 with the F form of Iman and Davenport 1980; Fisher 1929, exact
 * distribution of g as in Brockwell and Davis, section 10.2.
 *
 * @param friedman F form of Friedman's statistic
 * @param g largest share of one harmonic of the period in the periodogram
 * @param p the larger of the two p-values
 */
public record SeasonTest(double friedman, double g, double p) {

  /** Tests {@code x} (no NaN) against {@code period}; needs three full cycles. */
  public static SeasonTest of(double[] x, int period) {
    if (x.length < 3 * period || period < 2) {
      throw new IllegalArgumentException(
          "a season of " + period + " needs " + 3 * period + " values, got " + x.length);
    }
    Seasonal split = Seasonal.of(x, period);
    double[] rest = split.adjust(x);
    double mean = Sample.mean(rest);
    Autoregression memory =
        Autoregression.fitCautiously(Arrays.stream(rest).map(v -> v - mean).toArray(), period);
    double[] white = memory.whiten(x);
    double[] level = Seasonal.movingAverage(white, period);
    Arrays.setAll(white, t -> white[t] - level[t]);
    int cycles = white.length / period;
    double[] whole = Arrays.copyOfRange(white, white.length - cycles * period, white.length);
    double f = friedmanF(whole, period);
    double pFriedman = Distributions.fUpper(f, period - 1.0, (period - 1.0) * (cycles - 1.0));
    double g = harmonicShare(whole, period);
    double pFisher = fisherG(g, (whole.length - 1) / 2);
    return new SeasonTest(f, g, Math.max(pFriedman, pFisher));
  }

  /** Friedman's chi-squared with ties, rows are cycles, columns are phases. */
  static double friedmanChiSquare(double[] x, int period) {
    int cycles = x.length / period;
    double[] rankSums = new double[period];
    double ties = 0;
    for (int c = 0; c < cycles; c++) {
      double[] row = Arrays.copyOfRange(x, c * period, (c + 1) * period);
      double[] ranks = Sample.ranks(row);
      ties += Sample.tieTerm(row);
      for (int k = 0; k < period; k++) {
        rankSums[k] += ranks[k];
      }
    }
    double expected = cycles * (period + 1) / 2.0;
    double sum = 0;
    for (double r : rankSums) {
      sum += (r - expected) * (r - expected);
    }
    double scale = cycles * period * (period + 1.0) - ties / (period - 1.0);
    return scale > 0 ? 12 * sum / scale : 0;
  }

  private static double friedmanF(double[] x, int period) {
    int cycles = x.length / period;
    double chi = friedmanChiSquare(x, period);
    double room = cycles * (period - 1.0) - chi;
    return room <= 1e-9 ? Double.POSITIVE_INFINITY : (cycles - 1) * chi / room;
  }

  /** The largest periodogram ordinate at a harmonic of the period, as a share of all ordinates. */
  static double harmonicShare(double[] x, int period) {
    int n = x.length;
    double mean = Sample.mean(x);
    double total = 0;
    for (double v : x) {
      total += (v - mean) * (v - mean);
    }
    int half = (n - 1) / 2;
    if (n % 2 == 0) {
      total -= n * squaredAmplitude(x, mean, n / 2);
    }
    double largest = 0;
    for (int harmonic = 1; harmonic * (n / period) <= half; harmonic++) {
      largest = Math.max(largest, 2.0 * n * squaredAmplitude(x, mean, harmonic * (n / period)));
    }
    return total > 0 ? Math.min(1, largest / total) : 0;
  }

  private static double squaredAmplitude(double[] x, double mean, int cyclesInSeries) {
    double cos = 0;
    double sin = 0;
    double step = 2 * Math.PI * cyclesInSeries / x.length;
    for (int t = 0; t < x.length; t++) {
      cos += (x[t] - mean) * Math.cos(step * t);
      sin += (x[t] - mean) * Math.sin(step * t);
    }
    return (cos * cos + sin * sin) / ((double) x.length * x.length);
  }

  /** P(G &ge; g) for the largest of {@code ordinates} shares of white noise. */
  static double fisherG(double g, int ordinates) {
    if (g <= 0) {
      return 1;
    }
    double first = ordinates * Math.pow(1 - g, ordinates - 1.0);
    if (first < 1e-3) {
      return first;
    }
    double sum = 0;
    double logChoose = 0;
    for (int j = 1; j <= Math.min(ordinates, (int) (1 / g)); j++) {
      logChoose += Math.log(ordinates - j + 1.0) - Math.log(j);
      double term = Math.exp(logChoose + (ordinates - 1.0) * Math.log(Math.max(1e-300, 1 - j * g)));
      sum += j % 2 == 1 ? term : -term;
    }
    return Math.max(0, Math.min(1, Math.min(first, sum)));
  }
}
