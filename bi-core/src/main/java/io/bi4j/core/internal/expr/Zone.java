package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.Times;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Offsets of a zone in microseconds. The span between two transitions around the last instant asked
 * for is remembered, so that neighbouring instants cost two comparisons. Belongs to one worker.
 */
final class Zone {
  /** No transition moves the clock by more. */
  private static final long MARGIN = 2 * Times.MICROS_PER_DAY;

  private final ZoneRules rules;
  private final boolean fixed;
  private long from = 1;
  private long until;
  private long offset;

  /** The span without the days next to a transition; there a local time has one instant. */
  private long safeFrom = 1;

  private long safeUntil;

  private Zone(ZoneRules rules) {
    this.rules = rules;
    this.fixed = rules.isFixedOffset();
    if (fixed) {
      offset = micros(rules.getOffset(Instant.EPOCH).getTotalSeconds());
    }
  }

  static Zone of(ZoneId zone) {
    return new Zone(zone.getRules());
  }

  boolean isFixed() {
    return fixed;
  }

  /** The offset of a fixed zone. */
  long fixedOffset() {
    return offset;
  }

  /** What to add to an instant to get the local time. */
  long offsetAt(long instant) {
    if (fixed || (instant >= from && instant < until)) {
      return offset;
    }
    return look(instant);
  }

  /**
   * The instant of a local time. Where clocks go back it is the earlier one, where they go forward
   * the time is moved on by the gap, as {@link java.time.ZonedDateTime#ofLocal} does.
   */
  long instantOf(long local) {
    return instantOf(local, Long.MIN_VALUE);
  }

  /** The instant of a local time; where there are two, the one with this offset is preferred. */
  long instantOf(long local, long preferred) {
    if (fixed) {
      return Math.subtractExact(local, offset);
    }
    long guess = local - offset;
    if (guess >= safeFrom && guess < safeUntil) {
      return guess;
    }
    LocalDateTime time = Times.localDateTime(local);
    ZoneOffsetTransition transition = rules.getTransition(time);
    if (transition == null) {
      return Math.subtractExact(local, micros(rules.getOffset(time).getTotalSeconds()));
    }
    long after = micros(transition.getOffsetAfter().getTotalSeconds());
    boolean later = transition.isOverlap() && preferred == after;
    long before = micros(transition.getOffsetBefore().getTotalSeconds());
    return Math.subtractExact(local, later ? after : before);
  }

  private long look(long micros) {
    Instant instant = Times.instant(micros);
    offset = micros(rules.getOffset(instant).getTotalSeconds());
    ZoneOffsetTransition next = rules.nextTransition(instant);
    until = next == null ? Long.MAX_VALUE : clamped(next);
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    from = before == null ? Long.MIN_VALUE : clamped(before);
    safeFrom = Math.max(from, Long.MIN_VALUE + MARGIN) + MARGIN;
    safeUntil = Math.min(until, Long.MAX_VALUE - MARGIN) - MARGIN;
    return offset;
  }

  /** Transitions lie on whole seconds. */
  private static long clamped(ZoneOffsetTransition transition) {
    long second = transition.toEpochSecond();
    long limit = Long.MAX_VALUE / Times.MICROS_PER_SECOND;
    return second > limit
        ? Long.MAX_VALUE
        : second < -limit ? Long.MIN_VALUE : second * Times.MICROS_PER_SECOND;
  }

  private static long micros(int seconds) {
    return seconds * Times.MICROS_PER_SECOND;
  }
}
