package io.bi4j.insights.internal.report;

import java.util.Locale;

/** Numbers for people: grouped digits, few decimals, words for what is no number. */
final class Numbers {
  private Numbers() {}

  /** A value of a measure. */
  static String value(double number) {
    if (!Double.isFinite(number)) {
      return "–";
    }
    double size = Math.abs(number);
    if (size >= 1e15) {
      return String.format(Locale.ROOT, "%.3e", number);
    }
    if (size >= 1000 || number == Math.rint(number)) {
      return String.format(Locale.ROOT, "%,.0f", number == 0 ? 0.0 : number);
    }
    return String.format(Locale.ROOT, size >= 1 ? "%.2f" : size >= 0.001 ? "%.4f" : "%.3e", number);
  }

  /** A value short enough for an axis: 1.2M, 340k, 0.25. */
  static String axis(double number) {
    double size = Math.abs(number);
    if (size >= 1e12) {
      return String.format(Locale.ROOT, "%.1e", number);
    }
    String suffix = size >= 1e9 ? "bn" : size >= 1e6 ? "M" : size >= 1e4 ? "k" : "";
    double scaled = number / (size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e4 ? 1e3 : 1);
    return trimmed(String.format(Locale.ROOT, "%.3f", scaled)) + suffix;
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    String trimmed = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    return trimmed.equals("-0") ? "0" : trimmed;
  }

  /** A probability. */
  static String probability(double p) {
    if (!Double.isFinite(p)) {
      return "–";
    }
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  /** A share as percent. */
  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : "–";
  }

  /** An effect in its unit. */
  static String effect(double value, String unit) {
    return switch (unit) {
      case "percent" -> percent(value);
      case "points" ->
          Double.isFinite(value)
              ? String.format(Locale.ROOT, "%.1f points", 100 * value)
              : "–";
      case "" -> value(value);
      default -> value(value) + " " + unit;
    };
  }
}
