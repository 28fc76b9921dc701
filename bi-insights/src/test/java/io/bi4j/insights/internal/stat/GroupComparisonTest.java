package io.bi4j.insights.internal.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.insights.internal.stat.TwoSample.Moments;
import org.junit.jupiter.api.Test;

/** Reference: R 4.2.2 (t.test, wilcox.test, fisher.test, prop.test, binom.test, p.adjust). */
class GroupComparisonTest {

  @Test
  void welch_agrees_with_r_on_the_sleep_data() {
    TwoSample.Result test =
        TwoSample.welch(Moments.of(Samples.SLEEP_1), Moments.of(Samples.SLEEP_2));

    assertThat(test.statistic()).isCloseTo(-1.86081346749, within(1e-10));
    assertThat(test.df()).isCloseTo(17.7764735162, within(1e-9));
    assertThat(test.p()).isCloseTo(0.0793941401874, within(1e-11));
  }

  @Test
  void mann_whitney_agrees_with_r_including_ties() {
    TwoSample.Result test = TwoSample.mannWhitney(Samples.SLEEP_1, Samples.SLEEP_2);

    assertThat(test.statistic()).isEqualTo(25.5);
    assertThat(test.p()).isCloseTo(0.0693275754336, within(1e-10));
    assertThat(TwoSample.cliffsDelta(25.5, 10, 10)).isCloseTo(-0.49, within(1e-12));
  }

  @Test
  void fishers_exact_test_agrees_with_r() {
    assertThat(Proportions.fisherExact(3, 1, 1, 3)).isCloseTo(0.485714285714, within(1e-10));
    assertThat(Proportions.fisherExact(2, 15, 10, 3)).isCloseTo(0.000536724119143, within(1e-12));
  }

  @Test
  void two_proportions_agree_with_r_and_small_cells_turn_exact() {
    TwoSample.Result large = Proportions.compare(15, 50, 25, 50);
    assertThat(large.statistic() * large.statistic()).isCloseTo(4.16666666667, within(1e-9));
    assertThat(large.p()).isCloseTo(0.0412268333372, within(1e-11));

    assertThat(Proportions.compare(3, 4, 1, 4).p()).isCloseTo(0.485714285714, within(1e-10));
  }

  @Test
  void wilsons_interval_agrees_with_newcombe_1998() {
    Proportions.Interval interval = Proportions.wilson(81, 263, 1.959963984540054);

    assertThat(interval.low()).isCloseTo(0.255288519878, within(1e-11));
    assertThat(interval.high()).isCloseTo(0.366209576983, within(1e-11));
  }

  @Test
  void binomial_and_student_tails_agree_with_r() {
    assertThat(Distributions.binomialUpper(682, 925, 0.5) / 3.54364538754e-49)
        .isCloseTo(1, within(1e-9));
    assertThat(Distributions.binomialUpper(7, 10, 0.5)).isCloseTo(0.171875, within(1e-12));
    assertThat(Distributions.studentTwoSided(-5, 7.5)).isCloseTo(1.27622280352e-03, within(1e-13));
    assertThat(Distributions.normalTwoSided(7) / 2 / 1.27981254389e-12).isCloseTo(1, within(1e-9));
  }

  @Test
  void benjamini_hochberg_agrees_with_p_adjust_on_the_1995_example() {
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0
    };

    assertThat(BenjaminiHochberg.qValues(p))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(
            0.0015,
            0.003,
            0.0095,
            0.035625,
            0.0603,
            0.0638571428571429,
            0.0638571428571429,
            0.0645,
            0.0765,
            0.486,
            0.581181818181818,
            0.714875,
            0.753230769230769,
            0.813214285714286,
            1.0);
  }
}
