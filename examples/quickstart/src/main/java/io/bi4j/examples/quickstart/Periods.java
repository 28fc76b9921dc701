package io.bi4j.examples.quickstart;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.semantic.BusinessCalendar;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.TimeSpan;
import io.bi4j.core.source.InMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole periods that data covers. A month of which the data holds only the first days would
 * look like a fall, so it is left out, at the beginning as at the end.
 */
record Periods(Grain grain, TimeSpan span) {
  private static final int ENOUGH = 24;
  private static final EnumSet<Grain> GRAINS = EnumSet.range(Grain.DAY, Grain.YEAR);

  /**
   * Months when there are enough of them, else weeks, else days; never shorter than the data's own
   * steps. Empty when the data covers no whole period or its times cannot be read.
   *
   * @param step how far apart the times are; rows of single events count as daily
   */
  static Optional<Periods> of(
      BiRuntime bi, RecordSet rows, String time, Grain step, BusinessCalendar calendar) {
    Row ends = ends(bi, rows, time);
    Optional<LocalDateTime> first = moment(ends.get("first"), calendar);
    Optional<LocalDateTime> last = moment(ends.get("last"), calendar);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Grain shortest = step.isCalendar() ? step : Grain.DAY;
    LocalDateTime from = shortest.startOf(first.get(), calendar.weekStart());
    LocalDateTime to = shortest.plus(shortest.startOf(last.get(), calendar.weekStart()), 1);
    List<Periods> choices =
        GRAINS.stream()
            .filter(grain -> grain == shortest || isBetween(shortest, grain))
            .flatMap(grain -> whole(grain, from, to, calendar).stream())
            .toList();
    return choose(choices);
  }

  private static boolean isBetween(Grain shortest, Grain grain) {
    return shortest.nestsIn(grain) && !grain.isCoarserThan(Grain.MONTH);
  }

  private static Optional<Periods> choose(List<Periods> finestFirst) {
    Optional<Periods> longEnough =
        finestFirst.stream()
            .filter(each -> each.count() >= ENOUGH)
            .reduce((finer, coarser) -> coarser);
    return longEnough.or(() -> finestFirst.stream().findFirst());
  }

  private static Optional<Periods> whole(
      Grain grain, LocalDateTime from, LocalDateTime to, BusinessCalendar calendar) {
    LocalDateTime start = grain.startOf(from, calendar.weekStart());
    LocalDateTime begin = start.equals(from) ? start : grain.plus(start, 1);
    LocalDateTime end = grain.startOf(to, calendar.weekStart());
    return begin.isBefore(end)
        ? Optional.of(new Periods(grain, new TimeSpan(begin, end)))
        : Optional.empty();
  }

  private long count() {
    return grain.between(span.from(), span.to());
  }

  private static Row ends(BiRuntime bi, RecordSet rows, String time) {
    String column = Exprs.col(time).toString();
    Pipeline pipeline =
        Pipeline.named("first and last time")
            .from(InMemory.of(rows))
            .groupBy(List.of(), "min(" + column + ") as first", "max(" + column + ") as last")
            .build();
    return bi.collect(pipeline).iterator().next();
  }

  private static Optional<LocalDateTime> moment(@Nullable Object time, BusinessCalendar calendar) {
    if (time instanceof LocalDate day) {
      return Optional.of(day.atStartOfDay());
    }
    if (time instanceof Instant instant) {
      return Optional.of(LocalDateTime.ofInstant(instant, calendar.zone()));
    }
    return time instanceof LocalDateTime moment ? Optional.of(moment) : Optional.empty();
  }
}
