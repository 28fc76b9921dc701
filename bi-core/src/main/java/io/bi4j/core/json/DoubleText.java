package io.bi4j.core.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal that reads back as a given double. {@link Double#toString(double)} printed
 * superfluous digits before JDK 19, so its digits are used only when there are at most 15: two
 * decimals of up to 15 digits never denote the same normal double, hence those digits are unique.
 */
final class DoubleText {
  private static final int UNIQUE_DIGITS = 15;
  private static final int PLAIN_BELOW = 21;
  private static final int PLAIN_ABOVE = -7;

  private DoubleText() {}

  static String of(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    return layout(shortest(value));
  }

  private static BigDecimal shortest(double value) {
    BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    boolean subnormal = Math.abs(value) < Double.MIN_NORMAL;
    if (printed.precision() <= UNIQUE_DIGITS && !subnormal) {
      return printed;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = subnormal ? 1 : UNIQUE_DIGITS; digits < 17; digits++) {
      BigDecimal near = exact.round(new MathContext(digits));
      if (near.doubleValue() == value) {
        return near.stripTrailingZeros();
      }
      BigDecimal far = otherSide(exact, near, digits);
      if (far.doubleValue() == value) {
        return far.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(17)).stripTrailingZeros();
  }

  /** The doubles beside a power of two are unevenly far, so the farther decimal may read back. */
  private static BigDecimal otherSide(BigDecimal exact, BigDecimal near, int digits) {
    boolean nearIsUp = near.abs().compareTo(exact.abs()) > 0;
    return exact.round(new MathContext(digits, nearIsUp ? RoundingMode.DOWN : RoundingMode.UP));
  }

  private static String layout(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    if (exponent > PLAIN_ABOVE && exponent < PLAIN_BELOW) {
      String plain = value.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = value.unscaledValue().abs().toString();
    String sign = value.signum() < 0 ? "-" : "";
    String fraction = digits.length() == 1 ? "0" : digits.substring(1);
    return sign + digits.charAt(0) + "." + fraction + "E" + exponent;
  }
}
