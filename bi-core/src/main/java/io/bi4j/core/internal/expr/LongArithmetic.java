package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.DoubleVector;

/**
 * Checked arithmetic on vectors of one long per row. The loops only collect whether anything
 * overflowed; rows are looked at again when something did.
 */
final class LongArithmetic {
  private LongArithmetic() {}

  static Kernel add(RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] b = Longs.of(in[1]);
      long[] r = Longs.of(out);
      long bad = 0;
      if (count == chunk.rows()) {
        for (int i = 0; i < count; i++) {
          long x = a[i];
          long y = b[i];
          long sum = x + y;
          bad |= (x ^ sum) & (y ^ sum);
          r[i] = sum;
        }
      } else {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          long sum = a[i] + b[i];
          bad |= (a[i] ^ sum) & (b[i] ^ sum);
          r[i] = sum;
        }
      }
      if (bad < 0) {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          if (((a[i] ^ r[i]) & (b[i] ^ r[i])) < 0) {
            overflow.report(chunk, out, i);
          }
        }
      }
    };
  }

  static Kernel subtract(RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] b = Longs.of(in[1]);
      long[] r = Longs.of(out);
      long bad = 0;
      if (count == chunk.rows()) {
        for (int i = 0; i < count; i++) {
          long x = a[i];
          long y = b[i];
          long difference = x - y;
          bad |= (x ^ y) & (x ^ difference);
          r[i] = difference;
        }
      } else {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          long difference = a[i] - b[i];
          bad |= (a[i] ^ b[i]) & (a[i] ^ difference);
          r[i] = difference;
        }
      }
      if (bad < 0) {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          if (((a[i] ^ b[i]) & (a[i] ^ r[i])) < 0) {
            overflow.report(chunk, out, i);
          }
        }
      }
    };
  }

  static Kernel multiply(RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] b = Longs.of(in[1]);
      long[] r = Longs.of(out);
      long bad = 0;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        long product = a[i] * b[i];
        bad |= Math.multiplyHigh(a[i], b[i]) ^ (product >> 63);
        r[i] = product;
      }
      if (bad != 0) {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          if (Math.multiplyHigh(a[i], b[i]) != r[i] >> 63) {
            overflow.report(chunk, out, i);
          }
        }
      }
    };
  }

  /** The remainder with the sign of the dividend; null where the divisor is zero. */
  static Kernel remainder() {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] b = Longs.of(in[1]);
      long[] r = Longs.of(out);
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        if (b[i] == 0) {
          out.setNull(i);
        } else {
          r[i] = a[i] % b[i];
        }
      }
    };
  }

  static Kernel negate(RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] r = Longs.of(out);
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = -a[i];
        if (a[i] == Long.MIN_VALUE) {
          overflow.report(chunk, out, i);
        }
      }
    };
  }

  /** The quotient of two amounts of one unit; null where the divisor is zero. */
  static Kernel ratio() {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] b = Longs.of(in[1]);
      double[] r = ((DoubleVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = (double) a[i] / b[i];
        if (b[i] == 0) {
          out.setNull(i);
        }
      }
    };
  }

  /**
   * {@code a * fa + b * fb} for decimals whose scaled values have up to 18 digits, checked against
   * the largest value of the result.
   */
  static Kernel scaledSum(long fa, long fb, long limit, RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] b = Longs.of(in[1]);
      long[] r = Longs.of(out);
      long bad = sum(a, fa, b, fb, r, limit, chunk, rows, count);
      if (bad < 0) {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          if (r[i] > limit || r[i] < -limit) {
            overflow.report(chunk, out, i);
          }
        }
      }
    };
  }

  private static long sum(
      long[] a,
      long fa,
      long[] b,
      long fb,
      long[] r,
      long limit,
      Chunk chunk,
      int[] rows,
      int count) {
    long bad = 0;
    if (count == chunk.rows() && fa == 1 && fb == -1) {
      for (int i = 0; i < count; i++) {
        long sum = a[i] - b[i];
        bad |= (limit - sum) | (limit + sum);
        r[i] = sum;
      }
    } else if (count == chunk.rows()) {
      for (int i = 0; i < count; i++) {
        long sum = a[i] * fa + b[i] * fb;
        bad |= (limit - sum) | (limit + sum);
        r[i] = sum;
      }
    } else {
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        long sum = a[i] * fa + b[i] * fb;
        bad |= (limit - sum) | (limit + sum);
        r[i] = sum;
      }
    }
    return bad;
  }
}
