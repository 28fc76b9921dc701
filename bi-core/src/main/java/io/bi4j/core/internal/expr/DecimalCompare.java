package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DecimalVector;

/** Comparisons of decimals of more than 18 digits. */
final class DecimalCompare {
  private DecimalCompare() {}

  /** Both sides have the same wide type. */
  static Kernel wide(Comparison comparison) {
    return (in, out, chunk, rows, count) -> {
      DecimalVector a = (DecimalVector) in[0];
      DecimalVector b = (DecimalVector) in[1];
      boolean[] r = ((BoolVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        int high = Long.compare(a.high[i], b.high[i]);
        r[i] = comparison.test(high != 0 ? high : Long.compareUnsigned(a.low[i], b.low[i]));
      }
    };
  }

  /** The sides have types that no one decimal type holds. */
  static Kernel mixed(Comparison comparison) {
    return (in, out, chunk, rows, count) -> {
      boolean[] r = ((BoolVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        int sign = DecimalArithmetic.at(in[0], i).compareTo(DecimalArithmetic.at(in[1], i));
        r[i] = comparison.test(sign);
      }
    };
  }
}
