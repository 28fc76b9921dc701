package io.bi4j.data.internal.duckdb;

import static java.util.Objects.requireNonNull;

import java.util.List;
import javax.sql.DataSource;

/**
 * Where rows go.
 *
 * @param dataSource gives connections of DuckDB
 * @param table the table, in the current schema
 * @param key the columns by which a row replaces another; empty when rows are only added
 * @param create whether the table is made when it is not there
 */
public record DuckDbTarget(DataSource dataSource, String table, List<String> key, boolean create) {
  public DuckDbTarget {
    requireNonNull(dataSource, "dataSource");
    requireNonNull(table, "table");
    key = List.copyOf(key);
  }

  static String quoted(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  String sql() {
    return quoted(table);
  }

  String describe() {
    return "DuckDB table \"" + table + "\"";
  }
}
