package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table that a sink writes to, checked against the rows to come.
 *
 * @param dialect the family of its database
 * @param columns where each column of the rows goes, in their order
 */
record SinkTable(Dialect dialect, List<TargetColumn> columns) {

  /** Finds the table, creating it when that was asked for and it is not there. */
  static SinkTable open(JdbcSinkSettings settings, Schema rows, Connection connection)
      throws SQLException {
    Dialect dialect = Dialect.of(connection);
    if (settings.create) {
      create(settings, rows, connection, dialect);
    }
    Map<String, ColumnMeta> found =
        JdbcShape.metas(new JdbcSettings(settings.dataSource, settings.table), connection, dialect);
    List<TargetColumn> columns = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Field field : rows.fields()) {
      ColumnMeta meta = found.get(field.name());
      if (meta == null) {
        problems.add("the rows have " + field + ", the table has no such column");
        continue;
      }
      TargetColumn target = new TargetColumn(field, meta, dialect.column(meta).type());
      if (!TargetColumn.fits(field.type(), target.type())) {
        problems.add(
            "\""
                + field.name()
                + "\" is "
                + field.type()
                + " in the rows and "
                + meta.describe()
                + " ("
                + target.type()
                + ") in the table");
      }
      columns.add(target);
    }
    for (String name : TableKeys.required(settings.table, connection)) {
      boolean generated = dialect.isGenerated(found.get(name));
      if (!rows.has(name) && !generated) {
        problems.add("the table needs \"" + name + "\", the rows do not have it");
      }
    }
    requireColumns(settings, rows);
    if (!problems.isEmpty()) {
      throw new BiException(
          CoreErrors.SCHEMA_MISMATCH,
          settings.where()
              + " cannot take these rows: "
              + String.join("; ", problems)
              + ". Rename, cast or drop columns before the sink, or change the table.");
    }
    if (!settings.key.isEmpty()) {
      requireUnique(settings, dialect, connection);
    }
    return new SinkTable(dialect, List.copyOf(columns));
  }

  private static void requireColumns(JdbcSinkSettings settings, Schema rows) {
    List<String> named = new ArrayList<>(settings.key);
    if (settings.version != null) {
      named.add(settings.version);
    }
    for (String name : named) {
      if (!rows.has(name)) {
        throw new BiException(
            CoreErrors.UNKNOWN_COLUMN,
            "Key or version column \""
                + name
                + "\" of "
                + settings.where()
                + " is not among the columns of the rows: "
                + String.join(", ", rows.names())
                + ".");
      }
    }
  }

  private static void create(
      JdbcSinkSettings settings, Schema rows, Connection connection, Dialect dialect)
      throws SQLException {
    List<String> parts = new ArrayList<>();
    for (Field field : rows.fields()) {
      boolean required = !field.nullable() || settings.key.contains(field.name());
      parts.add(
          Dialect.quoted(field.name())
              + " "
              + dialect.columnType(field)
              + (required ? " NOT NULL" : ""));
    }
    if (!settings.key.isEmpty()) {
      parts.add("PRIMARY KEY (" + names(settings.key) + ")");
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS "
              + settings.table.sql()
              + " ("
              + String.join(", ", parts)
              + ")");
    }
  }

  static String names(List<String> columns) {
    return columns.stream().map(Dialect::quoted).collect(Collectors.joining(", "));
  }

  /** Without such a constraint two processes could write a key twice. */
  private static void requireUnique(
      JdbcSinkSettings settings, Dialect dialect, Connection connection) throws SQLException {
    Set<String> wanted = new HashSet<>(settings.key);
    if (wanted.equals(new HashSet<>(TableKeys.primary(settings.table, connection, wanted)))) {
      return;
    }
    if (!dialect.hasUniqueIndex(settings.table, wanted, connection)) {
      throw new BiException(
          CoreErrors.SCHEMA_MISMATCH,
          settings.where()
              + " has no primary key or unique index over exactly "
              + names(settings.key)
              + ", so rows cannot be replaced by this key. Create a unique index, or let"
              + " createTable() make the table.");
    }
  }
}
