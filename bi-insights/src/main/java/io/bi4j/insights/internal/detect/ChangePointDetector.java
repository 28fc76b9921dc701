package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.stat.Autoregression;
import io.bi4j.insights.internal.stat.Cusum;
import io.bi4j.insights.internal.stat.Resampling;
import io.bi4j.insights.internal.stat.Sample;
import io.bi4j.insights.internal.stat.SeededRandom;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps of the level: CUSUM over the whole series and over its halves decides whether there is one,
 * PELT says where the stretches of constant level begin.
 *
 * <p>The windows are fixed before looking, so the smallest p times their number is honest; windows
 * taken from PELT's own segmentation would not be. The noise is what the best single step of the
 * whole series leaves, and the statistic is judged by Kolmogorov's tail averaged over the error of
 * the noise estimate.
 */
final class ChangePointDetector {
  private static final double LEAST_STEP_IN_NOISE = 1;
  private static final double LEAST_STEP = 0.05;
  private static final int SPLIT_FROM = 80;
  private static final int DRAWS = 199;

  private ChangePointDetector() {}

  /** The clearest window with its step, statistic and noise. */
  private record Window(int from, int to, double statistic, double p) {}

  static Hypothesis test(SeriesProfile series) {
    double[] x = series.adjusted();
    List<int[]> windows = windows(x.length);
    Autoregression noise = StepModel.noise(x);
    double df = noise.degrees(x.length);
    Window clearest = null;
    for (int[] bounds : windows) {
      Cusum cusum = Cusum.of(x, bounds[0], bounds[1], noise.longRunSigma());
      Window window =
          new Window(bounds[0], bounds[1], cusum.statistic(), tail(cusum.statistic(), df));
      clearest = clearest == null || window.p() < clearest.p() ? window : clearest;
    }
    if (clearest == null) {
      throw new IllegalStateException("a series has at least one window");
    }
    Window found = clearest;
    return Hypothesis.ofSeries(
        InsightKind.CHANGE_POINT,
        series,
        "CUSUM and PELT",
        found.statistic(),
        Math.min(1, windows.size() * found.p()),
        random -> resample(x.length, windows, noise, found.statistic(), random),
        () -> finding(series, found));
  }

  private static List<int[]> windows(int n) {
    int[] whole = {0, n};
    if (n < SPLIT_FROM) {
      return List.of(whole);
    }
    return List.of(
        whole, new int[] {0, n / 2}, new int[] {n / 4, n / 4 + n / 2}, new int[] {n / 2, n});
  }

  /** Kolmogorov's first tail term with a noise variance that has {@code df} degrees of freedom. */
  private static double tail(double x, double df) {
    return df < 1 ? 1 : Math.min(1, 2 * Math.pow(1 + 4 * x * x / df, -df / 2));
  }

  /** The largest statistic of all windows on series that remember as much but have no step. */
  private static Resampling resample(
      int n, List<int[]> windows, Autoregression noise, double observed, SeededRandom random) {
    double df = noise.degrees(n);
    return Resampling.withTail(
        observed,
        DRAWS,
        () -> {
          double[] x = noise.simulate(n, random);
          double sigma = StepModel.noise(x).longRunSigma();
          double largest = 0;
          for (int[] w : windows) {
            largest = Math.max(largest, Cusum.of(x, w[0], w[1], sigma).statistic());
          }
          return largest;
        },
        x -> tail(x, df));
  }

  private static @Nullable Finding finding(SeriesProfile series, Window window) {
    StepModel model = series.steps();
    int knot = model.strongest(window.from(), window.to());
    if (knot < 0 || model.straightLineScore() < model.score()) {
      return null;
    }
    int from = model.from(knot);
    int start = model.starts()[knot];
    int to = model.to(knot);
    double[] x = series.adjusted();
    double before = Sample.median(Arrays.copyOfRange(x, from, start));
    double after = Sample.median(Arrays.copyOfRange(x, start, to));
    double noise = Sample.robustSigma(model.residuals());
    double levelBefore = series.unscale(before);
    double levelAfter = series.unscale(after);
    boolean ratio = series.ratioScale() && levelBefore > 0;
    double share = ratio ? levelAfter / levelBefore - 1 : 0;
    double inNoise = noise > 0 ? (after - before) / noise : 0;
    if (Math.abs(inNoise) < LEAST_STEP_IN_NOISE || (ratio && Math.abs(share) < LEAST_STEP)) {
      return null;
    }
    FactSheet facts =
        new FactSheet()
            .date("date", series.axis().startOf(start))
            .measure("before", levelBefore)
            .measure("after", levelAfter)
            .measure("change", levelAfter - levelBefore)
            .count("periodsBefore", start - from)
            .count("periodsAfter", to - start)
            .name("grain", series.axis().grain().noun())
            .date("from", series.axis().startOf(from))
            .date("to", series.axis().endOf(to - 1));
    if (ratio) {
      facts.percent("changeShare", share);
    }
    return new Finding(
        Finding.sign(levelAfter - levelBefore),
        ratio
            ? new Effect("step", share, "percent")
            : new Effect("step", levelAfter - levelBefore, series.measure().unit().detail()),
        Finding.score(ratio ? share : inNoise / 10, 0.25),
        1,
        facts,
        null,
        series.scope(),
        Finding.Span.of(series.axis().startOf(start), series.axis().endOf(to - 1)),
        start,
        Charts.line(series, "level", levels(series, model)));
  }

  private static double[] levels(SeriesProfile series, StepModel model) {
    double[] x = series.adjusted();
    double[] levels = new double[x.length];
    int from = 0;
    for (int k = 0; k <= model.starts().length; k++) {
      int to = k < model.starts().length ? model.starts()[k] : x.length;
      double level = series.unscale(Sample.median(Arrays.copyOfRange(x, from, to)));
      Arrays.fill(levels, from, to, level);
      from = to;
    }
    return levels;
  }
}
