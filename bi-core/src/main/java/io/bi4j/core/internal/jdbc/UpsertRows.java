package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Selection;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of rows with the same key in one batch the one that would be left at the end: the latest version,
 * of equal versions the last row. A statement that writes many rows cannot write a key twice.
 */
final class UpsertRows {
  private final JdbcSinkSettings settings;

  UpsertRows(JdbcSinkSettings settings) {
    this.settings = settings;
  }

  RecordBatch last(RecordBatch rows) {
    if (settings.key.isEmpty()) {
      return rows;
    }
    List<Column> key = settings.key.stream().map(rows::column).toList();
    Column version = settings.version == null ? null : rows.column(settings.version);
    Map<List<Object>, Integer> winners = new HashMap<>(rows.rowCount() * 2);
    for (int r = 0; r < rows.rowCount(); r++) {
      List<Object> values = key(key, r);
      Integer known = winners.get(values);
      if (known == null || isLater(version, known, r)) {
        winners.put(values, r);
      }
    }
    return winners.size() == rows.rowCount()
        ? rows
        : rows.filter(Selection.of(winners.values().stream().mapToInt(r -> r).sorted().toArray()));
  }

  private List<Object> key(List<Column> key, int row) {
    List<Object> values = new ArrayList<>(key.size());
    for (int i = 0; i < key.size(); i++) {
      Object value = key.get(i).valueAt(row);
      if (value == null) {
        throw new BiException(
            CoreErrors.NULL_NOT_ALLOWED,
            "Key column \""
                + settings.key.get(i)
                + "\" of "
                + settings.where()
                + " got a null, and a row without key can never be replaced. Filter such rows, or"
                + " fill the key.");
      }
      values.add(value);
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private static boolean isLater(@Nullable Column version, int known, int row) {
    if (version == null) {
      return true;
    }
    Object before = version.valueAt(known);
    Object now = version.valueAt(row);
    return before == null || (now != null && ((Comparable<Object>) now).compareTo(before) >= 0);
  }
}
