package io.bi4j.insights.internal.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChangeStatisticsTest {

  @Test
  void contributions_of_a_ratio_sum_to_its_change_exactly() {
    SeededRandom random = new SeededRandom(11);
    for (int round = 0; round < 60; round++) {
      int k = 2 + random.nextInt(8);
      double[][] v = new double[4][k];
      for (double[] row : v) {
        for (int i = 0; i < k; i++) {
          row[i] = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(1000);
        }
      }
      v[1][0] = 5;
      v[3][0] = 7;
      for (int i = 0; i < k; i++) {
        v[0][i] = v[1][i] == 0 ? 0 : v[0][i];
        v[2][i] = v[3][i] == 0 ? 0 : v[2][i];
      }
      double change = Sample.sum(v[2]) / Sample.sum(v[3]) - Sample.sum(v[0]) / Sample.sum(v[1]);

      double parts = Contributions.ratio(v[0], v[1], v[2], v[3]).total();

      assertThat(parts).isCloseTo(change, within(1e-9 * Math.max(1, Math.abs(change))));
    }
  }

  @Test
  void a_pure_shift_of_weights_has_no_rate_effect() {
    double[] baseNumerator = {10, 40};
    double[] base = {100, 100};
    double[] numerator = {15, 20};
    double[] now = {150, 50};

    Contributions split = Contributions.ratio(baseNumerator, base, numerator, now);

    assertThat(Sample.sum(split.rate())).isCloseTo(0, within(1e-12));
    assertThat(Sample.sum(split.mix())).isCloseTo(35 / 200.0 - 50 / 200.0, within(1e-12));
  }

  @Test
  void additive_contributions_are_the_differences() {
    Contributions split = Contributions.additive(new double[] {10, 20, 5}, new double[] {4, 25, 5});

    assertThat(split.rate()).containsExactly(-6, 5, 0);
    assertThat(split.total()).isEqualTo(-1);
  }

  @Test
  void a_period_change_keeps_its_level_for_noise_with_memory() {
    for (double phi : new double[] {0, 0.3, 0.6, 0.8}) {
      int rejected = 0;
      for (int seed = 0; seed < 500; seed++) {
        rejected += PeriodChange.of(Samples.ar1(168, phi, seed), 28).p() < 0.05 ? 1 : 0;
      }
      assertThat(rejected / 500.0).as("phi " + phi).isLessThanOrEqualTo(0.09);
    }
  }

  @Test
  void a_real_change_is_seen() {
    double[] x = Samples.ar1(168, 0.3, 4);
    for (int i = 140; i < 168; i++) {
      x[i] -= 3;
    }

    assertThat(PeriodChange.of(x, 28).p()).isLessThan(1e-4);
    assertThat(PeriodChange.of(x, 28).delta()).isCloseTo(-3, within(0.8));
  }

  @Test
  void resampling_stops_early_when_nothing_is_there_and_extrapolates_when_much_is() {
    SeededRandom random = new SeededRandom(1);
    Resampling nothing = Resampling.adaptive(0.1, 9999, () -> Math.abs(random.nextGaussian()));
    assertThat(nothing.draws()).isLessThan(100);
    assertThat(nothing.p()).isGreaterThan(0.5);

    Resampling much =
        Resampling.withTail(
            6 * 1.5,
            999,
            () -> 1.5 * Math.abs(random.nextGaussian()),
            Distributions::normalTwoSided);
    assertThat(much.exceedances()).isZero();
    assertThat(Math.log10(much.p()))
        .isCloseTo(Math.log10(Distributions.normalTwoSided(6)), within(1.5));
  }

  @Test
  void resampled_p_values_are_not_too_small() {
    SeededRandom random = new SeededRandom(9);
    int rejected = 0;
    for (int k = 0; k < 1000; k++) {
      double observed = Math.abs(random.nextGaussian());
      rejected +=
          Resampling.withTail(
                          observed,
                          199,
                          () -> Math.abs(random.nextGaussian()),
                          Distributions::normalTwoSided)
                      .p()
                  < 0.01
              ? 1
              : 0;
    }
    assertThat(rejected).isLessThanOrEqualTo(20);
  }
}
