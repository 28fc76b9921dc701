package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.Times;
import io.bi4j.core.semantic.Grain;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rhythm of the main time column, reported.
 *
 * @param pattern the rhythm
 */
record TimeFinding(TimePattern pattern) {

  static TimeFinding of(Codes codes, ColumnProfile column, Findings findings) {
    SortedSet<LocalDateTime> times = new TreeSet<>();
    for (int code = 1; code <= codes.distinct(); code++) {
      times.add(wallClock(column.type(), (Long) codes.value(code)));
    }
    TimePattern pattern = TimePattern.of(times);
    report(pattern, column, times, findings);
    if (column.type().kind() == DataType.Kind.TIMESTAMP) {
      findings.likely(
          column.name(), "days are cut in UTC", "the data names no zone of the business",
          "set the zone of the calendar");
    }
    return new TimeFinding(pattern);
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
      TimePattern pattern,
      ColumnProfile column,
      SortedSet<LocalDateTime> times,
      Findings findings) {
    Grain grain = pattern.grain();
    if (grain == null) {
      return;
    }
    String span = " from " + shown(times.first()) + " to " + shown(times.last());
    if (!pattern.isRegular()) {
      findings.likely(
          column.name(), "times of single events",
          times.size() + " different times" + span + " without a rhythm",
          "set the grain of the entity");
      return;
    }
    String unit = RoleRules.lower(grain);
    findings.clear(
        column.name(), "one " + unit + " apart",
        "each " + unit + span + " holds at most one time");
    long explained = weekdays(pattern, column, findings);
    if (pattern.missing() > explained) {
      findings.clear(
          column.name(), (pattern.missing() - explained) + " of " + pattern.periods() + " " + unit
              + "s have no row",
          "the first are "
              + pattern.examples().stream().map(TimeFinding::shown).collect(Collectors.joining(", ")));
    }
    if (grain == Grain.WEEK) {
      findings.ambiguous(
          column.name(), "weeks begin on " + RoleRules.lower(pattern.weekStart()),
          "all times fall on that day", "if they mark the ends of weeks, shift them");
    }
  }

  private static long weekdays(TimePattern pattern, ColumnProfile column, Findings findings) {
    if (pattern.emptyWeekdays().isEmpty()) {
      return 0;
    }
    findings.clear(
        column.name(),
        "no rows on "
            + pattern.emptyWeekdays().stream().map(RoleRules::lower).collect(Collectors.joining(", ")),
        "every other day of the week occurs");
    return pattern.periods() * pattern.emptyWeekdays().size() / DayOfWeek.values().length;
  }

  static String shown(LocalDateTime time) {
    return time.toLocalTime().toSecondOfDay() == 0 && time.getNano() == 0
        ? time.toLocalDate().toString()
        : time.toString();
  }
}
