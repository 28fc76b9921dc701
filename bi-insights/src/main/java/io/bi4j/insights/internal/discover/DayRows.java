package io.bi4j.insights.internal.discover;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import io.bi4j.insights.internal.cube.Cuboid;
import io.bi4j.insights.internal.cube.TimeAxis;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one grouping query: a day and a tuple of members each, with sums per component. */
final class DayRows {
  private static final int PER_COMPONENT = 3;

  private final int size;
  private final int[] days;
  private final int[] tuples;
  private final int[] rows;
  private final double[][] sums;
  private final int[][] counts;
  private final double[][] squares;

  private DayRows(int components, int size) {
    this.size = size;
    days = new int[size];
    tuples = new int[size];
    rows = new int[size];
    sums = new double[components][size];
    counts = new int[components][size];
    squares = new double[components][size];
  }

  /** Reads key columns (time first when there is one), then rows, sum, count, squares, ... */
  static DayRows of(
      RecordSet result, boolean time, List<Members> keys, List<Components.Component> components) {
    DayRows read = new DayRows(components.size(), Math.toIntExact(result.rowCount()));
    int at = 0;
    for (Row row : result) {
      int column = 0;
      read.days[at] = time ? day(row.get(column++)) : 0;
      read.tuples[at] = tuple(row, column, keys);
      column += keys.size();
      read.rows[at] = (int) number(row.get(column++));
      for (int c = 0; c < components.size(); c++) {
        double factor = components.get(c).factor();
        read.sums[c][at] = factor * number(row.get(column));
        read.counts[c][at] = (int) number(row.get(column + 1));
        read.squares[c][at] = factor * factor * number(row.get(column + 2));
        column += PER_COMPONENT;
      }
      at++;
    }
    return read;
  }

  /** Days of rows that have one. */
  int[] days() {
    return Arrays.stream(days).filter(day -> day != Integer.MIN_VALUE).toArray();
  }

  /** The rows added up on an axis, or all periods of it together when {@code periods} is 1. */
  Cuboid onAxis(int tupleCount, @Nullable TimeAxis axis, int periods) {
    Cuboid cuboid = new Cuboid(sums.length, tupleCount, periods);
    Map<Integer, Integer> known = new HashMap<>();
    for (int at = 0; at < size; at++) {
      int period = axis == null ? 0 : period(axis, days[at], known);
      if (tuples[at] < 0 || period < 0) {
        continue;
      }
      int slot = periods == 1 ? 0 : period;
      cuboid.addRows(tuples[at], slot, rows[at]);
      for (int c = 0; c < sums.length; c++) {
        cuboid.add(c, tuples[at], slot, counts[c][at], sums[c][at], squares[c][at]);
      }
    }
    return cuboid;
  }

  private static int period(TimeAxis axis, int day, Map<Integer, Integer> known) {
    return day == Integer.MIN_VALUE
        ? -1
        : known.computeIfAbsent(day, d -> axis.indexOf(LocalDate.ofEpochDay(d)));
  }

  private static int tuple(Row row, int column, List<Members> keys) {
    int tuple = 0;
    for (int k = 0; k < keys.size(); k++) {
      int code = keys.get(k).code(row.get(column + k));
      if (code < 0) {
        return -1;
      }
      tuple = tuple * keys.get(k).names().size() + code;
    }
    return tuple;
  }

  /** The epoch day of a period's start; the smallest number when the time is null. */
  private static int day(@Nullable Object value) {
    if (value == null) {
      return Integer.MIN_VALUE;
    }
    LocalDate day;
    if (value instanceof LocalDate date) {
      day = date;
    } else if (value instanceof LocalDateTime moment) {
      day = moment.toLocalDate();
    } else if (value instanceof Instant instant) {
      day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    } else {
      throw new IllegalStateException("a period starts with a " + value.getClass());
    }
    return (int) day.toEpochDay();
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }
}
