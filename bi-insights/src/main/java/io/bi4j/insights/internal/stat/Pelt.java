package io.bi4j.insights.internal.stat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Optimal segmentation of a series into stretches of constant mean, by PELT with the modified BIC.
 *
 * <p><b>Shape.</b> Input: values with unit long-run variance and no NaN. Output: the first index of
 * every segment but the first, ascending.
 *
 * <p><b>Cost.</b> O(n^2) at worst, near O(n) when changes are many.
 *
 * <p><b>Source.</b> Killick, Fearnhead, Eckley, JASA 107 (2012); Zhang and Siegmund, Biometrics 63
 * (2007): 3 log n per change plus the log of every segment's share. The log term breaks the
 * additive rule that pruning needs by at most log n, so that much slack is kept.
 */
public final class Pelt {
  private Pelt() {}

  /** Starts of new segments of at least {@code minLength} values. */
  public static int[] changes(double[] x, int minLength) {
    return changes(x, minLength, 3 * Math.log(x.length));
  }

  static int[] changes(double[] x, int minLength, double penalty) {
    int n = x.length;
    double[] sum = new double[n + 1];
    double[] squares = new double[n + 1];
    for (int i = 0; i < n; i++) {
      sum[i + 1] = sum[i] + x[i];
      squares[i + 1] = squares[i] + x[i] * x[i];
    }
    double[] best = new double[n + 1];
    int[] from = new int[n + 1];
    best[0] = -penalty;
    double slack = Math.log(n);
    double[] logShare = logShares(n);
    int[] candidates = new int[n + 1];
    double[] reached = new double[n + 1];
    int open = 0;
    for (int t = minLength; t <= n; t++) {
      if (t - minLength == 0 || t - minLength >= minLength) {
        candidates[open++] = t - minLength;
      }
      best[t] = Double.POSITIVE_INFINITY;
      for (int k = 0; k < open; k++) {
        int s = candidates[k];
        reached[k] = best[s] + cost(sum, squares, s, t, logShare);
        if (reached[k] + penalty < best[t]) {
          best[t] = reached[k] + penalty;
          from[t] = s;
        }
      }
      open = pruned(candidates, reached, open, best[t] + slack);
    }
    return starts(from, n);
  }

  /** Keeps the candidates that reached at most {@code limit}, in order; returns how many. */
  private static int pruned(int[] candidates, double[] reached, int open, double limit) {
    int kept = 0;
    for (int k = 0; k < open; k++) {
      if (!(reached[k] > limit)) {
        candidates[kept++] = candidates[k];
      }
    }
    return kept;
  }

  /** log(length / n) by length. */
  private static double[] logShares(int n) {
    double[] logShare = new double[n + 1];
    for (int length = 1; length <= n; length++) {
      logShare[length] = Math.log((double) length / n);
    }
    return logShare;
  }

  /** Residual sum of squares around the mean plus the log of the segment's share. */
  private static double cost(double[] sum, double[] squares, int from, int to, double[] logShare) {
    double total = sum[to] - sum[from];
    return squares[to] - squares[from] - total * total / (to - from) + logShare[to - from];
  }

  private static int[] starts(int[] from, int n) {
    List<Integer> starts = new ArrayList<>();
    for (int t = from[n]; t > 0; t = from[t]) {
      starts.add(t);
    }
    Collections.reverse(starts);
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }
}
