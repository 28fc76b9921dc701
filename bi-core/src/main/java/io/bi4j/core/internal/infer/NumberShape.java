package io.bi4j.core.internal.infer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.MathContext;

/** What the numbers of a column need to be held without loss. */
final class NumberShape {
  private static final int SAFE_DIGITS = 15;

  private boolean whole = true;
  private boolean exponent;
  private boolean exactDouble = true;
  private int maxWhole;
  private int maxScale;

  /** Looks at a number written the plain way. */
  void add(byte[] plain, int length) {
    int digits = 0;
    int scale = -1;
    for (int i = 0; i < length; i++) {
      byte b = plain[i];
      if (b >= '0' && b <= '9') {
        digits++;
        scale += scale >= 0 ? 1 : 0;
      } else if (b == '.') {
        scale = 0;
      } else if (b == 'e' || b == 'E') {
        exponent = true;
        break;
      }
    }
    whole &= scale < 0 && !exponent;
    maxScale = Math.max(maxScale, scale);
    maxWhole = Math.max(maxWhole, digits - Math.max(0, scale));
    if (digits > SAFE_DIGITS && exactDouble) {
      exactDouble = isRecovered(new BigDecimal(new String(plain, 0, length, ISO_8859_1)));
    }
  }

  /** Whether a double printed with as many digits gives the number again. */
  private static boolean isRecovered(BigDecimal number) {
    BigDecimal exact = number.stripTrailingZeros();
    BigDecimal held = new BigDecimal(exact.doubleValue());
    return held.round(new MathContext(exact.precision())).compareTo(exact) == 0;
  }

  /** Whether no number has a fraction or an exponent. */
  boolean isWhole() {
    return whole;
  }

  /** Whether every number can be printed again, to its last digit, from a double. */
  boolean isExactDouble() {
    return exactDouble;
  }

  /** Whether all numbers fit a decimal of 38 digits with {@link #scale()}. */
  boolean fitsDecimal() {
    return !exponent && maxWhole + maxScale <= 38;
  }

  int scale() {
    return maxScale;
  }
}
