package io.bi4j.ml.internal.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.ml.EtsForm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EtsSearchTest {
  private static final double ROUNDING = 1e-15;
  static final List<EtsForm> CONSIDERED_BY_R =
      EtsForm.all().stream()
          .filter(form -> form.isStable() && !form.trend().isMultiplicative())
          .toList();

  static Stream<EtsReference.Series> series() {
    return EtsReference.SERIES.values().stream();
  }

  @ParameterizedTest
  @MethodSource("series")
  void finds_parameters_at_least_as_likely_as_those_of_r(EtsReference.Series series) {
    for (EtsReference.Fit reference : series.fits()) {
      EtsFit fit =
          EtsSearch.fit(reference.form(), series.seasonLength(), series.values()).orElseThrow();

      assertThat(fit.aicc())
          .as("AICc of %s on %s", reference.form(), series)
          .isLessThan(reference.aicc() + 0.5);
    }
  }

  @ParameterizedTest
  @MethodSource("series")
  void stays_inside_the_usual_and_the_admissible_region(EtsReference.Series series) {
    for (EtsReference.Fit reference : series.fits()) {
      EtsFit fit =
          EtsSearch.fit(reference.form(), series.seasonLength(), series.values()).orElseThrow();
      Smoothing p = fit.smoothing();

      assertThat(p.alpha()).isBetween(1e-4, 1 - 1e-4);
      assertThat(p.beta()).isBetween(0.0, p.alpha() + ROUNDING);
      assertThat(p.gamma()).isBetween(0.0, 1 - p.alpha() + ROUNDING);
      assertThat(Stability.isAdmissible(fit.form(), p, series.seasonLength())).isTrue();
      assertThat(p.phi())
          .satisfiesAnyOf(
              phi -> assertThat(phi).isEqualTo(1), phi -> assertThat(phi).isBetween(0.8, 0.98));
    }
  }

  @ParameterizedTest
  @MethodSource("series")
  void chooses_a_form_at_least_as_good_as_the_choice_of_r(EtsReference.Series series) {
    EtsFit best =
        EtsSelection.best(CONSIDERED_BY_R, series.values(), series.seasonLength(), () -> {})
            .orElseThrow();

    assertThat(best.aicc()).isLessThan(series.bestAicc().get(0) + 0.5);
  }

  @Test
  void considers_the_fifteen_forms_that_r_considers_by_default() {
    assertThat(CONSIDERED_BY_R).hasSize(15);
  }

  @Test
  void seasons_of_a_fit_sum_to_zero_or_to_their_number() {
    EtsReference.Series deaths = EtsReference.SERIES.get("USAccDeaths");

    double[] added =
        EtsSearch.fit(EtsForm.parse("A,N,A"), 12, deaths.values()).orElseThrow().start().season();
    double[] factors =
        EtsSearch.fit(EtsForm.parse("M,N,M"), 12, deaths.values()).orElseThrow().start().season();

    assertThat(Arrays.stream(added).sum()).isCloseTo(0, within(1e-6));
    assertThat(Arrays.stream(factors).sum()).isCloseTo(12, within(1e-9));
  }

  @Test
  void a_series_that_a_form_repeats_exactly_has_no_variance_worth_naming() {
    double[] line = new double[30];
    Arrays.setAll(line, t -> 5 + 2.5 * t);

    EtsFit fit = EtsSelection.best(CONSIDERED_BY_R, line, 1, () -> {}).orElseThrow();

    assertThat(fit.form().hasTrend()).isTrue();
    assertThat(Math.sqrt(fit.variance())).isLessThan(1e-6);
    assertThat(EtsOutlook.of(fit, 2, 1, 1).mean()[1]).isCloseTo(5 + 2.5 * 31, within(1e-4));
  }

  @Test
  void a_constant_series_is_simple_smoothing() {
    double[] constant = new double[20];
    Arrays.fill(constant, 7);

    EtsFit fit = EtsSelection.best(CONSIDERED_BY_R, constant, 4, () -> {}).orElseThrow();

    assertThat(fit.form().hasTrend()).isFalse();
    assertThat(fit.form().hasSeason()).isFalse();
    assertThat(EtsOutlook.of(fit, 3, 1, 1).mean())
        .containsExactly(new double[] {7, 7, 7}, within(1e-6));
  }

  @Test
  void a_series_of_zeros_gets_a_fit() {
    EtsFit fit = EtsSelection.best(CONSIDERED_BY_R, new double[24], 12, () -> {}).orElseThrow();

    assertThat(EtsOutlook.of(fit, 3, 1, 1).mean()).containsExactly(new double[3], within(1e-9));
  }

  @Test
  void the_scale_of_the_values_does_not_change_the_smoothing() {
    double[] y = EtsReference.SERIES.get("AirPassengers").values();
    double[] tiny = Arrays.stream(y).map(v -> v * 1e-9).toArray();
    double[] huge = Arrays.stream(y).map(v -> v * 1e12).toArray();
    EtsForm form = EtsForm.parse("M,Ad,M");

    double alpha = EtsSearch.fit(form, 12, y).orElseThrow().smoothing().alpha();

    assertThat(EtsSearch.fit(form, 12, tiny).orElseThrow().smoothing().alpha())
        .isCloseTo(alpha, within(1e-3));
    assertThat(EtsSearch.fit(form, 12, huge).orElseThrow().smoothing().alpha())
        .isCloseTo(alpha, within(1e-3));
  }

  @Test
  void forms_for_positive_data_are_not_tried_on_other_data() {
    double[] y = {3, -1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9};

    assertThat(EtsSelection.allows(EtsForm.parse("M,N,N"), y, 1)).isFalse();
    assertThat(
            EtsSelection.best(CONSIDERED_BY_R, y, 1, () -> {})
                .orElseThrow()
                .form()
                .needsPositiveData())
        .isFalse();
  }

  @Test
  void a_season_needs_two_full_turns() {
    double[] y = new double[23];
    Arrays.setAll(y, t -> 10 + t % 12);

    assertThat(EtsSelection.allows(EtsForm.parse("A,N,A"), y, 12)).isFalse();
    assertThat(EtsSelection.allows(EtsForm.parse("A,N,A"), Arrays.copyOf(y, 24), 12)).isTrue();
  }
}
