package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.semantic.BusinessCalendar;
import io.bi4j.core.semantic.Comparison;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.TimeSpan;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the groups of another time beside those of the query's time. */
final class Baseline {
  static final String BEFORE = "_before";
  static final String CHANGE = "_change";
  static final String RATIO = "_change_ratio";

  private final BoundQuery bound;
  private final Comparison comparison;
  private final TimeSpan now;
  private final TimeSpan then;
  private final WallClock clock;

  Baseline(BoundQuery bound, Comparison comparison, TimeSpan now, TimeSpan then) {
    this.bound = bound;
    this.comparison = comparison;
    this.now = now;
    this.then = then;
    this.clock = new WallClock(bound.calendar().zone());
  }

  Grid compare(Grid current, Grid before) {
    int keys = bound.keys().size();
    int measures = bound.measures().size();
    Map<List<@Nullable Object>, @Nullable Object[]> then = new HashMap<>();
    for (@Nullable Object[] row : before.rows()) {
      moved(row, keys).ifPresent(key -> then.put(key, row));
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (@Nullable Object[] row : current.rows()) {
      rows.add(joined(row, row, then.remove(keyOf(row, keys)), current));
    }
    for (@Nullable Object[] row : before.rows()) {
      Optional<List<@Nullable Object>> key = moved(row, keys);
      if (key.isPresent() && then.containsKey(key.get())) {
        rows.add(joined(key.get().toArray(), null, row, current));
      }
    }
    List<Field> fields = new ArrayList<>(current.fields().subList(0, keys));
    for (int m = 0; m < measures; m++) {
      fields.addAll(fields(current.fields().get(keys + m)));
    }
    requireUnique(fields);
    return new Grid(fields, rows);
  }

  private static void requireUnique(List<Field> fields) {
    if (fields.stream().map(Field::name).distinct().count() < fields.size()) {
      throw QueryFailures.badQuery(
          "The result would have two columns of one name: "
              + fields.stream().map(Field::name).toList()
              + ". Rename a measure.");
    }
  }

  private static List<Field> fields(Field measure) {
    DataType change = Amounts.sumType(measure.type());
    return List.of(
        Field.of(measure.name(), measure.type()),
        Field.of(measure.name() + BEFORE, measure.type()),
        Field.of(measure.name() + CHANGE, change),
        Field.of(measure.name() + RATIO, DataType.FLOAT64));
  }

  private static List<@Nullable Object> keyOf(@Nullable Object[] row, int keys) {
    return new ArrayList<>(java.util.Arrays.asList(row).subList(0, keys));
  }

  /** The key that a group of the other time has in the query's time; nothing when there is none. */
  private Optional<List<@Nullable Object>> moved(@Nullable Object[] row, int keys) {
    List<@Nullable Object> key = keyOf(row, keys);
    for (int k = 0; k < keys; k++) {
      Object value = key.get(k);
      if (value != null && isMoving(bound.keys().get(k))) {
        Optional<LocalDateTime> moved = moved(clock.shown(value), bound.keys().get(k));
        if (moved.isEmpty()) {
          return Optional.empty();
        }
        key.set(k, clock.cell(moved.get(), value));
      }
    }
    return Optional.of(key);
  }

  private boolean isMoving(BoundKey key) {
    return bound.time() != null && key.dimension().equals(bound.time());
  }

  private Optional<LocalDateTime> moved(LocalDateTime moment, BoundKey key) {
    BusinessCalendar calendar = bound.calendar();
    Grain grain = key.grain();
    if (comparison.kind() == Comparison.Kind.YEAR_AGO && grain != Grain.WEEK) {
      LocalDateTime later = moment.plusYears(1);
      return later.getDayOfMonth() == moment.getDayOfMonth()
          ? Optional.of(later)
          : Optional.empty();
    }
    if (grain == null) {
      return Optional.of(moment.plus(java.time.Duration.between(then.from(), now.from())));
    }
    LocalDateTime start = grain.startOf(then.from(), calendar.weekStart());
    long index = grain.between(start, grain.startOf(moment, calendar.weekStart()));
    LocalDateTime moved = grain.plus(grain.startOf(now.from(), calendar.weekStart()), index);
    return moved.isBefore(now.to()) ? Optional.of(moved) : Optional.empty();
  }

  private @Nullable Object[] joined(
      @Nullable Object[] key,
      @Nullable Object @Nullable [] row,
      @Nullable Object @Nullable [] before,
      Grid current) {
    int keys = bound.keys().size();
    @Nullable Object[] joined = new @Nullable Object[keys + 4 * bound.measures().size()];
    System.arraycopy(key, 0, joined, 0, keys);
    for (int m = 0; m < bound.measures().size(); m++) {
      Measure measure = bound.measures().get(m);
      DataType type = current.type(keys + m);
      Object a = row == null ? null : row[keys + m];
      Object b = before == null ? null : before[keys + m];
      int at = keys + 4 * m;
      joined[at] = filled(a, row == null, b, measure, type);
      joined[at + 1] = filled(b, before == null, a, measure, type);
      change(joined, at, type);
    }
    return joined;
  }

  private static @Nullable Object filled(
      @Nullable Object value,
      boolean absent,
      @Nullable Object other,
      Measure measure,
      DataType type) {
    boolean zero = absent && measure.missing() == Measure.Missing.ZERO && Amounts.isAmount(type);
    return zero ? Amounts.zero(type, other) : value;
  }

  private static void change(@Nullable Object[] row, int at, DataType type) {
    Object a = row[at];
    Object b = row[at + 1];
    if (a != null && b != null && Amounts.isAmount(type)) {
      Object change = Amounts.minus(a, b);
      row[at + 2] = change;
      row[at + 3] = Amounts.ratio(change, Amounts.absolute(b));
    }
  }
}
