package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.Times;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How finely time is cut: parts of a day, or whole days and more. */
enum Grain {
  SECOND(Times.MICROS_PER_SECOND, 0),
  MINUTE(60 * Times.MICROS_PER_SECOND, 0),
  HOUR(3_600 * Times.MICROS_PER_SECOND, 0),
  DAY(0, 0),
  WEEK(0, 0),
  MONTH(0, 1),
  QUARTER(0, 3),
  YEAR(0, 12);

  private final long micros;
  private final int months;

  Grain(long micros, int months) {
    this.micros = micros;
    this.months = months;
  }

  /** Microseconds of a grain below a day, else 0. */
  long micros() {
    return micros;
  }

  /** Months of a grain above a week, else 0. */
  int months() {
    return months;
  }

  boolean isClock() {
    return micros > 0;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Grain> of(String word) {
    return Arrays.stream(values()).filter(grain -> grain.word().equalsIgnoreCase(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Grain::word).collect(Collectors.joining(", "));
  }

  /**
   * The first day of the week, month, quarter or year of a day.
   *
   * @param weekStart the first day of the week, Monday 0
   */
  long startOf(long epochDay, int weekStart) {
    switch (this) {
      case WEEK:
        return epochDay - Math.floorMod(Civil.dayOfWeek(epochDay) - weekStart, 7);
      case MONTH, QUARTER, YEAR:
        long civil = Civil.of(epochDay);
        int month = Civil.month(civil) - 1;
        return Civil.epochDay(Civil.year(civil), month - month % months + 1, 1);
      default:
        return epochDay;
    }
  }
}
