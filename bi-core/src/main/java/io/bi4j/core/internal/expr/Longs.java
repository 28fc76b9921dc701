package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.Vector;

/** The one long per row of vectors that have one. */
final class Longs {
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Longs() {}

  /** Raw values, minor units, or unscaled values of a decimal of up to 18 digits. */
  static long[] of(Vector vector) {
    if (vector instanceof LongVector longs) {
      return longs.values;
    }
    return vector instanceof MoneyVector money ? money.minor : ((DecimalVector) vector).low;
  }

  /** 10 to the power of 0 to 18. */
  static long power(int exponent) {
    return POWERS[exponent];
  }
}
