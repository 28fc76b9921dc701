package io.bi4j.data.internal.duckdb;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of the table in its order, and which column of the rows each one takes. */
final class TableColumns {
  private TableColumns() {}

  /**
   * Checks the table against the rows.
   *
   * @return for each column of the table the ordinal of the rows' column, or -1 for its default
   */
  static int[] match(DuckDbTarget target, Schema rows, Connection connection) throws SQLException {
    if (target.create()) {
      create(target, rows, connection);
    }
    Map<String, String> found = types(target, connection);
    List<String> problems = new ArrayList<>();
    if (found.isEmpty()) {
      problems.add("there is no such table; make it, or let createTable() do so");
    }
    for (Field field : rows.fields()) {
      String type = found.get(field.name());
      if (!found.isEmpty() && type == null) {
        problems.add("the rows have " + field + ", the table has no such column");
      } else if (type != null && !takes(field, type)) {
        problems.add(
            "\""
                + field.name()
                + "\" is "
                + field.type()
                + " in the rows and "
                + type
                + " in the table, which takes "
                + sqlType(field));
      }
    }
    for (String key : target.key()) {
      if (!rows.has(key)) {
        problems.add("the rows have no key column \"" + key + "\"");
      }
    }
    if (!problems.isEmpty()) {
      throw new BiException(
          DuckDbErrors.SCHEMA_MISMATCH,
          target.describe()
              + " cannot take these rows: "
              + String.join("; ", problems)
              + ". Rename, cast or drop columns before the sink, or change the table.");
    }
    return found.keySet().stream()
        .mapToInt(name -> rows.has(name) ? rows.ordinal(name) : -1)
        .toArray();
  }

  private static Map<String, String> types(DuckDbTarget target, Connection connection)
      throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_catalog ="
                + " current_database() AND table_schema = current_schema() AND table_name = ?"
                + " ORDER BY ordinal_position")) {
      query.setString(1, target.table());
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          types.put(result.getString(1), result.getString(2));
        }
      }
    }
    return types;
  }

  private static void create(DuckDbTarget target, Schema rows, Connection connection)
      throws SQLException {
    List<String> parts = new ArrayList<>();
    for (Field field : rows.fields()) {
      boolean required = !field.nullable() || target.key().contains(field.name());
      parts.add(
          DuckDbTarget.quoted(field.name()) + " " + sqlType(field) + (required ? " NOT NULL" : ""));
    }
    if (!target.key().isEmpty()) {
      parts.add("PRIMARY KEY (" + names(target.key()) + ")");
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS " + target.sql() + " (" + String.join(", ", parts) + ")");
    }
  }

  static String names(List<String> columns) {
    return String.join(", ", columns.stream().map(DuckDbTarget::quoted).toList());
  }

  private static boolean takes(Field field, String type) {
    return type.equals(sqlType(field))
        || (field.type().kind() == DataType.Kind.JSON && type.equals("JSON"));
  }

  private static String sqlType(Field field) {
    return switch (field.type().kind()) {
      case BOOL -> "BOOLEAN";
      case INT64, MONEY -> "BIGINT";
      case FLOAT64 -> "DOUBLE";
      case DECIMAL -> field.type().toString();
      case STRING, JSON -> "VARCHAR";
      case BYTES -> "BLOB";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case LOCAL_DATETIME -> "TIMESTAMP";
      case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
      case DURATION, LIST, STRUCT, MAP ->
          throw new BiException(
              DuckDbErrors.SCHEMA_MISMATCH,
              "Column "
                  + field
                  + " cannot go through DuckDB's appender. Unnest or cast it before the sink, or"
                  + " write a Parquet file, which DuckDB reads.");
    };
  }
}
