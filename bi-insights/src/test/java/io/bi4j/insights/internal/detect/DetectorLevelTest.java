package io.bi4j.insights.internal.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.cube.TimeAxis;
import io.bi4j.insights.internal.cube.TimeGrain;
import io.bi4j.insights.internal.stat.SeededRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How often a detector's p-value falls below a level on noise with memory, and what it still sees.
 */
class DetectorLevelTest {
  private static final int SERIES = 400;

  static Stream<Arguments> noises() {
    return Stream.of(
        argumentSet("60 independent values", 60, 0.0),
        argumentSet("60 values, phi 0.6", 60, 0.6),
        argumentSet("120 values, phi 0.6", 120, 0.6),
        argumentSet("168 values, phi 0.3", 168, 0.3),
        argumentSet("168 values, phi 0.8", 168, 0.8));
  }

  @ParameterizedTest
  @MethodSource("noises")
  void p_values_are_not_too_small(int n, double phi) {
    for (InsightKind kind :
        EnumSet.of(
            InsightKind.TREND,
            InsightKind.CHANGE_POINT,
            InsightKind.OUTLIER_TIME,
            InsightKind.SEASONALITY)) {
      int below = 0;
      for (int seed = 0; seed < SERIES; seed++) {
        SeriesProfile series = profile(noise(n, phi, seed));
        Hypothesis test = Detectors.series(series, EnumSet.of(kind)).get(0);
        double p = test.p();
        if (p < 0.01 && test.resample() != null) {
          p = Math.max(p, test.resample().apply(new SeededRandom(seed)).p());
        }
        below += p < 0.01 ? 1 : 0;
      }

      assertThat(below / (double) SERIES).as(kind.toString()).isLessThanOrEqualTo(0.02);
    }
  }

  @Test
  void several_steps_are_seen_as_steps_and_not_as_memory() {
    double[] x = noise(300, 0, 5);
    for (int t = 0; t < x.length; t++) {
      x[t] += t >= 60 && t < 130 ? 500 : t >= 200 && t < 250 ? -400 : 0;
    }
    SeriesProfile series = profile(x);

    Hypothesis test = ChangePointDetector.test(series);

    assertThat(series.steps().starts()).containsExactly(60, 130, 200, 250);
    assertThat(test.p()).isLessThan(1e-4);
    assertThat(test.finding().get()).isNotNull();
  }

  @Test
  void a_line_is_a_trend_and_a_step_is_a_step() {
    double[] line = noise(168, 0.3, 6);
    double[] step = noise(168, 0.3, 7);
    for (int t = 0; t < 168; t++) {
      line[t] += 3 * t;
      step[t] += t >= 90 ? 350 : 0;
    }

    assertThat(TrendDetector.test(profile(line)).finding().get()).isNotNull();
    assertThat(ChangePointDetector.test(profile(line)).finding().get()).isNull();
    assertThat(TrendDetector.test(profile(step)).finding().get()).isNull();
    assertThat(ChangePointDetector.test(profile(step)).finding().get())
        .isNotNull()
        .satisfies(f -> assertThat(f.at()).isBetween(88, 92));
  }

  @Test
  void a_pure_season_without_any_noise_shows_nothing_else() {
    for (double centre : new double[] {0, 1000}) {
      double[] x = new double[120];
      Arrays.setAll(x, t -> centre + 100 * Math.sin(2 * Math.PI * t / 12));
      SeriesProfile series =
          SeriesProfile.of(
              CubeMeasure.sum("m", 0),
              Scope.ALL,
              new TimeAxis(TimeGrain.MONTH, LocalDate.of(2015, 1, 1), 120),
              x);

      assertThat(series).isNotNull();
      for (Hypothesis test : Detectors.series(series, EnumSet.allOf(InsightKind.class))) {
        boolean shown = test.p() < 0.05 && test.finding().get() != null;
        assertThat(shown)
            .as(test.kind() + " around " + centre)
            .isEqualTo(test.kind() == InsightKind.SEASONALITY);
      }
    }
  }

  private static SeriesProfile profile(double[] x) {
    TimeGrain grain = x.length % 7 == 0 ? TimeGrain.DAY : TimeGrain.MONTH;
    TimeAxis axis = new TimeAxis(grain, LocalDate.of(2020, 1, 1), x.length);
    SeriesProfile profile = SeriesProfile.of(CubeMeasure.sum("m", 0), Scope.ALL, axis, x);
    assertThat(profile).isNotNull();
    return profile;
  }

  private static double[] noise(int n, double phi, long seed) {
    SeededRandom random = new SeededRandom(seed, "noise " + n);
    double[] x = new double[n];
    double value = random.nextGaussian();
    for (int t = 0; t < n; t++) {
      x[t] = 1000 + 80 * value;
      value = phi * value + Math.sqrt(1 - phi * phi) * random.nextGaussian();
    }
    return x;
  }
}
