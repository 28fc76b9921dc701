package io.bi4j.core.internal.expr;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a function is written in a dialect of SQL.
 *
 * @param template the text with {@code {0}} for the first argument and so on, or {@code {*:sep}}
 *     for all arguments with a separator between them
 * @param exact whether the database gives the same value as our own evaluation for every input, so
 *     that the call may be pushed down
 */
record SqlForm(String template, boolean exact) {

  /** A dialect that calls can be pushed down to. */
  enum Dialect {
    DUCKDB,
    POSTGRESQL,
    SQLITE
  }

  private static final SqlForm AND = same("({*: AND })");
  private static final SqlForm OR = same("({*: OR })");
  private static final SqlForm COALESCE = same("COALESCE({*:, })");
  private static final SqlForm IF = same("CASE WHEN {0} THEN {1} ELSE {2} END");

  /** Only what is certain; a missing entry means that nobody has shown it. */
  private static final Map<String, Map<Dialect, SqlForm>> ALL =
      Map.ofEntries(
          Map.entry("and", everywhere(AND)),
          Map.entry("or", everywhere(OR)),
          Map.entry("not", everywhere(same("(NOT {0})"))),
          Map.entry("is_null", everywhere(same("({0} IS NULL)"))),
          Map.entry("is_not_null", everywhere(same("({0} IS NOT NULL)"))),
          Map.entry("coalesce", everywhere(COALESCE)),
          Map.entry("if_null", everywhere(COALESCE)),
          Map.entry("if", everywhere(IF)),
          Map.entry("||", everywhere(same("({*: || })"))),
          Map.entry("concat", everywhere(same("({*: || })"))),
          Map.entry("=", comparison("=", true)),
          Map.entry("<>", comparison("<>", true)),
          Map.entry("<", comparison("<", false)),
          Map.entry("<=", comparison("<=", false)),
          Map.entry(">", comparison(">", false)),
          Map.entry(">=", comparison(">=", false)),
          Map.entry(
              "starts_with",
              Map.of(
                  Dialect.DUCKDB, same("starts_with({0}, {1})"),
                  Dialect.POSTGRESQL, same("starts_with({0}, {1})"))),
          Map.entry("lower", everywhere(near("lower({0})"))),
          Map.entry("upper", everywhere(near("upper({0})"))));

  private static SqlForm same(String template) {
    return new SqlForm(template, true);
  }

  private static SqlForm near(String template) {
    return new SqlForm(template, false);
  }

  private static Map<Dialect, SqlForm> everywhere(SqlForm form) {
    return Map.of(Dialect.DUCKDB, form, Dialect.POSTGRESQL, form, Dialect.SQLITE, form);
  }

  /**
   * DuckDB compares text by bytes and sorts NaN last, as we do. PostgreSQL orders text by
   * collation. SQLite compares values of different storage classes and has no NaN.
   */
  private static Map<Dialect, SqlForm> comparison(String operator, boolean exactInPostgres) {
    String template = "({0} " + operator + " {1})";
    return Map.of(
        Dialect.DUCKDB, new SqlForm(template, true),
        Dialect.POSTGRESQL, new SqlForm(template, exactInPostgres),
        Dialect.SQLITE, new SqlForm(template, false));
  }

  /** The form of a function in a dialect, when there is one. */
  static Optional<SqlForm> of(String function, Dialect dialect) {
    return Optional.ofNullable(ALL.getOrDefault(function, Map.of()).get(dialect));
  }

  /** The names of all functions that have a form. */
  static List<String> functions() {
    return ALL.keySet().stream().sorted().toList();
  }

  /** The call with these arguments, which are SQL already. */
  String render(List<String> arguments) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      if (open < 0) {
        break;
      }
      int close = template.indexOf('}', open);
      out.append(template, at, open);
      String place = template.substring(open + 1, close);
      out.append(
          place.startsWith("*:")
              ? String.join(place.substring(2), arguments)
              : arguments.get(Integer.parseInt(place)));
      at = close + 1;
    }
    return out.append(template, at, template.length()).toString();
  }
}
