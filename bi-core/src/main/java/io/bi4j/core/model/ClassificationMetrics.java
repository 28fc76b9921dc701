package io.bi4j.core.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Accuracy, area under the curve and log loss of probabilities. */
final class ClassificationMetrics {
  private static final double SMALLEST_PROBABILITY = 1e-15;

  private ClassificationMetrics() {}

  static Map<String, Double> of(int[] actual, double[][] probabilities) {
    Metrics.requireSameLength(actual.length, probabilities.length);
    int labels = probabilities[0].length;
    int[] counts = new int[labels];
    int right = 0;
    double loss = 0;
    for (int i = 0; i < actual.length; i++) {
      counts[actual[i]]++;
      right += likeliest(probabilities[i]) == actual[i] ? 1 : 0;
      loss -= Math.log(Math.max(SMALLEST_PROBABILITY, probabilities[i][actual[i]]));
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.ACCURACY, (double) right / actual.length);
    double auc = meanAuc(actual, probabilities, counts);
    if (!Double.isNaN(auc)) {
      values.put(Metrics.AUC, auc);
    }
    values.put(Metrics.LOG_LOSS, loss / actual.length);
    values.put(
        Metrics.MAJORITY, (double) Arrays.stream(counts).max().orElseThrow() / actual.length);
    return values;
  }

  private static int likeliest(double[] probabilities) {
    int best = 0;
    for (int label = 1; label < probabilities.length; label++) {
      if (probabilities[label] > probabilities[best]) {
        best = label;
      }
    }
    return best;
  }

  /** Mean over labels that occur and do not fill the set; NaN when there is none. */
  private static double meanAuc(int[] actual, double[][] probabilities, int[] counts) {
    return IntStream.range(0, counts.length)
        .filter(label -> counts[label] > 0 && counts[label] < actual.length)
        .mapToDouble(label -> auc(actual, probabilities, label, counts[label]))
        .average()
        .orElse(Double.NaN);
  }

  /** The Mann–Whitney statistic with mean ranks for ties. */
  private static double auc(int[] actual, double[][] probabilities, int label, int positives) {
    int n = actual.length;
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(row -> probabilities[row][label]));
    double rankSum = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      double value = probabilities[order[from]][label];
      while (to < n && probabilities[order[to]][label] == value) {
        to++;
      }
      double meanRank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        rankSum += actual[order[i]] == label ? meanRank : 0;
      }
      from = to;
    }
    double above = rankSum - positives * (positives + 1) / 2.0;
    return above / ((double) positives * (n - positives));
  }
}
