package io.bi4j.core.internal.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the catalogue of a database says about a table: its primary key, what is never null. */
final class TableKeys {
  private TableKeys() {}

  /** The columns of the primary key in order; empty when there is none or two tables match. */
  static List<String> primary(Relation relation, Connection connection, Set<String> columns)
      throws SQLException {
    if (relation.table() == null) {
      return List.of();
    }
    Map<Integer, String> key = new TreeMap<>();
    DatabaseMetaData meta = connection.getMetaData();
    try (ResultSet found =
        meta.getPrimaryKeys(null, schema(relation, connection), relation.table())) {
      while (found.next()) {
        if (key.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME")) != null) {
          return List.of();
        }
      }
    }
    return columns.containsAll(key.values()) ? List.copyOf(key.values()) : List.of();
  }

  /** The columns that hold no nulls. */
  static Set<String> notNull(Relation relation, Connection connection) throws SQLException {
    String table = relation.table();
    if (table == null) {
      return Set.of();
    }
    DatabaseMetaData meta = connection.getMetaData();
    String escape = meta.getSearchStringEscape();
    Set<String> required = new HashSet<>();
    Set<String> nullable = new HashSet<>();
    try (ResultSet found =
        meta.getColumns(
            null, escaped(schema(relation, connection), escape), escaped(table, escape), null)) {
      while (found.next()) {
        boolean never = found.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
        (never ? required : nullable).add(found.getString("COLUMN_NAME"));
      }
    }
    required.removeAll(nullable);
    return required;
  }

  /** The columns that every row must have: never null, and without a default. */
  static List<String> required(Relation relation, Connection connection) throws SQLException {
    Set<String> never = notNull(relation, connection);
    List<String> required = new ArrayList<>();
    DatabaseMetaData meta = connection.getMetaData();
    String escape = meta.getSearchStringEscape();
    try (ResultSet found =
        meta.getColumns(
            null,
            escaped(schema(relation, connection), escape),
            escaped(relation.table(), escape),
            null)) {
      while (found.next()) {
        String name = found.getString("COLUMN_NAME");
        if (never.contains(name) && found.getString("COLUMN_DEF") == null) {
          required.add(name);
        }
      }
    }
    return required;
  }

  /** Whether the table has a unique index over exactly these columns, as the driver tells. */
  static boolean hasUniqueIndex(Relation table, Set<String> columns, Connection connection)
      throws SQLException {
    Map<String, Set<String>> indexes = new java.util.HashMap<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getIndexInfo(null, schema(table, connection), table.table(), true, true)) {
      while (found.next()) {
        String column = found.getString("COLUMN_NAME");
        if (column != null && !found.getBoolean("NON_UNIQUE")) {
          indexes
              .computeIfAbsent(found.getString("INDEX_NAME"), name -> new HashSet<>())
              .add(column.replace("\"", ""));
        }
      }
    }
    return indexes.containsValue(columns);
  }

  static @Nullable String schema(Relation relation, Connection connection) throws SQLException {
    return relation.schema() != null ? relation.schema() : connection.getSchema();
  }

  /** The name as a pattern that matches itself only. */
  private static @Nullable String escaped(@Nullable String name, @Nullable String escape) {
    return name == null || escape == null || escape.isEmpty()
        ? name
        : name.replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }
}
