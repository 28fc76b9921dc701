package io.bi4j.core.semantic;

import java.time.LocalDateTime;

/**
 * A stretch of wall-clock time in the zone of a calendar. Immutable.
 *
 * @param from the first moment
 * @param to the first moment after it
 * @since 0.1
 */
public record TimeSpan(LocalDateTime from, LocalDateTime to) {
  public TimeSpan {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A stretch of time must end after it begins, was " + from + " to " + to + ".");
    }
  }

  /** Whether a moment lies in it. */
  public boolean contains(LocalDateTime moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  /** Both ends, days without a time of day: {@code 2015-01-01..2015-04-01}, the second excluded. */
  @Override
  public String toString() {
    return shown(from) + ".." + shown(to);
  }

  static String shown(LocalDateTime moment) {
    return moment.toLocalTime().toNanoOfDay() == 0
        ? moment.toLocalDate().toString()
        : moment.toString();
  }
}
