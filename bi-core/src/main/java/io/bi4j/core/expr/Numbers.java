package io.bi4j.core.expr;

import java.math.BigDecimal;

/** Reads number literals: whole ones as INT64, fractions as DECIMAL, exponents as FLOAT64. */
final class Numbers {
  private static final int LONG_DIGITS = 18;

  private Numbers() {}

  static Object read(String digits) {
    if (digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
      double value = Double.parseDouble(digits);
      if (Double.isInfinite(value)) {
        throw new ArithmeticException("it is larger than a FLOAT64 can be");
      }
      return value;
    }
    if (digits.indexOf('.') >= 0 || digits.length() > LONG_DIGITS + 2) {
      return decimal(digits);
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException tooLong) {
      return decimal(digits);
    }
  }

  private static BigDecimal decimal(String digits) {
    BigDecimal value = new BigDecimal(digits);
    if (Math.max(value.precision(), value.scale()) > 38) {
      throw new ArithmeticException("it has more than 38 digits");
    }
    return value;
  }
}
