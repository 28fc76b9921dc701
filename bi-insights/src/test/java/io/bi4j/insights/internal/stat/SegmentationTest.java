package io.bi4j.insights.internal.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The Nile's step after 1898 (28 values) is the published one (Cobb, Biometrika 65, 1978); PELT is
 * checked against exhaustive dynamic programming, as optimal means optimal.
 */
class SegmentationTest {

  @Test
  void finds_the_step_of_the_nile_in_1899() {
    double sigma = Sample.robustSigma(Samples.NILE);
    double[] scaled = Arrays.stream(Samples.NILE).map(v -> v / sigma).toArray();

    assertThat(Pelt.changes(scaled, 3)).containsExactly(28);
    assertThat(Cusum.of(Samples.NILE, 0, 100, sigma).start()).isEqualTo(28);
  }

  @Test
  void pruning_never_loses_the_optimum() {
    for (int seed = 0; seed < 40; seed++) {
      SeededRandom random = new SeededRandom(seed);
      double[] x = Samples.gaussian(60, seed + 1000);
      double level = 0;
      for (int i = 0; i < x.length; i++) {
        level = random.nextInt(12) == 0 ? 4 * random.nextGaussian() : level;
        x[i] += level;
      }

      double penalty = 3 * Math.log(x.length);
      assertThat(totalCost(x, Pelt.changes(x, 2), penalty))
          .isCloseTo(exhaustive(x, 2, penalty), within(1e-8));
    }
  }

  @Test
  void independent_noise_is_one_segment() {
    int split = 0;
    for (int seed = 0; seed < 200; seed++) {
      split += Pelt.changes(Samples.gaussian(150, seed), 3).length > 0 ? 1 : 0;
    }

    assertThat(split).isLessThanOrEqualTo(6);
  }

  @Test
  void cusum_without_a_step_follows_kolmogorov() {
    assertThat(Distributions.kolmogorovUpper(1.3581)).isCloseTo(0.05, within(1e-5));
    assertThat(Distributions.kolmogorovUpper(1.6276)).isCloseTo(0.01, within(1e-5));
    int rejected = 0;
    for (int seed = 0; seed < 1000; seed++) {
      rejected += Cusum.of(Samples.gaussian(200, seed), 0, 200, 1).p() < 0.05 ? 1 : 0;
    }
    assertThat(rejected).isBetween(20, 60);
  }

  private static double totalCost(double[] x, int[] starts, double penalty) {
    double total = 0;
    int from = 0;
    for (int k = 0; k <= starts.length; k++) {
      int to = k < starts.length ? starts[k] : x.length;
      total += segment(x, from, to) + (k > 0 ? penalty : 0);
      from = to;
    }
    return total;
  }

  private static double exhaustive(double[] x, int minLength, double penalty) {
    double[] best = new double[x.length + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = -penalty;
    for (int t = minLength; t <= x.length; t++) {
      for (int s = 0; s <= t - minLength; s++) {
        best[t] = Math.min(best[t], best[s] + segment(x, s, t) + penalty);
      }
    }
    return best[x.length];
  }

  private static double segment(double[] x, int from, int to) {
    double[] part = Arrays.copyOfRange(x, from, to);
    double mean = Sample.mean(part);
    double sum = 0;
    for (double v : part) {
      sum += (v - mean) * (v - mean);
    }
    return sum + Math.log((double) part.length / x.length);
  }
}
