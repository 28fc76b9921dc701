package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.state.SplitPosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where reading goes on in a split: after the row with a key. Without a key the rows of a database
 * have no order that would be the same again, so there is no such place.
 */
final class RowPosition {
  private static final String NOWHERE = "unordered";
  private static final String END = "end";

  private RowPosition() {}

  /** The position of a reader whose rows have no order. */
  static SplitPosition nowhere() {
    return new SplitPosition(NOWHERE);
  }

  /** The position after the last row of a split. */
  static SplitPosition end() {
    return new SplitPosition(END);
  }

  static boolean isEnd(@Nullable SplitPosition position) {
    return position != null && position.token().equals(END);
  }

  static SplitPosition after(List<Object> key) {
    return new SplitPosition(
        JsonArray.ofStrings(key.stream().map(ValueText::of).toList()).toCompact());
  }

  /** The condition of the rows after a position, in the order of the key. */
  static SqlText condition(SplitPosition position, List<JdbcColumn> key, String where) {
    if (position.token().equals(NOWHERE) || key.isEmpty()) {
      throw new BiException(
          CoreErrors.CANNOT_RESUME,
          where
              + " was read in no order, so reading cannot go on in its middle. Name the columns"
              + " that tell its rows apart with key(...), then begin again.");
    }
    JsonArray texts = (JsonArray) JsonReader.forSpecs().named("position").parse(position.token());
    if (texts.size() != key.size()) {
      throw new BiException(
          CoreErrors.CANNOT_RESUME,
          where
              + " was read by a key of "
              + texts.size()
              + " columns, now it has "
              + key.size()
              + ". Begin again.");
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      values.add(ValueText.parse(key.get(i).type(), ((JsonString) texts.get(i)).value()));
    }
    return after(key, values);
  }

  /** {@code a > ? or (a = ? and (b > ? or …))}: row values are not known to every database. */
  private static SqlText after(List<JdbcColumn> key, List<Object> values) {
    SqlText condition = new SqlText();
    for (int i = 0; i < key.size(); i++) {
      String name = Dialect.quoted(key.get(i).name());
      condition.add(name + " > ?", values.get(i));
      if (i < key.size() - 1) {
        condition.add(" OR (" + name + " = ? AND (", values.get(i));
      }
    }
    return condition.add("))".repeat(key.size() - 1));
  }
}
