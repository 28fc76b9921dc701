package io.bi4j.insights.internal.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Reference: R 4.2.2 on the Nile series. cor.test(method = "kendall", exact = FALSE, continuity =
 * TRUE) for the plain test; rank, acf and equation 14 of Hamed and Rao 1998 for the correction;
 * median of outer differences for Theil and Sen.
 */
class TrendStatisticsTest {

  @Test
  void mann_kendall_agrees_with_r_on_the_nile() {
    MannKendall test = MannKendall.of(Samples.NILE);

    assertThat(test.s()).isEqualTo(-1387);
    assertThat(test.variance()).isCloseTo(112728.333333, within(1e-6));
    assertThat(test.z()).isCloseTo(-4.12806652284, within(1e-10));
    assertThat(test.p()).isCloseTo(3.65826292166e-05, within(1e-14));
    assertThat(test.tau()).isCloseTo(-1387 / 4950.0, within(1e-12));
  }

  @Test
  void hamed_and_rao_widen_the_variance_on_the_nile() {
    double[] detrended = TheilSen.of(Samples.NILE).residuals(Samples.NILE);

    double factor = MannKendall.hamedRaoFactor(detrended);

    assertThat(factor).isCloseTo(2.1428983271, within(1e-9));
    MannKendall corrected = MannKendall.of(Samples.NILE).inflated(factor, 100);
    assertThat(corrected.z()).isCloseTo(-2.81997919564514, within(1e-9));
    assertThat(corrected.p()).isCloseTo(0.00480267631018, within(1e-11));
  }

  @Test
  void theil_sen_gives_the_median_slope_and_ignores_a_gap() {
    assertThat(TheilSen.of(Samples.NILE).slope()).isCloseTo(-2.6, within(1e-12));

    double[] line = {1, 3, Double.NaN, 7, 9, 400};
    assertThat(TheilSen.of(line).slope()).isCloseTo(2, within(1e-12));
    assertThat(TheilSen.of(line).intercept()).isCloseTo(1, within(1e-12));
  }

  @Test
  void the_incomplete_method_finds_the_same_line_in_a_long_series() {
    double[] x = Samples.gaussian(3000, 7);
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.01 * i;
    }

    assertThat(TheilSen.of(x).slope()).isCloseTo(0.01, within(2e-4));
  }

  @Test
  void ties_and_order_do_not_change_the_score_by_merging() {
    double[] x = new double[200];
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextInt(12);
    }
    long expected = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        expected += (long) Math.signum(x[j] - x[i]);
      }
    }

    assertThat(MannKendall.of(x).s()).isEqualTo(expected);
  }

  @Test
  void a_constant_series_has_no_trend() {
    assertThat(MannKendall.of(new double[30]).p()).isEqualTo(1);
  }
}
