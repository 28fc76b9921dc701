package io.bi4j.ml.internal.linear;

/**
 * Scores that are linear in a vector.
 *
 * @param weights one row of weights per score
 * @param intercepts one per score
 */
public record Coefficients(double[][] weights, double[] intercepts) {

  /** A score of a vector. */
  double score(int score, double[] vector) {
    double sum = intercepts[score];
    double[] row = weights[score];
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * vector[j];
    }
    return sum;
  }

  int scores() {
    return intercepts.length;
  }

  /**
   * Probabilities of labels: with one score the log-odds of the second label; with more, each label
   * against the rest, scaled to sum to one.
   */
  double[] probabilities(double[] vector) {
    if (scores() == 1) {
      double second = logistic(score(0, vector));
      return new double[] {1 - second, second};
    }
    double[] p = new double[scores()];
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = logistic(score(k, vector));
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] = sum == 0 ? 1.0 / p.length : p[k] / sum;
    }
    return p;
  }

  private static double logistic(double score) {
    return 1 / (1 + Math.exp(-score));
  }
}
