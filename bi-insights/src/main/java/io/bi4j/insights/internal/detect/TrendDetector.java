package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.stat.Autoregression;
import io.bi4j.insights.internal.stat.Distributions;
import io.bi4j.insights.internal.stat.MannKendall;
import io.bi4j.insights.internal.stat.Resampling;
import io.bi4j.insights.internal.stat.Sample;
import io.bi4j.insights.internal.stat.SeededRandom;
import io.bi4j.insights.internal.stat.TheilSen;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Steady rises and falls: Mann-Kendall on the season-free series.
 *
 * <p>The variance of S is widened by the larger of Hamed and Rao's factor and the long-run factor
 * of the autoregressive noise, and never narrowed; z is judged by Student's t with the effective
 * number of values. A series that wanders so much that fewer than six values are independent is not
 * a trend.
 */
final class TrendDetector {
  private static final double LEAST_CHANGE = 0.10;
  private static final double LEAST_TAU = 0.25;
  private static final double FEWEST_INDEPENDENT = 6;

  /** The correction only raises p: a plain p above this is as good as any other. */
  private static final double NOT_EVEN_PLAIN = 0.2;

  private static final int DRAWS = 199;

  private TrendDetector() {}

  static Hypothesis test(SeriesProfile series) {
    double[] x = series.adjusted();
    MannKendall plain = MannKendall.of(x);
    if (plain.p() > NOT_EVEN_PLAIN) {
      return hypothesis(series, plain.z(), plain.p(), null, () -> null);
    }
    TheilSen line = TheilSen.of(x);
    double[] rest = line.residuals(x);
    Autoregression noise = Autoregression.fitCautiously(rest, 2);
    double factor = Math.max(noise.longRunFactor(), MannKendall.hamedRaoFactor(rest));
    MannKendall test = plain.inflated(factor, x.length);
    double independent = x.length / factor;
    double df = Math.min(independent - 2, noise.degrees(x.length));
    double p = independent < FEWEST_INDEPENDENT ? 1 : Distributions.studentTwoSided(test.z(), df);
    return hypothesis(
        series,
        test.z(),
        p,
        random -> resample(plain, noise, x.length, random),
        () -> finding(series, line, plain.tau(), rest));
  }

  private static Hypothesis hypothesis(
      SeriesProfile series,
      double z,
      double p,
      @Nullable Function<SeededRandom, Resampling> resample,
      Supplier<@Nullable Finding> finding) {
    return Hypothesis.ofSeries(
        InsightKind.TREND, series, "Mann-Kendall (Hamed-Rao)", z, p, resample, finding);
  }

  /** The same statistic on series that remember as much but have no trend. */
  private static Resampling resample(
      MannKendall plain, Autoregression noise, int n, SeededRandom random) {
    double observed = Math.abs(plain.inflated(noise.longRunFactor(), n).z());
    return Resampling.withTail(
        observed,
        DRAWS,
        () -> {
          double[] x = noise.simulate(n, random);
          double factor = Autoregression.fitCautiously(leastSquaresRest(x), 2).longRunFactor();
          return Math.abs(MannKendall.of(x).inflated(factor, n).z());
        },
        Distributions::normalTwoSided);
  }

  private static double[] leastSquaresRest(double[] x) {
    int n = x.length;
    double middle = (n - 1) / 2.0;
    double mean = Sample.mean(x);
    double sum = 0;
    for (int t = 0; t < n; t++) {
      sum += (t - middle) * (x[t] - mean);
    }
    double slope = sum / (n * ((double) n * n - 1) / 12);
    double[] rest = new double[n];
    for (int t = 0; t < n; t++) {
      rest[t] = x[t] - mean - slope * (t - middle);
    }
    return rest;
  }

  private static @Nullable Finding finding(
      SeriesProfile series, TheilSen line, double tau, double[] rest) {
    int n = series.length();
    double first = series.unscale(line.at(0));
    double last = series.unscale(line.at(n - 1.0));
    double change = last - first;
    boolean ratio = series.ratioScale() && first > 0 && last > 0;
    double noise = Sample.robustSigma(rest);
    double size = ratio ? Math.abs(change) / Sample.median(series.values()) : 0;
    double inNoise = noise > 0 ? (line.at(n - 1.0) - line.at(0)) / noise : 0;
    boolean large = ratio ? size >= LEAST_CHANGE : Math.abs(inNoise) >= 1;
    if (!large || Math.abs(tau) < LEAST_TAU || stepsFitBetter(series)) {
      return null;
    }
    FactSheet facts =
        new FactSheet()
            .measure("first", first)
            .measure("last", last)
            .measure("change", change)
            .measure("slope", change / (n - 1))
            .plain("tau", tau)
            .count("n", n - series.missingCount())
            .name("grain", series.axis().grain().noun())
            .date("from", series.axis().startOf(0))
            .date("lastPeriod", series.axis().startOf(n - 1))
            .date("to", series.axis().endOf(n - 1));
    if (ratio) {
      facts.percent("changeShare", change / first);
    }
    double[] fit = new double[n];
    for (int t = 0; t < n; t++) {
      fit[t] = series.unscale(line.at(t) + series.removedSeason(t));
    }
    return new Finding(
        Finding.sign(change),
        ratio
            ? new Effect("total change", change / first, "percent")
            : new Effect("total change", change, series.measure().unit().detail()),
        Finding.score(ratio ? change / first : inNoise / 10, 0.3),
        1,
        facts,
        null,
        series.scope(),
        Finding.Span.of(series.axis().startOf(0), series.axis().endOf(n - 1)),
        -1,
        Charts.line(series, "trend", fit));
  }

  private static boolean stepsFitBetter(SeriesProfile series) {
    StepModel steps = series.steps();
    return steps.starts().length > 0 && steps.score() < steps.straightLineScore();
  }
}
