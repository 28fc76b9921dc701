package io.bi4j.insights.internal.stat;

import java.util.Arrays;

/**
 * A series split into a slow level, a repeating season and a remainder.
 *
 * <p>The level is a centred moving average over one period; the season is, per phase, the
 * middle-half mean over cycles of what the level leaves, centred to sum to zero; both are refined
 * once. Trimming keeps single spikes and steps out of the season.
 *
 * <p><b>Shape.</b> At least two full periods, no NaN. {@link #season} holds one value per phase of
 * index modulo period.
 *
 * <p><b>Source.</b> Classical decomposition with trimmed phase means; strength after Wang, Smith,
 * Hyndman 2006.
 */
public final class Seasonal {
  private final double[] season;
  private final double[] level;
  private final double[] remainder;

  private Seasonal(double[] season, double[] level, double[] remainder) {
    this.season = season;
    this.level = level;
    this.remainder = remainder;
  }

  public static Seasonal of(double[] x, int period) {
    double[] season = new double[period];
    double[] adjusted = x.clone();
    double[] level = new double[0];
    for (int round = 0; round < 2; round++) {
      level = movingAverage(adjusted, period);
      double[] detrended = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        detrended[i] = x[i] - level[i];
      }
      season = phaseCentres(detrended, period);
      for (int i = 0; i < x.length; i++) {
        adjusted[i] = x[i] - season[i % period];
      }
    }
    double[] remainder = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      remainder[i] = adjusted[i] - level[i];
    }
    return new Seasonal(season, level, remainder);
  }

  public double[] season() {
    return season.clone();
  }

  public double seasonAt(int index) {
    return season[index % season.length];
  }

  public double[] level() {
    return level.clone();
  }

  public double[] remainder() {
    return remainder.clone();
  }

  /** {@code x} without its season. */
  public double[] adjust(double[] x) {
    double[] adjusted = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      adjusted[i] = x[i] - seasonAt(i);
    }
    return adjusted;
  }

  /** Share of the detrended variance that the season explains, 0..1. */
  public double strength() {
    double[] detrended = new double[remainder.length];
    for (int i = 0; i < detrended.length; i++) {
      detrended[i] = remainder[i] + seasonAt(i);
    }
    double total = Sample.variance(detrended);
    return total > 0 ? Math.max(0, 1 - Sample.variance(remainder) / total) : 0;
  }

  /**
   * Centred moving average; an even period weighs its two end points by half; ends are shortened.
   */
  public static double[] movingAverage(double[] x, int period) {
    int n = x.length;
    int half = period / 2;
    boolean even = period % 2 == 0;
    double[] average = new double[n];
    for (int i = 0; i < n; i++) {
      int from = i - half;
      int to = i + half;
      if (from < 0 || to >= n) {
        from = Math.max(0, Math.min(from, n - period));
        average[i] = mean(x, from, Math.min(n, from + period));
        continue;
      }
      double sum = 0;
      for (int k = from; k <= to; k++) {
        sum += x[k] * (even && (k == from || k == to) ? 0.5 : 1);
      }
      average[i] = sum / period;
    }
    return average;
  }

  private static double[] phaseCentres(double[] detrended, int period) {
    double[] season = new double[period];
    for (int phase = 0; phase < period; phase++) {
      double[] values = new double[(detrended.length - phase + period - 1) / period];
      for (int k = 0; k < values.length; k++) {
        values[k] = detrended[phase + k * period];
      }
      season[phase] = centre(values);
    }
    double mean = Sample.mean(season);
    for (int phase = 0; phase < period; phase++) {
      season[phase] -= mean;
    }
    return season;
  }

  /** Mean of the middle half: nearly as robust as the median, nearly as sharp as the mean. */
  private static double centre(double[] values) {
    double[] sorted = Sample.sorted(values);
    int cut = sorted.length / 4;
    return mean(sorted, cut, sorted.length - cut);
  }

  private static double mean(double[] x, int from, int to) {
    return Arrays.stream(x, from, to).average().orElse(Double.NaN);
  }
}
