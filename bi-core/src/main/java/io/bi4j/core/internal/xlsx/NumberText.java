package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.parse.Int64Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers of cells as people see them. A spreadsheet holds doubles and shows 15 digits: what it
 * shows as 19.99 stands in the file as 19.989999999999998.
 */
final class NumberText {
  /** Digits that a spreadsheet shows and keeps. */
  static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final double MAX_PLAIN = 1e21;
  private static final double MIN_PLAIN = 1e-9;

  private NumberText() {}

  /** The number in plain digits, of which 15 count; as it stands when it is a long whole number. */
  static String shown(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, ISO_8859_1);
    if (Int64Text.parse(bytes, from, length) != Long.MIN_VALUE) {
      return text;
    }
    double value = Float64Text.parse(bytes, from, length);
    double magnitude = Math.abs(value);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return text;
    }
    if (magnitude != 0 && (magnitude < MIN_PLAIN || magnitude >= MAX_PLAIN)) {
      return Double.toString(value);
    }
    return rounded(value).toPlainString();
  }

  /** A finite double with the 15 digits that count, without zeros at its end. */
  static BigDecimal rounded(double value) {
    BigDecimal shown = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
    return shown.scale() < 0 ? shown.setScale(0) : shown;
  }

  /** The whole number that a double is, or {@link Long#MIN_VALUE} when it is none that it holds. */
  static long whole(double value) {
    boolean exact = value == Math.rint(value) && Math.abs(value) <= 1L << 53;
    return exact ? (long) value : Long.MIN_VALUE;
  }
}
