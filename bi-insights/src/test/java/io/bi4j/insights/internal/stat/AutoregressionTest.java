package io.bi4j.insights.internal.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

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
  void the_long_run_factor_is_the_true_one_with_a_standard_error_of_care() {
    double mean = 0;
    for (int seed = 0; seed < 50; seed++) {
      double[] x = Samples.ar1(2000, 0.6, seed);
      mean += Autoregression.fit(x, 1).longRunFactor() / 50;
    }

    assertThat(mean).isBetween(1.6 / 0.4, 1.08 * 1.6 / 0.4);
  }

  @Test
  void independent_noise_is_hardly_inflated() {
    double mean = 0;
    for (int seed = 0; seed < 100; seed++) {
      mean += Autoregression.fit(Samples.gaussian(168, seed), 1).longRunFactor() / 100;
    }

    assertThat(mean).isBetween(1.0, 1.3);
  }

  @Test
  void a_simulated_series_remembers_as_much_as_the_fitted_one() {
    Autoregression model = Autoregression.fit(Samples.ar1(1000, 0.7, 1), 1);

    double[] copy = model.simulate(5000, new SeededRandom(2));

    assertThat(Autoregression.autocorrelation(copy, 1)[1]).isCloseTo(0.7, within(0.08));
  }
}
