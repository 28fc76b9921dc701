package io.bi4j.insights.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void ticks_are_round() {
    assertThat(Axis.of(List.of(3.0, 97.0), false).ticks()).containsExactly(0.0, 50.0, 100.0);
    assertThat(Axis.of(List.of(0.0, 4.0), false).ticks()).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    assertThat(Axis.of(List.of(-4.0, 13.0), true).ticks())
        .containsExactly(-5.0, 0.0, 5.0, 10.0, 15.0);
  }

  @Test
  void bars_start_at_zero() {
    assertThat(Axis.of(List.of(90.0, 100.0), true).low()).isZero();
    assertThat(Axis.of(List.of(-90.0, -100.0), true).high()).isZero();
    assertThat(Axis.of(List.of(90.0, 100.0), false).low()).isEqualTo(90);
  }

  @Test
  void any_range_has_a_few_even_ticks_around_it_with_labels_that_differ() {
    Random random = new Random(20261122);
    for (int i = 0; i < 20_000; i++) {
      double size = Math.pow(10, random.nextInt(600) - 300);
      double low = random.nextGaussian() * size;
      double high = low + Math.abs(random.nextGaussian()) * size * Math.pow(10, -random.nextInt(8));
      boolean fromZero = random.nextBoolean();
      checkAxis(Axis.of(List.of(low, Double.NaN, high), fromZero), low, high);
    }
  }

  private static void checkAxis(Axis axis, double low, double high) {
    String range = low + " to " + high + ": " + axis;
    List<Double> ticks = axis.ticks();
    assertThat(ticks).as(range).hasSizeBetween(2, 8).isSorted();
    assertThat(ticks).as(range).allMatch(Double::isFinite);
    double slack = axis.step() * 1e-6;
    assertThat(ticks.get(0)).as(range).isLessThanOrEqualTo(low + slack);
    assertThat(ticks.get(ticks.size() - 1)).as(range).isGreaterThanOrEqualTo(high - slack);
    assertThat(axis.position(low)).as(range).isBetween(0.0, 1.0);
    assertThat(axis.position(high)).as(range).isBetween(axis.position(low), 1.0);
    List<String> labels = ticks.stream().map(axis::label).toList();
    assertThat(labels).as(range).doesNotHaveDuplicates();
    double size = Math.max(Math.abs(low), Math.abs(high));
    int longest = size > 1e-3 && size < 1e11 ? 13 : 15;
    assertThat(labels).as(range).allMatch(label -> label.length() <= longest);
  }
}
