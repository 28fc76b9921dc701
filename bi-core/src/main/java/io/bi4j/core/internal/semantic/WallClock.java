package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.semantic.TimeSpan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Points in time as columns hold them, and as a clock on the wall shows them. */
final class WallClock {
  private final ZoneId zone;

  WallClock(ZoneId zone) {
    this.zone = zone;
  }

  /** What the wall shows at a cell of type DATE, LOCAL_DATETIME or TIMESTAMP. */
  LocalDateTime shown(Object cell) {
    if (cell instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    return cell instanceof Instant instant
        ? LocalDateTime.ofInstant(instant, zone)
        : (LocalDateTime) cell;
  }

  /** The cell of the same kind as another at a moment. */
  Object cell(LocalDateTime shown, Object like) {
    if (like instanceof LocalDate) {
      return shown.toLocalDate();
    }
    return like instanceof Instant ? shown.atZone(zone).toInstant() : shown;
  }

  /** The condition that a time lies in a span. */
  Expr within(Expr time, DataType type, TimeSpan span) {
    return Exprs.call(
        "and",
        Exprs.call(">=", time, Exprs.lit(bound(span.from(), type))),
        Exprs.call("<", time, Exprs.lit(bound(span.to(), type))));
  }

  private Object bound(LocalDateTime moment, DataType type) {
    return switch (type.kind()) {
      case DATE -> {
        LocalDate day = moment.toLocalDate();
        yield moment.equals(day.atStartOfDay()) ? day : day.plusDays(1);
      }
      case TIMESTAMP -> moment.atZone(zone).toInstant();
      case LOCAL_DATETIME -> moment;
      default ->
          throw QueryFailures.badQuery(
              "The time of the query is of type "
                  + type
                  + "; it must be DATE, LOCAL_DATETIME or TIMESTAMP. Cast the dimension.");
    };
  }
}
