package io.bi4j.core.internal.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read: a table or view, or the result of a query.
 *
 * @param schema the schema of the table, or null for the one that the connection finds
 * @param table the name of the table, or null for a query
 * @param query the query, or null for a table
 * @param parameters what stands for the question marks of the query; may hold nulls
 */
public record Relation(
    @Nullable String schema,
    @Nullable String table,
    @Nullable String query,
    List<@Nullable Object> parameters) {

  public Relation {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  /** A table or view. */
  public static Relation table(@Nullable String schema, String table) {
    return new Relation(schema, table, null, List.of());
  }

  /** The rows of a query. */
  public static Relation query(String sql, List<? extends @Nullable Object> parameters) {
    String text = sql.strip();
    while (text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).strip();
    }
    return new Relation(null, null, text, new ArrayList<>(parameters));
  }

  /** The SQL after FROM. */
  String sql() {
    if (query != null) {
      return "(" + query + "\n) AS bi_rows";
    }
    String name = Dialect.quoted(String.valueOf(table));
    return schema == null ? name : Dialect.quoted(schema) + "." + name;
  }

  /** A short name for reports. */
  public String name() {
    return table == null ? "query" : schema == null ? table : schema + "." + table;
  }

  /** For messages: a query may hold what should not be shown. */
  String describe() {
    return table == null ? "The query" : "Table \"" + name() + "\"";
  }
}
