package io.bi4j.insights.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the points of a long line that can be seen: of each stretch narrower than a pixel, the
 * lowest and the highest. A peak is never lost, and a page does not grow with the series.
 */
final class Thinning {
  private Thinning() {}

  /**
   * Positions to draw, ascending; all of them when there are at most {@code 2 * stretches}. A
   * stretch without any finite value keeps its first position, so that the gap stays.
   */
  static List<Integer> of(List<Double> values, int stretches) {
    int size = values.size();
    if (size <= 2 * stretches) {
      return IntStream.range(0, size).boxed().toList();
    }
    List<Integer> chosen = new ArrayList<>(2 * stretches);
    for (int i = 0; i < stretches; i++) {
      choose(
          values,
          (int) ((long) size * i / stretches),
          (int) ((long) size * (i + 1) / stretches),
          chosen);
    }
    return chosen;
  }

  private static void choose(List<Double> values, int from, int to, List<Integer> chosen) {
    int low = -1;
    int high = -1;
    for (int i = from; i < to; i++) {
      double value = values.get(i);
      if (Double.isFinite(value)) {
        low = low < 0 || value < values.get(low) ? i : low;
        high = high < 0 || value > values.get(high) ? i : high;
      }
    }
    if (low < 0) {
      chosen.add(from);
      return;
    }
    chosen.add(Math.min(low, high));
    if (low != high) {
      chosen.add(Math.max(low, high));
    }
  }
}
