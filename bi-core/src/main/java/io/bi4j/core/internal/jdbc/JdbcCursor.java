package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.jdbc.ReadTask.Window;
import io.bi4j.core.spi.FinishedSplit;
import io.bi4j.core.state.StreamState;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reading what is new by a column that grows, for example {@code updated_at}. A run reads the rows
 * from the last value on, that value included: rows that came later with the same value are not
 * lost, and rows of that value that were read before come again. The first run reads rows without a
 * value too.
 */
final class JdbcCursor {
  static final String COLUMN = "column";
  static final String VALUE = "cursor";
  private static final String UNTIL = "pending.until";
  private static final String DONE = "pending.done";

  private final JdbcSettings settings;
  private final JdbcColumn column;
  private final JdbcColumn compared;

  JdbcCursor(JdbcSettings settings, JdbcShape shape, String name) {
    this.settings = settings;
    this.column = shape.column(settings, name);
    this.compared = shape.dialect().cursor(column);
    if (!ValueText.isPossible(column.type())) {
      throw new BiException(
          CoreErrors.BAD_TYPE,
          "Cursor column \""
              + name
              + "\" is "
              + column.type()
              + "; a cursor is a number, a date, a time or text. Choose another column.");
    }
  }

  /** What to read now; nothing when there are no rows at or after the last value. */
  Optional<Window> next(Connection connection, JdbcShape shape, StreamState state)
      throws SQLException {
    String last = last(state);
    String from = last == null ? null : lookedBack(last);
    SqlText max =
        SqlText.of("SELECT max(" + quoted() + ") FROM ")
            .add(settings.relation.sql(), settings.relation.parameters());
    if (from != null) {
      max.add(" WHERE " + quoted() + " >= ?", value(from));
    }
    Optional<Object> until = max.query(connection, shape.dialect(), this::single);
    if (until.isEmpty()) {
      return from == null && hasRows(connection, shape)
          ? Optional.of(new Window(null, ""))
          : Optional.empty();
    }
    return Optional.of(new Window(from, ValueText.of(until.get())));
  }

  private boolean hasRows(Connection connection, JdbcShape shape) throws SQLException {
    return SqlText.of("SELECT 1 FROM ")
        .add(settings.relation.sql(), settings.relation.parameters())
        .add(" LIMIT 1")
        .query(connection, shape.dialect(), java.sql.ResultSet::next);
  }

  private Optional<Object> single(java.sql.ResultSet result) throws SQLException {
    return Optional.ofNullable(
        SingleCell.read(result, compared, "The greatest value of cursor column"));
  }

  private String quoted() {
    return Dialect.quoted(column.name());
  }

  private Object value(String text) {
    try {
      return ValueText.parse(compared.type(), text);
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new BiException(
          CoreErrors.SCHEMA_MISMATCH,
          "The stored value \""
              + text
              + "\" of cursor column \""
              + column.name()
              + "\" is no "
              + compared.type()
              + ". The type of the column has changed; delete the state to read everything again.",
          e);
    }
  }

  private @Nullable String last(StreamState state) {
    String of = state.entries().get(COLUMN);
    if (of != null && !of.equals(column.name())) {
      throw new BiException(
          CoreErrors.SCHEMA_MISMATCH,
          "The state was written for cursor column \""
              + of
              + "\", the source now has \""
              + column.name()
              + "\". Delete the state to read everything again, or set the column back.");
    }
    return state.entries().get(VALUE);
  }

  /** The conditions of a window. */
  List<SqlText> conditions(Window window) {
    if (window.from() == null) {
      return window.until().isEmpty()
          ? List.of(SqlText.of(quoted() + " IS NULL"))
          : List.of(
              SqlText.of(quoted() + " IS NULL OR ").add(quoted() + " <= ?", value(window.until())));
    }
    return List.of(
        new SqlText().add(quoted() + " >= ?", value(window.from())),
        new SqlText().add(quoted() + " <= ?", value(window.until())));
  }

  private String lookedBack(String last) {
    Duration back = settings.lookback;
    long units = settings.lookbackUnits;
    if (back.isZero() && units == 0) {
      return last;
    }
    Object value = value(last);
    if (value instanceof Long number && back.isZero()) {
      return String.valueOf(Math.subtractExact(number, units));
    } else if (value instanceof BigDecimal number && back.isZero()) {
      return ValueText.of(number.subtract(BigDecimal.valueOf(units)));
    } else if (value instanceof Instant instant && units == 0) {
      return instant.minus(back).toString();
    } else if (value instanceof LocalDateTime time && units == 0) {
      return time.minus(back).toString();
    } else if (value instanceof LocalDate date && units == 0) {
      return date.minusDays(wholeDays(back)).toString();
    } else if (value instanceof String text && units == 0 && compared != column) {
      return daysBefore(text, back);
    }
    throw new BiException(
        CoreErrors.BAD_TYPE,
        "Cursor column \""
            + column.name()
            + "\" is "
            + column.type()
            + "; a lookback of time needs a date or time, one of units a number. Change the"
            + " lookback.");
  }

  /** Text of times begins with the day; a day sorts before every time of it. */
  private static String daysBefore(String text, Duration back) {
    return LocalDate.parse(text.substring(0, Math.min(10, text.length())))
        .minusDays(wholeDays(back))
        .toString();
  }

  private static long wholeDays(Duration back) {
    return back.plusDays(1).minusNanos(1).toDays();
  }

  /**
   * What to remember after splits were read: the new value once every split of the plan was, until
   * then the old one and which splits are done.
   */
  static StreamState merge(StreamState before, List<FinishedSplit> finished, String column) {
    StreamState state = before;
    for (FinishedSplit each : finished) {
      ReadTask task = ReadTask.parse(each.split().id());
      if (task.window() != null) {
        state = merged(state, task, task.window().until(), column);
      }
    }
    return state;
  }

  private static StreamState merged(
      StreamState before, ReadTask task, String until, String column) {
    Map<String, String> entries = new LinkedHashMap<>(before.entries());
    TreeSet<Integer> done = new TreeSet<>();
    if (until.equals(entries.get(UNTIL))) {
      for (String part : entries.getOrDefault(DONE, "").split(",")) {
        done.add(Integer.valueOf(part));
      }
    }
    done.add(task.part());
    entries.put(COLUMN, column);
    if (done.size() < task.of()) {
      entries.put(UNTIL, until);
      entries.put(DONE, String.join(",", done.stream().map(String::valueOf).toList()));
    } else {
      entries.remove(UNTIL);
      entries.remove(DONE);
      if (!until.isEmpty()) {
        entries.put(VALUE, until);
      }
    }
    return new StreamState(entries);
  }
}
