package io.bi4j.core.internal.semantic;

import io.bi4j.core.semantic.Grain;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows that stand for one thing at one time each, such as a city and a month. */
final class Panel {
  private final CodeCache all;
  private final List<Axis> things;
  private final Axis time;
  private final TimePattern pattern;
  private final Findings findings;

  Panel(CodeCache all, List<Axis> key, Axis time, TimePattern pattern, Findings findings) {
    this.all = all;
    this.things = key.stream().filter(axis -> !axis.equals(time)).toList();
    this.time = time;
    this.pattern = pattern;
    this.findings = findings;
  }

  private static final class Span {
    private LocalDateTime first = LocalDateTime.MAX;
    private LocalDateTime last = LocalDateTime.MIN;
    private long rows;

    void add(LocalDateTime start) {
      first = start.isBefore(first) ? start : first;
      last = start.isAfter(last) ? start : last;
      rows++;
    }
  }

  /** Says how many periods single things miss between their first and last row. */
  void reportGaps() {
    Grain grain = pattern.grain();
    if (grain == null || !pattern.isRegular() || !pattern.emptyWeekdays().isEmpty()) {
      return;
    }
    Codes times = time.codes(all);
    Map<List<Object>, Span> spans = new HashMap<>();
    List<Codes> keys = things.stream().map(axis -> axis.codes(all)).toList();
    for (int row = 0; row < times.rows(); row++) {
      int at = row;
      List<Object> thing = keys.stream().map(key -> key.value(key.at(at))).toList();
      LocalDateTime moment = TimeFinding.wallClock(time.type(), (Long) times.value(times.at(row)));
      spans.computeIfAbsent(thing, t -> new Span()).add(grain.startOf(moment, pattern.weekStart()));
    }
    long missing = 0;
    long things = 0;
    for (Span span : spans.values()) {
      long gap = grain.between(span.first, span.last) + 1 - span.rows;
      missing += gap;
      things += gap > 0 ? 1 : 0;
    }
    if (missing > 0) {
      findings.clear(
          "rows",
          missing + " are missing in between",
          things
              + " of "
              + spans.size()
              + " "
              + String.join(" and ", this.things.stream().map(Axis::name).toList())
              + " have no row for some "
              + RoleRules.lower(grain)
              + "s between their first and last");
    }
  }
}
