package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.stat.Distributions;
import io.bi4j.insights.internal.stat.Sample;
import io.bi4j.insights.internal.stat.Tails;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Single periods, or short spells, far from local level and season.
 *
 * <p>The largest deviation is judged by a tail fitted to the other deviations (normal or heavier),
 * on the plain and on the log scale, and for small counts also by an overdispersed count
 * distribution; the largest p times the number of periods counts.
 */
final class OutlierDetector {
  private static final double LEAST_SHARE = 0.15;
  private static final double LEAST_Z = 5;
  private static final double SPELL_Z = 3.5;
  private static final double SMALL_COUNT = 50;

  private OutlierDetector() {}

  static Hypothesis test(SeriesProfile series) {
    double[] level = RunningMedian.of(series.adjusted(), half(series.length()));
    double[] deviation = deviation(series, level);
    int worst = 0;
    for (int t = 0; t < deviation.length; t++) {
      if (Math.abs(deviation[t]) > Math.abs(deviation[worst])) {
        worst = t;
      }
    }
    Tails tails = Tails.fit(others(series, deviation, worst));
    double p = tails.p(deviation[worst]);
    if (p * series.length() < 1) {
      p = Math.max(p, otherScaleP(series, level, worst));
    }
    boolean small = series.counts() && Sample.mean(series.values()) < SMALL_COUNT;
    if (small) {
      p = Math.max(p, countP(series, level, worst));
    }
    double z = tails.scale() > 0 ? deviation[worst] / tails.scale() : 0;
    int at = worst;
    return Hypothesis.ofSeries(
        InsightKind.OUTLIER_TIME,
        series,
        small ? "extreme deviate with count tail" : "extreme deviate with fitted tail",
        z,
        Math.min(1, p * (series.length() - series.missingCount())),
        null,
        () -> finding(series, level, deviation, tails.scale(), at));
  }

  /** Whether the period of a finding is still extreme in another series of the same time. */
  static boolean stillExtreme(SeriesProfile series, Finding original) {
    Finding.Span span = original.span();
    double[] deviation =
        deviation(series, RunningMedian.of(series.adjusted(), half(series.length())));
    double scale = Tails.fit(others(series, deviation, -1)).scale();
    int at = span == null ? -1 : series.axis().indexOf(span.from());
    int end = span == null ? -1 : series.axis().indexOf(span.to());
    for (int t = Math.max(0, at); t <= end; t++) {
      if (Math.abs(deviation[t]) > SPELL_Z * scale) {
        return true;
      }
    }
    return false;
  }

  private static double[] deviation(SeriesProfile series, double[] level) {
    double[] deviation = new double[series.length()];
    for (int t = 0; t < deviation.length; t++) {
      deviation[t] = series.missing(t) ? 0 : series.adjusted()[t] - level[t];
    }
    return deviation;
  }

  /**
   * The same deviation judged on the other scale: skewed noise has one heavy tail on either scale,
   * and a value is extreme only when it is so on both.
   */
  private static double otherScaleP(SeriesProfile series, double[] level, int at) {
    double[] deviation = new double[level.length];
    for (int t = 0; t < level.length; t++) {
      double value = series.values()[t];
      double expected = expected(series, level, t);
      if (!series.log() && (value <= 0 || expected <= 0)) {
        return 0;
      }
      double difference = series.log() ? value - expected : Math.log(value / expected);
      deviation[t] = series.missing(t) ? 0 : difference;
    }
    return Tails.fit(others(series, deviation, at)).p(deviation[at]);
  }

  private static int half(int n) {
    return Math.max(2, Math.min(7, n / 8));
  }

  /** The deviations of observed periods but one. */
  private static double[] others(SeriesProfile series, double[] deviation, int at) {
    double[] others = new double[deviation.length];
    int n = 0;
    for (int t = 0; t < deviation.length; t++) {
      if (t != at && !series.missing(t)) {
        others[n++] = deviation[t];
      }
    }
    return Arrays.copyOf(others, n);
  }

  /** Two-sided tail of a Poisson, or of a negative binomial when the series is more spread. */
  private static double countP(SeriesProfile series, double[] level, int at) {
    double[] pearson = new double[level.length];
    for (int t = 0; t < level.length; t++) {
      double expected = Math.max(0.1, expected(series, level, t));
      pearson[t] = (series.values()[t] - expected) / Math.sqrt(expected);
    }
    double sigma = Sample.robustSigma(pearson);
    double dispersion = Math.max(1, sigma * sigma * (1 + 2 / Math.sqrt(level.length)));
    double mean = Math.max(0.1, expected(series, level, at));
    long value = Math.round(series.values()[at]);
    double lower;
    double upper;
    if (dispersion < 1.01) {
      lower = Distributions.poissonLower(value, mean);
      upper = Distributions.poissonUpper(value, mean);
    } else {
      double size = mean / (dispersion - 1);
      lower = Distributions.negativeBinomialLower(value, mean, size);
      upper = Distributions.negativeBinomialUpper(value, mean, size);
    }
    return Math.min(1, 2 * Math.min(lower, upper));
  }

  private static double expected(SeriesProfile series, double[] level, int t) {
    return series.unscale(level[t] + series.removedSeason(t));
  }

  private static @Nullable Finding finding(
      SeriesProfile series, double[] level, double[] deviation, double scale, int at) {
    double value = series.values()[at];
    double expected = expected(series, level, at);
    boolean ratio = series.ratioScale() && expected > 0;
    double share = ratio ? value / expected - 1 : 0;
    double z = scale > 0 ? deviation[at] / scale : 0;
    if (ratio ? Math.abs(share) < LEAST_SHARE : Math.abs(z) < LEAST_Z) {
      return null;
    }
    int from = at;
    int to = at;
    double limit = Math.signum(deviation[at]) * SPELL_Z * scale;
    while (from > 0 && beyond(deviation[from - 1], limit)) {
      from--;
    }
    while (to + 1 < deviation.length && beyond(deviation[to + 1], limit)) {
      to++;
    }
    FactSheet facts =
        new FactSheet()
            .date("date", series.axis().startOf(at))
            .measure("value", value)
            .measure("expected", expected)
            .measure("low", series.unscale(level[at] + series.removedSeason(at) - 2 * scale))
            .measure("high", series.unscale(level[at] + series.removedSeason(at) + 2 * scale))
            .measure("difference", value - expected)
            .count("n", series.length() - series.missingCount())
            .name("grain", series.axis().grain().noun());
    if (ratio) {
      facts.percent("differenceShare", share);
    }
    if (to > from) {
      facts
          .date("spellFrom", series.axis().startOf(from))
          .date("spellTo", series.axis().endOf(to))
          .count("spellLength", to - from + 1L);
    }
    double[] usual = new double[deviation.length];
    Arrays.setAll(usual, t -> expected(series, level, t));
    return new Finding(
        Finding.sign(value - expected),
        ratio
            ? new Effect("difference from expected", share, "percent")
            : new Effect(
                "difference from expected", value - expected, series.measure().unit().detail()),
        Finding.score(ratio ? share : z / 20, 0.5),
        0.5,
        facts,
        null,
        series.scope(),
        Finding.Span.of(series.axis().startOf(from), series.axis().endOf(to)),
        at,
        Charts.line(series, "expected", usual, at));
  }

  private static boolean beyond(double deviation, double limit) {
    return limit > 0 ? deviation >= limit : deviation <= limit;
  }
}
