package io.bi4j.ml.internal.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.bi4j.core.BiException;
import io.bi4j.ml.EtsForm;
import io.bi4j.ml.internal.MlErrors;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EtsOutlookTest {
  /**
   * R's class 3 formula takes the growth undamped in the first step: its mean one step ahead is
   * {@code (l + b) s}, where the model says {@code (l + phi b) s}. This form is checked by
   * simulation instead.
   */
  private static final EtsForm DAMPED_SEASON_FACTORS = EtsForm.parse("M,Ad,M");

  /**
   * Without trend, R's class 1 and 2 formulas let an error reach the seasons one step early, so its
   * variances agree before the first season returns only. These forms are checked by simulation
   * too.
   */
  private static int comparableSteps(EtsReference.Series series, EtsForm form, int horizon) {
    boolean early = form.season() == EtsForm.SeasonType.ADDITIVE && !form.hasTrend();
    return early ? series.seasonLength() - 1 : horizon;
  }

  static Stream<EtsReference.Series> series() {
    return EtsReference.SERIES.values().stream();
  }

  @ParameterizedTest
  @MethodSource("series")
  void means_and_intervals_agree_with_r(EtsReference.Series series) {
    assertThat(series.futures()).isNotEmpty();
    for (EtsReference.Future future : series.futures()) {
      if (future.form().equals(DAMPED_SEASON_FACTORS)) {
        continue;
      }
      EtsFit fit = series.fit(future.form()).evaluatedOn(series);
      EtsOutlook outlook = EtsOutlook.of(fit, future.mean().length, 2, 1);

      String what = future.form() + " on " + series;
      int steps = comparableSteps(series, future.form(), future.mean().length);
      assertClose(what + ", mean", outlook.mean(), future.mean(), future.mean().length);
      assertClose(what + ", low 80", outlook.band(0.80).low(), future.low80(), steps);
      assertClose(what + ", high 80", outlook.band(0.80).high(), future.high80(), steps);
      assertClose(what + ", low 95", outlook.band(0.95).low(), future.low95(), steps);
      assertClose(what + ", high 95", outlook.band(0.95).high(), future.high95(), steps);
    }
  }

  /** Relative to the largest value: bounds near zero carry the rounding of the printed states. */
  private static void assertClose(String what, double[] actual, double[] expected, int steps) {
    double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(Arrays.copyOf(actual, steps))
        .as(what)
        .containsExactly(Arrays.copyOf(expected, steps), within(1e-8 * scale));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"M,Ad,M", "M,A,M", "M,N,M", "M,A,A", "M,N,A", "A,Ad,A", "A,N,A", "M,N,N", "A,A,N"})
  void moments_agree_with_simulated_futures(String form) {
    EtsReference.Series air = EtsReference.SERIES.get("AirPassengers");
    EtsFit fit = air.fit(EtsForm.parse(form)).evaluatedOn(air);

    NormalOutlook formula = (NormalOutlook) EtsOutlook.of(fit, 24, 1, 1);
    SimulatedOutlook simulated = (SimulatedOutlook) SimulatedOutlook.of(fit, 24, 40_000, 7);

    for (int h = 0; h < 24; h++) {
      DoubleSummaryStatistics values = Arrays.stream(simulated.sorted()[h]).summaryStatistics();
      double center = values.getAverage();
      double variance =
          Arrays.stream(simulated.sorted()[h]).map(v -> (v - center) * (v - center)).sum()
              / (values.getCount() - 1);
      assertThat(formula.meanAt(h))
          .as("mean %d steps ahead", h + 1)
          .isCloseTo(center, within(0.025 * Math.sqrt(variance))); // five standard errors
      assertThat(formula.varianceAt(h))
          .as("variance %d steps ahead", h + 1)
          .isCloseTo(variance, withinPercentage(5)); // seven standard errors of a normal sample
    }
  }

  @Test
  void the_first_mean_is_the_next_expectation_of_the_recursion() {
    EtsReference.Series air = EtsReference.SERIES.get("AirPassengers");
    EtsFit fit = air.fit(DAMPED_SEASON_FACTORS).evaluatedOn(air);
    Recursion recursion = new Recursion(fit.form(), fit.smoothing(), fit.end());

    assertThat(EtsOutlook.of(fit, 1, 1, 1).mean()[0]).isCloseTo(recursion.expect(), within(1e-9));
  }

  @Test
  void simulated_futures_depend_on_the_seed_only() {
    EtsReference.Series air = EtsReference.SERIES.get("AirPassengers");
    EtsFit fit = air.fit(EtsForm.parse("M,Md,M")).evaluatedOn(air);

    double[] first = EtsOutlook.of(fit, 12, 1_000, 42).band(0.95).low();

    assertThat(EtsOutlook.of(fit, 12, 1_000, 42).band(0.95).low()).containsExactly(first);
    assertThat(EtsOutlook.of(fit, 12, 1_000, 43).band(0.95).low()).isNotEqualTo(first);
  }

  @Test
  void intervals_grow_with_their_level() {
    EtsReference.Series nile = EtsReference.SERIES.get("Nile");
    EtsOutlook outlook = EtsOutlook.of(nile.fit(EtsForm.parse("A,N,N")).evaluatedOn(nile), 5, 1, 1);

    assertThat(outlook.band(0.99).high()[4]).isGreaterThan(outlook.band(0.5).high()[4]);
    assertThat(outlook.band(0.99).low()[4]).isLessThan(outlook.band(0.5).low()[4]);
  }

  @Test
  void a_form_whose_states_leave_its_range_is_refused() {
    EtsFit fit =
        new EtsFit(
            EtsForm.parse("A,Md,N"),
            1,
            new Smoothing(0.5, 0.5, 0, 0.9),
            new EtsState(1, 1, new double[0]),
            new EtsState(1e-3, 0.5, new double[0]),
            20,
            2000,
            100);

    assertThatThrownBy(() -> EtsOutlook.of(fit, 20, 200, 1))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code()).isEqualTo(MlErrors.UNSTABLE_FORM))
        .hasMessageContaining("ETS(A,Md,N)");
  }

  @Test
  void quantiles_are_median_unbiased() {
    double[] sorted = {1, 2, 3, 4, 5};

    assertThat(SimulatedOutlook.quantile(sorted, 0.5)).isEqualTo(3);
    assertThat(SimulatedOutlook.quantile(sorted, 0.25)) // R: quantile(1:5, 0.25, type = 8)
        .isCloseTo(1.666667, within(1e-6));
    assertThat(SimulatedOutlook.quantile(sorted, 0.001)).isEqualTo(1);
    assertThat(SimulatedOutlook.quantile(sorted, 0.999)).isEqualTo(5);
  }
}
