package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.Times;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Offsets of a zone in microseconds. The span between two transitions around the last instant asked
 * for is remembered, so that neighbouring instants cost two comparisons. Belongs to one worker.
 */
final class Zone {
  private final ZoneRules rules;
  private final boolean fixed;
  private long from = 1;
  private long until = 0;
  private long offset;

  private Zone(ZoneRules rules) {
    this.rules = rules;
    this.fixed = rules.isFixedOffset();
    if (fixed) {
      offset = micros(rules.getOffset(java.time.Instant.EPOCH).getTotalSeconds());
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
  long offsetAt(long micros) {
    if (fixed || (micros >= from && micros < until)) {
      return offset;
    }
    return look(micros);
  }

  private long look(long micros) {
    java.time.Instant instant = Times.instant(micros);
    offset = micros(rules.getOffset(instant).getTotalSeconds());
    ZoneOffsetTransition next = rules.nextTransition(instant);
    until = next == null ? Long.MAX_VALUE : clamped(next);
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    from = before == null ? Long.MIN_VALUE : clamped(before);
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
