package io.bi4j.insights.internal.detect;

import io.bi4j.insights.internal.stat.Sample;
import java.util.Arrays;

/** The local level of a series: medians of windows that shrink at the ends. */
final class RunningMedian {
  private RunningMedian() {}

  /** Medians of {@code x[t - half .. t + half]}. */
  static double[] of(double[] x, int half) {
    double[] level = new double[x.length];
    for (int t = 0; t < x.length; t++) {
      int from = Math.max(0, Math.min(t - half, x.length - 2 * half - 1));
      int to = Math.min(x.length, Math.max(t + half + 1, 2 * half + 1));
      level[t] = Sample.median(Arrays.copyOfRange(x, from, to));
    }
    return level;
  }
}
