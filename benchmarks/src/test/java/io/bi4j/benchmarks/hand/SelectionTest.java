package io.bi4j.benchmarks.hand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void the_value_of_each_rank_is_that_of_the_sorted_values() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      long[] values = random.longs(1 + random.nextInt(60), -9, 9).toArray();
      long[] sorted = values.clone();
      Arrays.sort(sorted);
      int rank = random.nextInt(values.length);

      assertThat(Selection.nth(values, 0, values.length, rank)).isEqualTo(sorted[rank]);
    }
  }

  @Test
  void values_outside_the_range_stay() {
    long[] values = {9, 5, 3, 4, 0};

    assertThat(Selection.nth(values, 1, 4, 2)).isEqualTo(4);
    assertThat(values[0]).isEqualTo(9);
    assertThat(values[4]).isZero();
  }
}
