package io.bi4j.ml.internal.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.ml.EtsForm;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EtsLikelihoodTest {
  static Stream<EtsReference.Series> series() {
    return EtsReference.SERIES.values().stream();
  }

  @ParameterizedTest
  @MethodSource("series")
  void agrees_with_r_at_the_parameters_of_r(EtsReference.Series series) {
    for (EtsReference.Fit reference : series.fits()) {
      EtsFit fit = reference.evaluatedOn(series);

      assertThat(fit.logLikelihood())
          .as("log-likelihood of %s", reference.form())
          .isCloseTo(reference.logLikelihood(), Percentage.withPercentage(1e-8));
      assertThat(fit.aicc())
          .as("AICc of %s", reference.form())
          .isCloseTo(reference.aicc(), within(1e-6));
      assertThat(fit.variance())
          .as("variance of %s", reference.form())
          .isCloseTo(reference.variance(), Percentage.withPercentage(1e-6));
    }
  }

  @Test
  void the_reference_covers_all_thirty_forms() {
    Set<EtsForm> covered = new HashSet<>();
    series().forEach(series -> series.fits().forEach(fit -> covered.add(fit.form())));

    assertThat(covered).containsExactlyInAnyOrderElementsOf(EtsForm.all()).hasSize(30);
  }

  @Test
  void errors_are_distances_or_shares_of_the_expectation() {
    double[] y = {10, 12};
    Smoothing half = new Smoothing(0.5, 0, 0, 1);
    EtsState eight = new EtsState(8, 0, new double[0]);

    assertThat(Likelihood.errors(EtsForm.parse("A,N,N"), half, eight, y))
        .containsExactly(2, 3); // level 8, then 9
    assertThat(Likelihood.errors(EtsForm.parse("M,N,N"), half, eight, y))
        .containsExactly(2.0 / 8, 3.0 / 9);
  }
}
