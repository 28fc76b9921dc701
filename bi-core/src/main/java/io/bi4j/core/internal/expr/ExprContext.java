package io.bi4j.core.internal.expr;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the meaning of an expression depends on besides its columns.
 *
 * @param zone where days, weeks, months and hours of instants begin and end
 * @param weekStart the first day of a week
 */
public record ExprContext(ZoneId zone, DayOfWeek weekStart) {
  /** UTC, weeks from Monday (ISO 8601). */
  public static final ExprContext UTC = new ExprContext(ZoneOffset.UTC, DayOfWeek.MONDAY);

  public ExprContext {
    requireNonNull(zone, "zone");
    requireNonNull(weekStart, "weekStart");
  }
}
