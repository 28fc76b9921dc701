package io.bi4j.insights.internal.detect;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of one finding in the order they were stated, before they are put into words. */
public final class FactSheet {

  /** How a fact is written. */
  public enum Kind {
    /** In the measure's own unit. */
    MEASURE,
    /** A ratio shown as percent. */
    PERCENT,
    /** A whole number. */
    COUNT,
    /** A number without unit. */
    PLAIN,
    /** A day. */
    DATE,
    /** A member, dimension or other name. */
    NAME
  }

  /** One fact; {@code text} is set for names and dates only. */
  public record Entry(Kind kind, double number, @Nullable String text) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  public FactSheet measure(String id, double value) {
    return number(id, Kind.MEASURE, value);
  }

  public FactSheet percent(String id, double ratio) {
    return number(id, Kind.PERCENT, ratio);
  }

  public FactSheet count(String id, long value) {
    return number(id, Kind.COUNT, value);
  }

  public FactSheet plain(String id, double value) {
    return number(id, Kind.PLAIN, value);
  }

  public FactSheet date(String id, LocalDate day) {
    entries.put(id, new Entry(Kind.DATE, day.toEpochDay(), day.toString()));
    return this;
  }

  public FactSheet name(String id, String name) {
    entries.put(id, new Entry(Kind.NAME, 0, name));
    return this;
  }

  /** Facts by id, in order. */
  public Map<String, Entry> entries() {
    return entries;
  }

  public boolean has(String id) {
    return entries.containsKey(id);
  }

  public double number(String id) {
    return entry(id).number();
  }

  public String text(String id) {
    String text = entry(id).text();
    if (text == null) {
      throw new IllegalArgumentException("fact " + id + " is a number");
    }
    return text;
  }

  private Entry entry(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("no fact " + id + " among " + entries.keySet());
    }
    return entry;
  }

  /** A fact that is not finite is not a fact: it is left out, and sentences do without it. */
  private FactSheet number(String id, Kind kind, double value) {
    if (Double.isFinite(value)) {
      entries.put(id, new Entry(kind, value, null));
    }
    return this;
  }
}
