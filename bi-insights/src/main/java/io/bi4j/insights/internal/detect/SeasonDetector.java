package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.Direction;
import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.TimeAxis;
import io.bi4j.insights.internal.stat.Sample;
import io.bi4j.insights.internal.stat.SeasonTest;
import io.bi4j.insights.internal.stat.Seasonal;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Repetition with the grain's season: days of the week, months or quarters of the year. */
final class SeasonDetector {
  private static final double LEAST_STRENGTH = 0.3;
  private static final double LEAST_SHARE = 0.05;

  private SeasonDetector() {}

  /** The hypothesis; null when the series is too short for three seasons. */
  static @Nullable Hypothesis test(SeriesProfile series) {
    SeasonTest test = series.seasonTest();
    Seasonal split = series.seasonal();
    if (test == null || split == null) {
      return null;
    }
    return Hypothesis.ofSeries(
        InsightKind.SEASONALITY,
        series,
        "Friedman and Fisher g",
        test.friedman(),
        test.p(),
        null,
        () -> finding(series, split));
  }

  private static @Nullable Finding finding(SeriesProfile series, Seasonal split) {
    double[] season = split.season();
    int peak = 0;
    int trough = 0;
    for (int phase = 1; phase < season.length; phase++) {
      peak = season[phase] > season[peak] ? phase : peak;
      trough = season[phase] < season[trough] ? phase : trough;
    }
    double level = Sample.mean(split.level());
    double centre = series.unscale(level);
    double high = series.unscale(level + season[peak]);
    double low = series.unscale(level + season[trough]);
    boolean ratio = series.ratioScale() && centre > 0;
    double peakShare = ratio ? high / centre - 1 : 0;
    double troughShare = ratio ? low / centre - 1 : 0;
    if (split.strength() < LEAST_STRENGTH
        || (ratio && Math.max(peakShare, -troughShare) < LEAST_SHARE)) {
      return null;
    }
    TimeAxis axis = series.axis();
    FactSheet facts =
        new FactSheet()
            .name("peak", phaseName(axis, peak))
            .name("trough", phaseName(axis, trough))
            .measure("peakValue", high)
            .measure("troughValue", low)
            .measure("average", centre)
            .plain("strength", split.strength())
            .count("period", season.length)
            .count("cycles", series.length() / season.length)
            .name("grain", axis.grain().noun());
    if (ratio) {
      facts.percent("peakShare", peakShare).percent("troughShare", troughShare);
    }
    double[] usual = new double[series.length()];
    double[] slow = split.level();
    Arrays.setAll(usual, t -> series.unscale(slow[t] + split.seasonAt(t)));
    return new Finding(
        Direction.NONE,
        new Effect("seasonal strength", split.strength(), ""),
        Finding.score(ratio ? peakShare - troughShare : split.strength(), 0.5),
        1,
        facts,
        facts.text("peak"),
        series.scope(),
        Finding.Span.of(axis.startOf(0), axis.endOf(series.length() - 1)),
        -1,
        Charts.line(series, "season", usual));
  }

  private static String phaseName(TimeAxis axis, int phase) {
    LocalDate day = axis.startOf(phase);
    return switch (axis.grain()) {
      case DAY -> day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case MONTH -> day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case QUARTER -> "quarter " + ((day.getMonthValue() - 1) / 3 + 1);
      case WEEK, YEAR ->
          "the weeks around "
              + day.getDayOfMonth()
              + " "
              + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    };
  }
}
