package io.bi4j.insights.internal.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConcentrationTest {

  @Test
  void gini_and_herfindahl_of_known_shares() {
    assertThat(Concentration.gini(new double[] {10, 20, 30, 40})).isCloseTo(0.25, within(1e-12));
    assertThat(Concentration.gini(new double[] {97, 1, 1, 1})).isCloseTo(0.72, within(1e-12));
    assertThat(Concentration.herfindahl(new double[] {50, 30, 20})).isCloseTo(0.38, within(1e-12));
    assertThat(Concentration.topShare(new double[] {5, 1, 3, 1}, 2)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void scattering_records_keeps_the_total() {
    double[] records = {1, 2, 3, 4, 5, 6, 7, 8};

    assertThat(Sample.sum(Concentration.scatter(records, 3, new SeededRandom(1)))).isEqualTo(36);
  }

  @Test
  void scattering_moments_is_as_unequal_as_scattering_records() {
    SeededRandom random = new SeededRandom(5);
    double[] records = new double[4000];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < records.length; i++) {
      records[i] = Math.exp(0.8 * random.nextGaussian());
      sum += records[i];
      squares += records[i] * records[i];
    }
    double exact = 0;
    double approximate = 0;
    for (int k = 0; k < 200; k++) {
      exact += Concentration.gini(Concentration.scatter(records, 50, random)) / 200;
      approximate +=
          Concentration.gini(
                  Concentration.scatterMoments(4000, sum / 4000, squares / 4000, 50, random))
              / 200;
    }

    assertThat(approximate).isCloseTo(exact, within(0.03 * exact));
  }
}
