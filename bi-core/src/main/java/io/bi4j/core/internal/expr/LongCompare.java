package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.BoolVector;

/** Comparisons of two vectors of one long per row. */
final class LongCompare {
  private LongCompare() {}

  static Kernel of(Comparison comparison) {
    int left = comparison.swaps() ? 1 : 0;
    boolean not = comparison.negates();
    return comparison.isOrdered() ? less(left, not) : equal(not);
  }

  private static Kernel less(int left, boolean not) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[left]);
      long[] b = Longs.of(in[1 - left]);
      boolean[] r = ((BoolVector) out).values;
      if (count == chunk.rows()) {
        for (int i = 0; i < count; i++) {
          r[i] = a[i] < b[i] ^ not;
        }
      } else {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          r[i] = a[i] < b[i] ^ not;
        }
      }
    };
  }

  private static Kernel equal(boolean not) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] b = Longs.of(in[1]);
      boolean[] r = ((BoolVector) out).values;
      if (count == chunk.rows()) {
        for (int i = 0; i < count; i++) {
          r[i] = a[i] == b[i] ^ not;
        }
      } else {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          r[i] = a[i] == b[i] ^ not;
        }
      }
    };
  }

  /** Whether a value lies between two constants, both included. */
  static Kernel range(long low, long high, boolean not) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      boolean[] r = ((BoolVector) out).values;
      if (count == chunk.rows()) {
        for (int i = 0; i < count; i++) {
          long x = a[i];
          r[i] = (x >= low & x <= high) ^ not;
        }
      } else {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          long x = a[i];
          r[i] = (x >= low & x <= high) ^ not;
        }
      }
    };
  }
}
