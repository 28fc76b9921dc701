package io.bi4j.insights.internal.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Reference: R 4.2.2, stl(nottem, "per"), friedman.test on Hollander and Wolfe's base runners. */
class SeasonalTest {

  @Test
  void the_season_of_nottingham_agrees_with_stl() {
    double[] stl = {
      -9.3472, -9.8552, -6.8533, -2.7635, 3.5014, 8.9833, 12.8453, 11.4764, 7.4475, 0.4737, -6.4301,
      -9.4781
    };

    Seasonal split = Seasonal.of(Samples.NOTTEM, 12);

    for (int month = 0; month < 12; month++) {
      assertThat(split.seasonAt(month)).isCloseTo(stl[month], within(0.6));
    }
    assertThat(split.strength()).isGreaterThan(0.9);
  }

  @Test
  void friedmans_statistic_agrees_with_r() {
    double[] runners = {
      5.40, 5.50, 5.55, 5.85, 5.70, 5.75, 5.20, 5.60, 5.50, 5.55, 5.50, 5.40, 5.90, 5.85, 5.70,
      5.45, 5.55, 5.60, 5.40, 5.40, 5.35, 5.45, 5.50, 5.35, 5.25, 5.15, 5.00, 5.85, 5.80, 5.70,
      5.25, 5.20, 5.10, 5.65, 5.55, 5.45, 5.60, 5.35, 5.45, 5.05, 5.00, 4.95, 5.50, 5.50, 5.40,
      5.45, 5.55, 5.50, 5.55, 5.55, 5.35, 5.45, 5.50, 5.55, 5.50, 5.45, 5.25, 5.65, 5.60, 5.40,
      5.70, 5.65, 5.55, 6.30, 6.30, 6.25
    };

    assertThat(SeasonTest.friedmanChiSquare(runners, 3)).isCloseTo(11.1428571429, within(1e-9));
  }

  @Test
  void fishers_g_has_its_exact_level() {
    int rejected = 0;
    for (int seed = 0; seed < 2000; seed++) {
      double[] x = Samples.gaussian(41, seed);
      double largest = 0;
      double total = 0;
      double mean = Sample.mean(x);
      for (int j = 1; j <= 20; j++) {
        double cos = 0;
        double sin = 0;
        for (int t = 0; t < 41; t++) {
          cos += (x[t] - mean) * Math.cos(2 * Math.PI * j * t / 41);
          sin += (x[t] - mean) * Math.sin(2 * Math.PI * j * t / 41);
        }
        largest = Math.max(largest, cos * cos + sin * sin);
        total += cos * cos + sin * sin;
      }
      rejected += SeasonTest.fisherG(largest / total, 20) < 0.05 ? 1 : 0;
    }

    assertThat(rejected / 2000.0).isBetween(0.035, 0.065);
  }

  @Test
  void nottingham_has_a_yearly_season_and_no_season_of_seven_months() {
    assertThat(SeasonTest.of(Samples.NOTTEM, 12).p()).isLessThan(1e-10);
    assertThat(SeasonTest.of(Samples.NOTTEM, 7).p()).isGreaterThan(0.05);
  }

  @Test
  void noise_with_memory_or_trend_is_not_taken_for_a_season() {
    int found = 0;
    for (int seed = 0; seed < 400; seed++) {
      double[] x = Samples.ar1(168, 0.2 * (seed % 5), seed);
      for (int t = 0; t < x.length; t++) {
        x[t] += seed % 2 == 0 ? 0.05 * t : 0;
      }
      found += SeasonTest.of(x, 7).p() < 0.05 ? 1 : 0;
    }

    assertThat(found).isLessThanOrEqualTo(20);
  }
}
