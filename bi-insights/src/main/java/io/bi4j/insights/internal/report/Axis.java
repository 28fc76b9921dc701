package io.bi4j.insights.internal.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A value axis with round ticks (Heckbert, "Nice numbers for graph labels", Graphics Gems 1990).
 * Values that agree in their first six digits are drawn as one, as an axis could not tell them
 * apart in its labels; values beyond ±1e300 stand at the end of the axis.
 *
 * @param low value at the bottom
 * @param high value at the top
 * @param step distance of two ticks
 * @param ticks round values between them
 */
record Axis(double low, double high, double step, List<Double> ticks) {
  private static final int TICKS = 5;
  private static final double LARGEST = 1e300;
  private static final double SMALLEST = 1e-300;
  private static final double SAME = 1e-6;

  /** An axis that covers all finite values, and zero when bars start there. */
  static Axis of(List<Double> values, boolean fromZero) {
    double low = fromZero ? 0 : Double.POSITIVE_INFINITY;
    double high = fromZero ? 0 : Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        double bounded = Math.max(-LARGEST, Math.min(LARGEST, value));
        low = Math.min(low, bounded);
        high = Math.max(high, bounded);
      }
    }
    if (low > high) {
      return between(0, 1);
    }
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (high - low <= Math.max(size * SAME, SMALLEST / 100)) {
      double room = size < SMALLEST ? 1 : size * 0.1;
      return between(low - room, high + room);
    }
    return between(low, high);
  }

  private static Axis between(double low, double high) {
    double step = nice((high - low) / (TICKS - 1));
    double first = Math.floor(low / step);
    double last = Math.ceil(high / step);
    List<Double> ticks = new ArrayList<>();
    for (double tick = first; tick <= last; tick++) {
      ticks.add(tick == 0 ? 0.0 : tick * step);
    }
    return new Axis(ticks.get(0), ticks.get(ticks.size() - 1), step, List.copyOf(ticks));
  }

  private static double nice(double range) {
    double power = Math.pow(10, Math.floor(Math.log10(range)));
    double fraction = range / power;
    return power * (fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10);
  }

  /** Where a value stands, 0 at the bottom and 1 at the top. */
  double position(double value) {
    return Math.max(0, Math.min(1, (value - low) / (high - low)));
  }

  /** What is written at a tick: different ticks read differently. */
  String label(double tick) {
    return Numbers.axis(tick, Math.max(Math.abs(low), Math.abs(high)), step);
  }
}
