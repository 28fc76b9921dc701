package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DoubleVector;

/** Comparisons of FLOAT64: NaN equals NaN and is larger than all else, -0.0 equals 0.0. */
final class DoubleCompare {
  private DoubleCompare() {}

  static Kernel of(Comparison comparison) {
    int left = comparison.swaps() ? 1 : 0;
    boolean not = comparison.negates();
    return comparison.isOrdered() ? less(left, not) : equal(not);
  }

  static boolean less(double a, double b) {
    return a < b | (Double.isNaN(b) & !Double.isNaN(a));
  }

  static boolean equal(double a, double b) {
    return a == b | (Double.isNaN(a) & Double.isNaN(b));
  }

  private static Kernel less(int left, boolean not) {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[left]).values;
      double[] b = ((DoubleVector) in[1 - left]).values;
      boolean[] r = ((BoolVector) out).values;
      if (count == chunk.rows()) {
        for (int i = 0; i < count; i++) {
          r[i] = less(a[i], b[i]) ^ not;
        }
      } else {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          r[i] = less(a[i], b[i]) ^ not;
        }
      }
    };
  }

  private static Kernel equal(boolean not) {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      double[] b = ((DoubleVector) in[1]).values;
      boolean[] r = ((BoolVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = equal(a[i], b[i]) ^ not;
      }
    };
  }
}
