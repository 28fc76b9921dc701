package io.bi4j.insights.internal.detect;

import io.bi4j.insights.internal.stat.Autoregression;
import io.bi4j.insights.internal.stat.Cusum;
import io.bi4j.insights.internal.stat.Pelt;
import io.bi4j.insights.internal.stat.Sample;
import io.bi4j.insights.internal.stat.TheilSen;
import java.util.Arrays;

/**
 * A series as stretches of constant level plus noise with memory.
 *
 * <p>PELT works on the series divided by its long-run deviation. That deviation is first taken from
 * {@link #noise}, then once more from what the found stretches leave, so that neither memory is
 * read as steps nor steps as memory.
 */
final class StepModel {
  private static final int SHORTEST = 3;

  /** A step chosen as the best fit takes more from the noise than its two levels. */
  private static final int SELECTED_STEP_CONSTANTS = 5;

  private static final int SHORTEST_PART = 20;
  private static final double MUCH_CALMER = 0.6;

  private final double[] x;
  private final int[] starts;
  private final Autoregression noise;
  private final double[] residuals;
  private double straightLine = Double.NaN;

  private StepModel(double[] x, int[] starts, Autoregression noise, double[] residuals) {
    this.x = x;
    this.starts = starts;
    this.noise = noise;
    this.residuals = residuals;
  }

  static StepModel fit(double[] x) {
    double[] calm = winsorized(x);
    Autoregression noise = noise(calm);
    int[] starts = {};
    int shortest = shortest(x.length);
    for (int round = 0; round < 2; round++) {
      starts = Pelt.changes(scaled(calm, noise.longRunSigma()), shortest);
      noise =
          Autoregression.fitCautiously(
              residuals(calm, starts), 1 + SELECTED_STEP_CONSTANTS * starts.length);
    }
    return new StepModel(x, starts, noise, residuals(x, starts));
  }

  /**
   * The noise around the levels, known before any test: what the best single step leaves, or, when
   * the differences from value to value say that the noise is much calmer than that, what as many
   * steps leave as the calmer noise allows.
   */
  static Autoregression noise(double[] x) {
    Autoregression single = singleStepNoise(x);
    double calm = Autoregression.longRunSigmaOfDifferences(x);
    if (!(calm > 0) || calm > MUCH_CALMER * single.longRunSigma()) {
      return single;
    }
    int[] starts = Pelt.changes(scaled(x, calm), shortest(x.length));
    if (starts.length < 2) {
      return single;
    }
    Autoregression many =
        Autoregression.fitCautiously(residuals(x, starts), SELECTED_STEP_CONSTANTS * starts.length)
            .atLeast(calm);
    return many.longRunSigma() < single.longRunSigma() ? many : single;
  }

  private static int shortest(int n) {
    return Math.max(SHORTEST, n / SHORTEST_PART);
  }

  /** The noise that the best single step leaves. */
  private static Autoregression singleStepNoise(double[] x) {
    int start = Cusum.of(x, 0, x.length, 1).start();
    return Autoregression.fitCautiously(residuals(x, new int[] {start}), SELECTED_STEP_CONSTANTS);
  }

  /** What the levels leave. */
  double[] residuals() {
    return residuals;
  }

  /** First index of every stretch but the first. */
  int[] starts() {
    return starts;
  }

  Autoregression noise() {
    return noise;
  }

  /**
   * The knot inside a window where the centred partial sum is largest: where the level before and
   * the level after differ most. -1 when the window has no knot.
   */
  int strongest(int windowFrom, int windowTo) {
    double mean = Sample.mean(Arrays.copyOfRange(x, windowFrom, windowTo));
    int strongest = -1;
    double largest = -1;
    for (int knot = 0; knot < starts.length; knot++) {
      if (starts[knot] <= windowFrom || starts[knot] >= windowTo) {
        continue;
      }
      double partial = 0;
      for (int t = windowFrom; t < starts[knot]; t++) {
        partial += x[t] - mean;
      }
      if (Math.abs(partial) > largest) {
        largest = Math.abs(partial);
        strongest = knot;
      }
    }
    return strongest;
  }

  int from(int knot) {
    return knot == 0 ? 0 : starts[knot - 1];
  }

  int to(int knot) {
    return knot + 1 < starts.length ? starts[knot + 1] : x.length;
  }

  /** Bayesian criterion of this model, comparable with {@link #straightLineScore}. */
  double score() {
    return x.length * Math.log(meanSquare(residuals))
        + (2 * starts.length + 1) * Math.log(x.length);
  }

  /** Bayesian criterion of a straight line through the same values. */
  double straightLineScore() {
    if (Double.isNaN(straightLine)) {
      double[] rest = TheilSen.of(x).residuals(x);
      straightLine = x.length * Math.log(meanSquare(rest)) + 2 * Math.log(x.length);
    }
    return straightLine;
  }

  private static double meanSquare(double[] residuals) {
    double[] calm = winsorized(residuals);
    double sum = 0;
    for (double r : calm) {
      sum += r * r;
    }
    return Math.max(1e-300, sum / calm.length);
  }

  private static double[] scaled(double[] x, double sigma) {
    double divisor = sigma > 0 ? sigma : 1;
    return Arrays.stream(x).map(v -> v / divisor).toArray();
  }

  private static double[] residuals(double[] x, int[] starts) {
    double[] residuals = new double[x.length];
    int from = 0;
    for (int k = 0; k <= starts.length; k++) {
      int to = k < starts.length ? starts[k] : x.length;
      double mean = Sample.mean(Arrays.copyOfRange(x, from, to));
      for (int i = from; i < to; i++) {
        residuals[i] = x[i] - mean;
      }
      from = to;
    }
    return residuals;
  }

  /** Single spikes pulled in to four local deviations, so that one bad day is not a step. */
  private static double[] winsorized(double[] x) {
    double[] smooth = RunningMedian.of(x, 3);
    double[] rest = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      rest[i] = x[i] - smooth[i];
    }
    double limit = 4 * Sample.robustSigma(rest);
    double[] calm = x.clone();
    for (int i = 0; i < x.length; i++) {
      if (Math.abs(rest[i]) > limit) {
        calm[i] = smooth[i] + Math.signum(rest[i]) * limit;
      }
    }
    return calm;
  }
}
