package io.bi4j.insights.internal.report;

import java.util.Locale;

/** Numbers for people: grouped digits, few decimals, words for what is no number. */
final class Numbers {
  private static final String MISSING = "–";
  private static final double HUGE = 1e15;

  private Numbers() {}

  /** A value of a measure. */
  static String value(double number) {
    if (!Double.isFinite(number)) {
      return MISSING;
    }
    double size = Math.abs(number);
    if (size >= HUGE || (size > 0 && size < 0.001)) {
      return scientific(number, 3);
    }
    if (size >= 1000 || number == Math.rint(number)) {
      return String.format(Locale.ROOT, "%,.0f", number == 0 ? 0.0 : number);
    }
    return String.format(Locale.ROOT, size >= 1 ? "%.2f" : "%.4f", number);
  }

  /**
   * A tick of an axis, short: 1.2M, 340k, 0.25.
   *
   * @param largest the largest size on the axis, which sets the unit
   * @param step distance of two ticks, which sets the decimals
   */
  static String axis(double tick, double largest, double step) {
    if (largest >= 1e12 || largest < 1e-3) {
      double digits = Math.floor(Math.log10(Math.abs(tick))) - Math.floor(Math.log10(step) + 1e-9);
      return tick == 0 ? "0" : scientific(tick, (int) Math.max(0, Math.min(7, digits)));
    }
    String suffix = largest >= 1e9 ? "bn" : largest >= 1e6 ? "M" : largest >= 1e4 ? "k" : "";
    double unit = largest >= 1e9 ? 1e9 : largest >= 1e6 ? 1e6 : largest >= 1e4 ? 1e3 : 1;
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step / unit) + 1e-9));
    String text = trimmed(String.format(Locale.ROOT, "%." + decimals + "f", tick / unit));
    return text.equals("0") ? text : text + suffix;
  }

  private static String scientific(double number, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "e", number);
    int e = text.indexOf('e');
    return trimmed(text.substring(0, e)) + "e" + Integer.parseInt(text.substring(e + 1));
  }

  private static String trimmed(String text) {
    int end = text.length();
    if (text.indexOf('.') >= 0) {
      while (text.charAt(end - 1) == '0') {
        end--;
      }
      end -= text.charAt(end - 1) == '.' ? 1 : 0;
    }
    String trimmed = text.substring(0, end);
    return trimmed.equals("-0") ? "0" : trimmed;
  }

  /** A probability. */
  static String probability(double p) {
    if (!Double.isFinite(p)) {
      return MISSING;
    }
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  /** A share as percent. */
  static String percent(double share) {
    return hundredth(share, " %");
  }

  /** An effect in its unit. */
  static String effect(double value, String unit) {
    return switch (unit) {
      case "percent" -> percent(value);
      case "points" -> hundredth(value, " points");
      case "" -> value(value);
      default -> value(value) + " " + unit;
    };
  }

  private static String hundredth(double share, String unit) {
    double number = 100 * share;
    if (!Double.isFinite(number)) {
      return MISSING;
    }
    String text =
        Math.abs(number) >= HUGE
            ? scientific(number, 3)
            : String.format(Locale.ROOT, "%.1f", number);
    return (text.equals("-0.0") ? "0.0" : text) + unit;
  }
}
