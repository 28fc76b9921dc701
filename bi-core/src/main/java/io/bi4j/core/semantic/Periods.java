package io.bi4j.core.semantic;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;

/** Stretches of time that consist of whole periods. */
final class Periods {
  private static final int MAX_COUNT = 100_000;

  private Periods() {}

  static void requireCount(int count) {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "A range has 1.." + MAX_COUNT + " periods, was " + count + ".");
    }
  }

  static String named(int count, Grain grain) {
    return count + " " + grain.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
  }

  /**
   * The stretch before: as many of the longest calendar periods that the stretch consists of, so
   * that before March comes February; else as much time.
   */
  static TimeSpan before(TimeSpan span, BusinessCalendar calendar) {
    Grain[] grains = {Grain.YEAR, Grain.QUARTER, Grain.MONTH};
    for (Grain grain : grains) {
      if (grain.isStart(span.from(), calendar.weekStart())
          && grain.isStart(span.to(), calendar.weekStart())) {
        long count = grain.between(span.from(), span.to());
        return new TimeSpan(grain.plus(span.from(), -count), span.from());
      }
    }
    LocalDateTime from = span.from().minus(Duration.between(span.from(), span.to()));
    return new TimeSpan(from, span.from());
  }

  static TimeSpan yearAgo(TimeSpan span) {
    LocalDateTime from = span.from().minusYears(1);
    LocalDateTime to = span.to().minusYears(1);
    return from.isBefore(to) ? new TimeSpan(from, to) : new TimeSpan(from, from.plusDays(1));
  }
}
