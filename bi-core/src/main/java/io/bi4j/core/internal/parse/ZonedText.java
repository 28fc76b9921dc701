package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * TIMESTAMP from text without a zone, for a source that names one.
 *
 * <p><b>Grammar.</b> That of {@link TimestampText}, and that of {@link LocalDateTimeText} as a
 * clock in the zone. A local time that the zone skipped (clocks went forward) is malformed; one
 * that happened twice (clocks went back) is the earlier of both, as in java.time.
 *
 * <p><b>Threads.</b> Confined to one thread: remembers the last stretch between two changes of
 * clocks.
 */
public final class ZonedText {
  private static final long MARGIN = 2 * TimeScan.MICROS_PER_DAY;

  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private long offset;

  public ZonedText(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Reads an instant: microseconds of UTC, or {@link CellText#INVALID}. */
  public long parse(byte[] bytes, int start, int length) {
    long local = LocalDateTimeText.parse(bytes, start, length);
    return local == INVALID ? TimestampText.parse(bytes, start, length) : instant(local);
  }

  /** The instant at which clocks of the zone showed a time, or {@link CellText#INVALID}. */
  public long instant(long localMicros) {
    return localMicros >= from && localMicros < to ? localMicros - offset : lookUp(localMicros);
  }

  private long lookUp(long localMicros) {
    long second = Math.floorDiv(localMicros, TimeScan.MICROS_PER_SECOND);
    LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change != null && change.isGap()) {
      return INVALID;
    }
    ZoneOffset zoneOffset = change == null ? rules.getOffset(local) : change.getOffsetBefore();
    long micros = zoneOffset.getTotalSeconds() * TimeScan.MICROS_PER_SECOND;
    if (change == null) {
      remember(local, zoneOffset, micros);
    }
    return localMicros - micros;
  }

  /** Remembers the stretch of unchanged clocks, less a margin wider than any overlap or gap. */
  private void remember(LocalDateTime local, ZoneOffset zoneOffset, long offsetMicros) {
    ZoneOffsetTransition before = rules.previousTransition(local.toInstant(zoneOffset));
    ZoneOffsetTransition after = rules.nextTransition(local.toInstant(zoneOffset));
    offset = offsetMicros;
    from = before == null ? Long.MIN_VALUE : micros(before) + offsetMicros + MARGIN;
    to = after == null ? Long.MAX_VALUE : micros(after) + offsetMicros - MARGIN;
  }

  private static long micros(ZoneOffsetTransition change) {
    return change.getInstant().getEpochSecond() * TimeScan.MICROS_PER_SECOND;
  }
}
