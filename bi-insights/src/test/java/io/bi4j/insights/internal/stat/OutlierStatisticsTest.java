package io.bi4j.insights.internal.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Reference: NIST/SEMATECH e-Handbook 1.3.5.17.3 (Rosner 1983), values as recomputed in R 4.2.2.
 */
class OutlierStatisticsTest {

  @Test
  void generalised_esd_finds_rosners_three_outliers() {
    GeneralizedEsd test = GeneralizedEsd.of(Samples.ROSNER, 10, 0.05);

    assertThat(test.outliers()).containsExactlyInAnyOrder(53, 52, 51);
    assertThat(test.statistics())
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(
            3.118906, 2.942973, 3.179424, 2.810181, 2.815580, 2.848172, 2.279327, 2.310366,
            2.101581, 2.067178);
    assertThat(test.criticalValues())
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(
            3.158794, 3.151430, 3.143890, 3.136165, 3.128247, 3.120128, 3.111796, 3.103243,
            3.094456, 3.085425);
  }

  @Test
  void tails_follow_the_noise() {
    assertThat(Tails.fit(Samples.gaussian(2000, 1)).df()).isGreaterThanOrEqualTo(15);
    double[] heavy = Samples.gaussian(2000, 2);
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < heavy.length; i++) {
      heavy[i] /= Math.sqrt(2 * Concentration.gamma(1.5, random) / 3);
    }
    assertThat(Tails.fit(heavy).df()).isBetween(2.5, 4.0);
  }

  @Test
  void the_largest_of_a_noise_series_is_rarely_extreme() {
    int rejected = 0;
    for (int seed = 0; seed < 1000; seed++) {
      double[] x = Samples.gaussian(168, seed);
      double largest = 0;
      for (double v : x) {
        largest = Math.max(largest, Math.abs(v));
      }
      rejected += 168 * Tails.fit(x).p(largest) < 0.05 ? 1 : 0;
    }

    assertThat(rejected).isLessThanOrEqualTo(50);
  }

  @Test
  void grubbs_flags_a_far_member_and_has_its_level() {
    double[] far = {10, 11, 9.5, 10.4, 10.1, 30};
    assertThat(Grubbs.of(far, true).p()).isLessThan(1e-4);
    assertThat(Grubbs.of(far, false).p()).isGreaterThan(0.5);
    int rejected = 0;
    for (int seed = 0; seed < 2000; seed++) {
      rejected += Grubbs.of(Samples.gaussian(8, seed), true).p() < 0.05 ? 1 : 0;
    }
    assertThat(rejected / 2000.0).isBetween(0.035, 0.065);
  }

  @Test
  void tails_of_counts_agree_with_r() {
    assertThat(Distributions.poissonUpper(41, 20)).isCloseTo(2.54263182341e-05, within(1e-14));
    assertThat(Distributions.poissonLower(9, 20)).isCloseTo(4.99541230831e-03, within(1e-12));
    assertThat(Distributions.negativeBinomialLower(12, 30, 5))
        .isCloseTo(8.35133127509e-02, within(1e-11));
    assertThat(Distributions.negativeBinomialUpper(61, 30, 5))
        .isCloseTo(3.53517432605e-02, within(1e-11));
  }
}
