package io.bi4j.insights.internal.explain;

import io.bi4j.core.semantic.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as English sentences write them: three digits that matter, grouped thousands. */
final class NumberText {
  private static final double MILLION = 1e6;
  private static final double BILLION = 1e9;

  private NumberText() {}

  /** A value in the unit of a measure. */
  static String of(double value, Unit unit) {
    return switch (unit.kind()) {
      case RATIO -> percent(value);
      case PERCENT -> plain(value) + " %";
      case CURRENCY -> unit.detail() + " " + plain(value);
      case DURATION, CUSTOM -> plain(value) + " " + unit.detail();
      case NONE, COUNT, CURRENCY_IN -> plain(value);
    };
  }

  /** The size of a difference of two values of a measure: points for shares and percentages. */
  static String difference(double value, Unit unit) {
    double size = Math.abs(value);
    return switch (unit.kind()) {
      case RATIO -> plain(size * 100) + " percentage points";
      case PERCENT -> plain(size) + " percentage points";
      default -> of(size, unit);
    };
  }

  /** A ratio as percent. */
  static String percent(double ratio) {
    return plain(ratio * 100) + " %";
  }

  /** A whole number. */
  static String count(double value) {
    return String.format(Locale.ROOT, "%,d", Math.round(value));
  }

  /**
   * Three significant digits below a thousand, no decimals above, millions and billions by name.
   */
  static String plain(double value) {
    double size = Math.abs(value);
    if (size >= 1000 * BILLION) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    if (size >= BILLION) {
      return significant(value / BILLION) + " billion";
    }
    if (size >= MILLION) {
      return significant(value / MILLION) + " million";
    }
    if (size >= 999.5) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return significant(value);
  }

  /** p and q values: two digits, never zero. */
  static String probability(double p) {
    if (p < 1e-4) {
      return "below 0.0001";
    }
    return new BigDecimal(p).round(new MathContext(2, RoundingMode.HALF_UP)).toPlainString();
  }

  private static String significant(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
    if (Math.abs(value) < 1e-6) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    return rounded.stripTrailingZeros().toPlainString();
  }
}
