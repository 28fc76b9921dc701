package io.bi4j.insights.internal.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A value axis with round ticks (Heckbert, "Nice numbers for graph labels", Graphics Gems 1990).
 *
 * @param low value at the bottom
 * @param high value at the top
 * @param ticks round values between them
 */
record Axis(double low, double high, List<Double> ticks) {
  private static final int TICKS = 5;

  /** An axis that covers all finite values, and zero when bars start there. */
  static Axis of(List<Double> values, boolean fromZero) {
    double low = fromZero ? 0 : Double.POSITIVE_INFINITY;
    double high = fromZero ? 0 : Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low > high) {
      return between(0, 1);
    }
    if (low == high) {
      double room = low == 0 ? 1 : Math.abs(low) * 0.1;
      return between(low - room, high + room);
    }
    return between(low, high);
  }

  private static Axis between(double low, double high) {
    double step = nice((high - low) / (TICKS - 1));
    double from = Math.floor(low / step) * step;
    double to = Math.ceil(high / step) * step;
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; from + i * step <= to + step / 2 && i <= 4 * TICKS; i++) {
      ticks.add(from + i * step);
    }
    return new Axis(from, to, ticks);
  }

  private static double nice(double range) {
    double power = Math.pow(10, Math.floor(Math.log10(range)));
    double fraction = range / power;
    return power * (fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10);
  }

  /** Where a value stands, 0 at the bottom and 1 at the top. */
  double position(double value) {
    return high > low ? (value - low) / (high - low) : 0.5;
  }
}
