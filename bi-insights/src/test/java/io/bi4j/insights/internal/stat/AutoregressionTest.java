package io.bi4j.insights.internal.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference: ar.yw(lh) of R 4.2.2; properties of first-order noise otherwise. */
class AutoregressionTest {

  @Test
  void yule_walker_agrees_with_r_on_the_hormone_series() {
    double[][] phi = Autoregression.levinson(Autoregression.autocorrelation(Samples.LH, 3));

    assertThat(phi[1][0]).isCloseTo(0.575524475524, within(1e-10));
    assertThat(phi[3])
        .usingComparatorWithPrecision(1e-10)
        .containsExactly(0.6534016786916, -0.0636208360875, -0.2269402016502);
  }

  @Test
  void the_long_run_factor_of_first_order_noise_is_known() {
    double mean = 0;
    for (int seed = 0; seed < 50; seed++) {
      double[] x = Samples.ar1(2000, 0.6, seed);
      mean += Autoregression.fit(x, 1).longRunFactor() / 50;
    }

    assertThat(mean).isCloseTo(1.6 / 0.4, within(0.25));
  }

  @Test
  void independent_noise_is_hardly_inflated() {
    double mean = 0;
    for (int seed = 0; seed < 100; seed++) {
      mean += Autoregression.fit(Samples.gaussian(168, seed), 1).longRunFactor() / 100;
    }

    assertThat(mean).isBetween(1.0, 1.2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 0.8})
  void the_small_sample_bias_of_the_memory_is_taken_out(double phi) {
    double mean = 0;
    for (int seed = 0; seed < 800; seed++) {
      mean += Autoregression.fit(centred(Samples.ar1(100, phi, seed)), 1).memory() / 800;
    }

    assertThat(mean)
        .as("uncorrected it falls short by %s", (1 + 4 * phi) / 100)
        .isCloseTo(phi, within(0.02));
  }

  /**
   * One standard error of a normal estimate: below in 16 % of samples, a few more with the order.
   */
  @ParameterizedTest
  @CsvSource({"60, 0.3", "60, 0.6", "60, 0.8", "168, 0.3", "168, 0.6", "168, 0.8", "1000, 0.6"})
  void the_cautious_factor_is_seldom_below_the_true_one_and_the_plain_one_every_other_time(
      int n, double phi) {
    double trueFactor = (1 + phi) / (1 - phi);
    int plainBelow = 0;
    int cautiousBelow = 0;
    for (int seed = 0; seed < 800; seed++) {
      double[] x = centred(Samples.ar1(n, phi, seed));
      double plain = Autoregression.fit(x, 1).longRunFactor();
      double cautious = Autoregression.fitCautiously(x, 1).longRunFactor();
      assertThat(cautious).isGreaterThanOrEqualTo(plain);
      plainBelow += plain < trueFactor ? 1 : 0;
      cautiousBelow += cautious < trueFactor ? 1 : 0;
    }

    assertThat(plainBelow / 800.0).isBetween(0.40, 0.60);
    assertThat(cautiousBelow / 800.0).isBetween(0.10, 0.30);
  }

  @Test
  void caution_adds_one_standard_error_to_the_memory() {
    double[] x = centred(Samples.ar1(400, 0.6, 3));
    double estimate = Autoregression.autocorrelation(x, 1)[1];

    double added = Autoregression.fitCautiously(x, 1).memory() - Autoregression.fit(x, 1).memory();

    assertThat(added).isCloseTo(Math.sqrt((1 - estimate * estimate) / 400), within(0.003));
  }

  @Test
  void a_simulated_series_remembers_as_much_as_the_fitted_one() {
    Autoregression model = Autoregression.fit(Samples.ar1(1000, 0.7, 1), 1);

    double[] copy = model.simulate(5000, new SeededRandom(2));

    assertThat(Autoregression.autocorrelation(copy, 1)[1]).isCloseTo(0.7, within(0.08));
  }

  private static double[] centred(double[] x) {
    double mean = Sample.mean(x);
    return Arrays.stream(x).map(v -> v - mean).toArray();
  }
}
