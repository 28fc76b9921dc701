package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.stat.Resampling;
import io.bi4j.insights.internal.stat.SeededRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One test that was made, whatever came out of it.
 *
 * @param kind what a rejection would say
 * @param measure about which measure
 * @param scope in which rows
 * @param breakdown dimension whose members are compared, -1 for none
 * @param test name of the test
 * @param statistic its value
 * @param n values used
 * @param p analytic p-value; 0 for a fact
 * @param exact whether this is a fact of the data and no inference
 * @param resample the second, resampled p-value; null when the analytic one needs none
 * @param finding what to say; gives null when the effect is too small or another kind says it
 *     better
 */
public record Hypothesis(
    InsightKind kind,
    CubeMeasure measure,
    Scope scope,
    int breakdown,
    String test,
    double statistic,
    int n,
    double p,
    boolean exact,
    @Nullable Function<SeededRandom, Resampling> resample,
    Supplier<@Nullable Finding> finding) {

  /** A hypothesis about a series. */
  static Hypothesis ofSeries(
      InsightKind kind,
      SeriesProfile series,
      String test,
      double statistic,
      double p,
      @Nullable Function<SeededRandom, Resampling> resample,
      Supplier<@Nullable Finding> finding) {
    int n = series.length() - series.missingCount();
    return new Hypothesis(
        kind,
        series.measure(),
        series.scope(),
        -1,
        test,
        statistic,
        n,
        p,
        false,
        resample,
        finding);
  }

  /** Names the hypothesis, to seed its resampling. */
  public String key() {
    return kind + "|" + measure.name() + "|" + scope + "|" + breakdown;
  }
}
