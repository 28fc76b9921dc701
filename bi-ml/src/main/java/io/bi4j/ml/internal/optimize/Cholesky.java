package io.bi4j.ml.internal.optimize;

/** Solves symmetric positive definite systems held as lower triangles. */
final class Cholesky {
  private Cholesky() {}

  /** Replaces a lower triangle by its Cholesky factor; false when it is not positive definite. */
  static boolean factorize(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      double[] row = a[i];
      for (int j = 0; j <= i; j++) {
        double[] other = a[j];
        double sum = row[j];
        for (int k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        if (j < i) {
          row[j] = sum / other[j];
        } else if (sum > 1e-14 * row[i]) {
          row[i] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /** Solves in place with the factor of {@link #factorize}. */
  static void solve(double[][] factor, double[] x) {
    int size = x.length;
    for (int i = 0; i < size; i++) {
      double sum = x[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i][k] * x[k];
      }
      x[i] = sum / factor[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < size; k++) {
        sum -= factor[k][i] * x[k];
      }
      x[i] = sum / factor[i][i];
    }
  }
}
