package io.bi4j.core.internal.semantic;

import io.bi4j.core.semantic.Grain;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The rhythm of some points in time: the longest period that holds at most one of them each, and
 * which periods hold none.
 *
 * @param grain the period, or null when there are fewer than two times
 * @param weekStart the first day of the week that fits
 * @param periods how many periods there are from the first to the last
 * @param missing how many of them hold no time
 * @param examples the starts of the first few of these
 * @param emptyWeekdays for days the weekdays on which there is never a time
 */
record TimePattern(
    @org.jspecify.annotations.Nullable Grain grain,
    DayOfWeek weekStart,
    long periods,
    long missing,
    List<LocalDateTime> examples,
    EnumSet<DayOfWeek> emptyWeekdays) {
  private static final int MAX_EXAMPLES = 3;
  private static final int MIN_WEEKS = 3;

  /** The rhythm of different times in increasing order. */
  static TimePattern of(List<LocalDateTime> times) {
    DayOfWeek weekStart = weekStart(times);
    if (times.size() < 2) {
      return new TimePattern(null, weekStart, times.size(), 0, List.of(), noDays());
    }
    Grain grain = Grain.SECOND;
    for (Grain candidate : Grain.values()) {
      if (holdsOneEach(times, candidate, weekStart)) {
        grain = candidate;
      } else if (candidate != Grain.WEEK) {
        break;
      }
    }
    return measured(times, grain, weekStart);
  }

  private static EnumSet<DayOfWeek> noDays() {
    return EnumSet.noneOf(DayOfWeek.class);
  }

  private static DayOfWeek weekStart(List<LocalDateTime> times) {
    EnumSet<DayOfWeek> days = noDays();
    times.forEach(time -> days.add(time.getDayOfWeek()));
    return days.size() == 1 && times.size() > MIN_WEEKS ? days.iterator().next() : DayOfWeek.MONDAY;
  }

  private static boolean holdsOneEach(List<LocalDateTime> times, Grain grain, DayOfWeek weekStart) {
    LocalDateTime before = null;
    for (LocalDateTime time : times) {
      LocalDateTime start = grain.startOf(time, weekStart);
      if (start.equals(before)) {
        return false;
      }
      before = start;
    }
    return true;
  }

  private static TimePattern measured(List<LocalDateTime> times, Grain grain, DayOfWeek weekStart) {
    LocalDateTime first = grain.startOf(times.get(0), weekStart);
    LocalDateTime last = grain.startOf(times.get(times.size() - 1), weekStart);
    long periods = grain.between(first, last) + 1;
    EnumSet<DayOfWeek> empty = noDays();
    if (grain == Grain.DAY && periods >= 7L * MIN_WEEKS) {
      empty = EnumSet.allOf(DayOfWeek.class);
      for (LocalDateTime time : times) {
        empty.remove(time.getDayOfWeek());
      }
    }
    List<LocalDateTime> examples = new ArrayList<>();
    LocalDateTime expected = first;
    for (LocalDateTime time : times) {
      LocalDateTime start = grain.startOf(time, weekStart);
      while (expected.isBefore(start) && examples.size() < MAX_EXAMPLES) {
        if (!empty.contains(expected.getDayOfWeek())) {
          examples.add(expected);
        }
        expected = grain.plus(expected, 1);
      }
      expected = grain.plus(start, 1);
    }
    return new TimePattern(
        grain, weekStart, periods, periods - times.size(), List.copyOf(examples), empty);
  }

  /** Whether most periods hold a time, so that the times form a series and not single events. */
  boolean isRegular() {
    long days = periods - missing;
    return grain != null && periods > 0 && days * 2 >= periods;
  }
}
