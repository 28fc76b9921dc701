package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.internal.vector.Times;
import io.bi4j.core.semantic.Grain;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The rhythm of the main time column, reported.
 *
 * @param pattern the rhythm
 */
record TimeFinding(TimePattern pattern) {

  static TimeFinding of(Axis time, CodeCache all, Findings findings) {
    List<LocalDateTime> times =
        LongStream.of(distinct(time, all)).mapToObj(raw -> wallClock(time.type(), raw)).toList();
    TimePattern pattern = TimePattern.of(times);
    report(pattern, time, times, findings);
    if (time.type().kind() == DataType.Kind.TIMESTAMP) {
      findings.likely(
          time.name(),
          "days are cut in UTC",
          "the data names no zone of the business",
          "set the zone of the calendar");
    }
    return new TimeFinding(pattern);
  }

  /** The different raw values in increasing order. */
  private static long[] distinct(Axis time, CodeCache all) {
    if (time.columns().size() > 1) {
      Codes codes = time.codes(all);
      return LongStream.rangeClosed(1, codes.distinct())
          .map(code -> (Long) codes.value((int) code))
          .sorted()
          .toArray();
    }
    long[] raw = new long[Math.toIntExact(all.data().rowCount())];
    int count = 0;
    for (RecordBatch batch : all.data().batches()) {
      LongColumn column = (LongColumn) batch.column(time.columns().get(0));
      for (int row = 0; row < batch.rowCount(); row++) {
        if (!column.isNull(row)) {
          raw[count++] = column.longAt(row);
        }
      }
    }
    Arrays.sort(raw, 0, count);
    int different = 0;
    for (int i = 0; i < count; i++) {
      if (different == 0 || raw[i] != raw[different - 1]) {
        raw[different++] = raw[i];
      }
    }
    return Arrays.copyOf(raw, different);
  }

  static LocalDateTime wallClock(DataType type, long raw) {
    return type.kind() == DataType.Kind.DATE
        ? LocalDate.ofEpochDay(raw).atStartOfDay()
        : Times.localDateTime(raw);
  }

  /** The grain of a regular series; nothing for single events. */
  Optional<Grain> grain() {
    return pattern.isRegular() ? Optional.ofNullable(pattern.grain()) : Optional.empty();
  }

  private static void report(
      TimePattern pattern, Axis column, List<LocalDateTime> times, Findings findings) {
    Grain grain = pattern.grain();
    if (grain == null) {
      return;
    }
    String span = " from " + shown(times.get(0)) + " to " + shown(times.get(times.size() - 1));
    if (!pattern.isRegular()) {
      findings.likely(
          column.name(),
          "times of single events",
          times.size() + " different times" + span + " without a rhythm",
          "set the grain of the entity");
      return;
    }
    String unit = RoleRules.lower(grain);
    findings.clear(
        column.name(), "one " + unit + " apart", "each " + unit + span + " holds at most one time");
    long explained = weekdays(pattern, column, findings);
    if (pattern.missing() > explained) {
      findings.clear(
          column.name(),
          (pattern.missing() - explained)
              + " of "
              + pattern.periods()
              + " "
              + unit
              + "s have no row",
          "the first are "
              + pattern.examples().stream()
                  .map(TimeFinding::shown)
                  .collect(Collectors.joining(", ")));
    }
    if (grain == Grain.WEEK) {
      findings.ambiguous(
          column.name(),
          "weeks begin on " + RoleRules.lower(pattern.weekStart()),
          "all times fall on that day",
          "if they mark the ends of weeks, shift them");
    }
  }

  private static long weekdays(TimePattern pattern, Axis column, Findings findings) {
    if (pattern.emptyWeekdays().isEmpty()) {
      return 0;
    }
    findings.clear(
        column.name(),
        "no rows on "
            + pattern.emptyWeekdays().stream()
                .map(RoleRules::lower)
                .collect(Collectors.joining(", ")),
        "every other day of the week occurs");
    return pattern.periods() * pattern.emptyWeekdays().size() / DayOfWeek.values().length;
  }

  static String shown(LocalDateTime time) {
    return time.toLocalTime().toNanoOfDay() == 0 ? time.toLocalDate().toString() : time.toString();
  }
}
