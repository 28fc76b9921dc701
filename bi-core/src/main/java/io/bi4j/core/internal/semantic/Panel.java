package io.bi4j.core.internal.semantic;

import io.bi4j.core.semantic.Grain;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows that stand for one thing at one time each, such as a city and a month. */
final class Panel {
  private final CodeCache codes;
  private final List<ColumnProfile> things;
  private final ColumnProfile time;
  private final TimePattern pattern;
  private final Findings findings;

  Panel(
      CodeCache codes,
      List<ColumnProfile> key,
      ColumnProfile time,
      TimePattern pattern,
      Findings findings) {
    this.codes = codes;
    this.things = key.stream().filter(column -> column != time).toList();
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
    Codes times = codes.of(time);
    Map<List<Object>, Span> spans = new HashMap<>();
    List<Codes> keys = things.stream().map(codes::of).toList();
    for (int row = 0; row < times.rows(); row++) {
      int at = row;
      List<Object> thing = keys.stream().map(key -> key.value(key.at(at))).toList();
      LocalDateTime moment =
          TimeFinding.wallClock(time.type(), (Long) times.value(times.at(row)));
      spans
          .computeIfAbsent(thing, t -> new Span())
          .add(grain.startOf(moment, pattern.weekStart()));
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
          things + " of " + spans.size() + " "
              + String.join(" and ", this.things.stream().map(ColumnProfile::name).toList())
              + " have no row for some " + RoleRules.lower(grain) + "s between their first and last");
    }
  }
}
