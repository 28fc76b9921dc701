package io.bi4j.core.internal.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/** The texts of INSERT statements; every value is a parameter. */
final class InsertSql {
  private InsertSql() {}

  /** {@code INSERT INTO t (a, b) }, before VALUES or SELECT. */
  static String into(JdbcSinkSettings settings, List<TargetColumn> columns) {
    return "INSERT INTO "
        + settings.table.sql()
        + " ("
        + columns.stream().map(TargetColumn::quoted).collect(Collectors.joining(", "))
        + ") ";
  }

  /**
   * What happens to a row whose key is there: it is replaced, unless it is of a later version. The
   * same words in DuckDB, PostgreSQL and SQLite; nothing without a key.
   */
  static String onConflict(JdbcSinkSettings settings, List<TargetColumn> columns) {
    if (settings.key.isEmpty()) {
      return "";
    }
    String set =
        columns.stream()
            .filter(column -> !settings.key.contains(column.field().name()))
            .map(column -> column.quoted() + " = excluded." + column.quoted())
            .collect(Collectors.joining(", "));
    String conflict = " ON CONFLICT (" + SinkTable.names(settings.key) + ") DO ";
    if (set.isEmpty()) {
      return conflict + "NOTHING";
    }
    String guard = "";
    if (settings.version != null) {
      String version = Dialect.quoted(settings.version);
      String kept = Dialect.quoted(String.valueOf(settings.table.table())) + "." + version;
      guard = " WHERE " + kept + " IS NULL OR excluded." + version + " >= " + kept;
    }
    return conflict + "UPDATE SET " + set + guard;
  }
}
