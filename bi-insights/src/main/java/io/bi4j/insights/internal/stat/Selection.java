package io.bi4j.insights.internal.stat;

/** Order statistics without a full sort (Hoare's quickselect with a median-of-three pivot). */
final class Selection {
  private Selection() {}

  /** The median; the array is reordered. NaN when it is empty. */
  static double median(double[] x) {
    int n = x.length;
    if (n == 0) {
      return Double.NaN;
    }
    double upper = select(x, n / 2);
    if ((n & 1) == 1) {
      return upper;
    }
    double lower = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n / 2; i++) {
      lower = Math.max(lower, x[i]);
    }
    return (lower + upper) / 2;
  }

  /** Moves the k-th smallest value to index k, smaller ones before it, and returns it. */
  static double select(double[] x, int k) {
    int left = 0;
    int right = x.length - 1;
    while (left < right) {
      double pivot = medianOfThree(x[left], x[(left + right) >>> 1], x[right]);
      int i = left;
      int j = right;
      while (i <= j) {
        while (x[i] < pivot) {
          i++;
        }
        while (x[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double kept = x[i];
          x[i++] = x[j];
          x[j--] = kept;
        }
      }
      if (k <= j) {
        right = j;
      } else if (k >= i) {
        left = i;
      } else {
        return x[k];
      }
    }
    return x[k];
  }

  private static double medianOfThree(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
