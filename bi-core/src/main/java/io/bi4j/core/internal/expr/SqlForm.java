package io.bi4j.core.internal.expr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a function is written in a dialect of SQL.
 *
 * @param template the text with {@code {0}} for the first argument and so on, or {@code {*:sep}}
 *     for all arguments with a separator between them
 * @param exact whether the database gives the same value as our own evaluation for every input, so
 *     that the call may be pushed down
 */
record SqlForm(String template, boolean exact) {

  private static final SqlForm AND = same("({*: AND })");
  private static final SqlForm OR = same("({*: OR })");
  private static final SqlForm COALESCE = same("COALESCE({*:, })");
  private static final SqlForm IF = same("CASE WHEN {0} THEN {1} ELSE {2} END");

  /** Only what is certain; a missing entry means that nobody has shown it. */
  private static final Map<String, Map<SqlDialect, SqlForm>> ALL =
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
          Map.entry("=", comparison("=")),
          Map.entry("<>", comparison("<>")),
          Map.entry("<", comparison("<")),
          Map.entry("<=", comparison("<=")),
          Map.entry(">", comparison(">")),
          Map.entry(">=", comparison(">=")),
          Map.entry("between", everywhere(same("({0} >= {1} AND {0} <= {2})"))),
          Map.entry(
              "starts_with",
              Map.of(
                  SqlDialect.DUCKDB, same("starts_with({0}, {1})"),
                  SqlDialect.POSTGRESQL, same("starts_with({0}, {1})"))),
          Map.entry(
              "contains",
              Map.of(
                  SqlDialect.DUCKDB, same("contains({0}, {1})"),
                  SqlDialect.POSTGRESQL, same("(strpos({0}, {1}) > 0)"))),
          Map.entry(
              "length",
              Map.of(
                  SqlDialect.DUCKDB, same("length({0})"),
                  SqlDialect.POSTGRESQL, same("CAST(length({0}) AS bigint)"))),
          Map.entry("day", grain("day", "{0}")),
          Map.entry("week", grain("week", null)),
          Map.entry("month", grain("month", "(substr({0}, 1, 8) || '01')")),
          Map.entry("quarter", grain("quarter", null)),
          Map.entry("year", grain("year", "(substr({0}, 1, 5) || '01-01')")),
          Map.entry("lower", everywhere(near("lower({0})"))),
          Map.entry("upper", everywhere(near("upper({0})"))));

  private static SqlForm same(String template) {
    return new SqlForm(template, true);
  }

  private static SqlForm near(String template) {
    return new SqlForm(template, false);
  }

  private static Map<SqlDialect, SqlForm> everywhere(SqlForm form) {
    return Map.of(SqlDialect.DUCKDB, form, SqlDialect.POSTGRESQL, form, SqlDialect.SQLITE, form);
  }

  /**
   * Exact because the renderer compares values of one type only, gives texts a binary collation,
   * and keeps cells of other storage classes of SQLite out. NaN is the greatest number in DuckDB
   * and PostgreSQL, as here; SQLite has none.
   */
  private static Map<SqlDialect, SqlForm> comparison(String operator) {
    return everywhere(same("({0} " + operator + " {1})"));
  }

  /** Starts of periods of dates and local times; SQLite's dates are text. */
  private static Map<SqlDialect, SqlForm> grain(String grain, @Nullable String sqlite) {
    SqlForm truncated = same("CAST(date_trunc('" + grain + "', {0}) AS DATE)");
    return sqlite == null
        ? Map.of(SqlDialect.DUCKDB, truncated, SqlDialect.POSTGRESQL, truncated)
        : Map.of(
            SqlDialect.DUCKDB,
            truncated,
            SqlDialect.POSTGRESQL,
            truncated,
            SqlDialect.SQLITE,
            same(sqlite));
  }

  /** The form of a function in a dialect, when there is one. */
  static Optional<SqlForm> of(String function, SqlDialect dialect) {
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
