package io.bi4j.testkit.semantic;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.semantic.BusinessCalendar;
import io.bi4j.core.semantic.Calc;
import io.bi4j.core.semantic.Comparison;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.GroupKey;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.TimeRange;
import io.bi4j.core.semantic.TimeSpan;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The SQL that says what a query over {@link SalesTable} means, written independently of the
 * engine: window functions over common table expressions, run by DuckDB.
 */
final class QuerySql {
  private static final Map<String, String> MEASURES =
      Map.of(
          "units", "sum(qty)::bigint",
          "revenue", "sum(amount)",
          "weight", "sum(kilos)",
          "orders", "count(*)",
          "mean_weight", "avg(kilos)",
          "per_order", "sum(qty)::double / count(*)");

  private final MetricQuery query;
  private final List<String> keys;

  private QuerySql(MetricQuery query) {
    this.query = query;
    this.keys = query.groupBy().stream().map(GroupKey::column).toList();
  }

  static String of(MetricQuery query) {
    return new QuerySql(query).sql();
  }

  private String sql() {
    StringBuilder sql = new StringBuilder("with now as (");
    TimeSpan span = query.time().map(QuerySql::resolved).orElse(null);
    sql.append(groups(span, null)).append(")");
    String from = "now";
    if (query.comparison().isPresent()) {
      sql.append(comparison(span));
      from = "compared";
    }
    sql.append(", kept as (select * from ").append(from);
    query.having().ifPresent(having -> sql.append(" where ").append(having));
    sql.append("), calculated as (select k.*");
    for (Calc calc : query.calcs()) {
      if (!(calc instanceof Calc.Top)) {
        sql.append(", ")
            .append(calculation(calc))
            .append(" as \"")
            .append(calc.column())
            .append('"');
      }
    }
    sql.append(" from kept k)");
    String last = "calculated";
    for (int i = 0; i < query.calcs().size(); i++) {
      if (query.calcs().get(i) instanceof Calc.Top top) {
        sql.append(", top").append(i).append(" as (select * from ").append(last).append(" where ");
        sql.append(top.measure()).append(" is not null qualify row_number() over (");
        sql.append(partition(top.within())).append(" order by ").append(top.measure());
        sql.append(top.ascending() ? " asc" : " desc")
            .append(" nulls last")
            .append(orderByKeys(", "));
        sql.append(") <= ").append(top.rows()).append(")");
        last = "top" + i;
      }
    }
    sql.append(" select * from ").append(last).append(orderByKeys(" order by "));
    return sql.toString();
  }

  private static TimeSpan resolved(TimeRange range) {
    return range.resolve(LocalDateTime.MIN, BusinessCalendar.UTC);
  }

  private String groups(TimeSpan span, String shift) {
    List<String> columns = new ArrayList<>();
    for (GroupKey key : query.groupBy()) {
      columns.add(key(key, shift) + " as " + key.column());
    }
    query.measures().forEach(m -> columns.add(MEASURES.get(m) + " as " + m));
    List<String> conditions = new ArrayList<>();
    if (span != null) {
      conditions.add("day >= date '" + span.from().toLocalDate() + "'");
      conditions.add("day < date '" + span.to().toLocalDate() + "'");
    }
    query.where().map(Expr::toString).ifPresent(w -> conditions.add("(" + w + ")"));
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String groupBy = keys.isEmpty() ? "" : " group by " + range(1, keys.size());
    return "select " + String.join(", ", columns) + " from sales" + where + groupBy;
  }

  private static String range(int from, int to) {
    return java.util.stream.IntStream.rangeClosed(from, to)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static String key(GroupKey key, String shift) {
    if (key.grain() == null) {
      return key.dimension();
    }
    String cut =
        "date_trunc('"
            + key.grain().name().toLowerCase(Locale.ROOT)
            + "', "
            + key.dimension()
            + ")";
    return "(" + cut + (shift == null ? "" : " + " + shift) + ")::date";
  }

  /** Whole months or years are compared, so that shifting the start of a period is exact. */
  private String comparison(TimeSpan span) {
    boolean year = query.comparison().orElseThrow().kind() == Comparison.Kind.YEAR_AGO;
    long months = year ? 12 : Grain.MONTH.between(span.from(), span.to());
    TimeSpan before =
        year
            ? new TimeSpan(span.from().minusYears(1), span.to().minusYears(1))
            : new TimeSpan(span.from().minusMonths(months), span.from());
    String shift = "interval " + months + " month";
    StringBuilder sql = new StringBuilder(", before as (" + groups(before, shift) + ")");
    String on =
        keys.isEmpty()
            ? "true"
            : keys.stream()
                .map(k -> "n." + k + " is not distinct from b." + k)
                .collect(Collectors.joining(" and "));
    List<String> columns = new ArrayList<>();
    keys.forEach(
        k -> columns.add("case when n.here then n." + k + " else b." + k + " end as " + k));
    for (String m : query.measures()) {
      columns.add("n." + m + " as " + m);
      columns.add("b." + m + " as " + m + "_before");
      columns.add("n." + m + " - b." + m + " as " + m + "_change");
      columns.add(
          "(n."
              + m
              + " - b."
              + m
              + ")::double / nullif(abs(b."
              + m
              + "), 0)::double as "
              + m
              + "_change_ratio");
    }
    return sql
        + ", compared as (select "
        + String.join(", ", columns)
        + " from (select *, true as here from now) n full outer join before b on "
        + on
        + ")";
  }

  private String calculation(Calc calc) {
    String m = calc.measure();
    if (calc instanceof Calc.Share share) {
      return m
          + "::double / nullif(sum("
          + m
          + ") over ("
          + partition(share.within())
          + "), 0)::double";
    }
    if (calc instanceof Calc.Rank rank) {
      return "case when "
          + m
          + " is null then null else rank() over ("
          + partition(rank.within())
          + " order by "
          + m
          + (rank.ascending() ? " asc" : " desc")
          + " nulls last) end";
    }
    if (calc instanceof Calc.RunningTotal) {
      return "sum("
          + m
          + ") over ("
          + partition(others())
          + " order by "
          + timeKey()
          + " nulls last rows unbounded preceding)";
    }
    String same =
        others().stream()
            .map(k -> " and p." + k + " is not distinct from k." + k)
            .collect(Collectors.joining());
    String unit = timeGrain().name().toLowerCase(Locale.ROOT);
    if (calc instanceof Calc.Growth growth) {
      return "(select (k."
          + m
          + " - p."
          + m
          + ")::double / nullif(abs(p."
          + m
          + "), 0)::double"
          + " from kept p where p."
          + timeKey()
          + " = (k."
          + timeKey()
          + " - interval "
          + growth.periods()
          + " "
          + unit
          + ")::date"
          + same
          + ")";
    }
    int periods = ((Calc.MovingAverage) calc).periods();
    return "(select case when count(p."
        + m
        + ") = "
        + periods
        + " then avg(p."
        + m
        + ") end"
        + " from kept p where p."
        + timeKey()
        + " <= k."
        + timeKey()
        + " and p."
        + timeKey()
        + " > (k."
        + timeKey()
        + " - interval "
        + periods
        + " "
        + unit
        + ")::date"
        + same
        + ")";
  }

  private String partition(List<String> within) {
    return within.isEmpty() ? "" : "partition by " + String.join(", ", within);
  }

  private String timeKey() {
    return query.groupBy().stream()
        .filter(k -> k.dimension().equals("day"))
        .map(GroupKey::column)
        .findFirst()
        .orElseThrow();
  }

  private Grain timeGrain() {
    return query.groupBy().stream()
        .filter(k -> k.dimension().equals("day"))
        .map(k -> k.grain() == null ? Grain.DAY : k.grain())
        .findFirst()
        .orElseThrow();
  }

  private List<String> others() {
    return keys.stream().filter(k -> !k.equals(timeKey())).toList();
  }

  private String orderByKeys(String before) {
    return keys.isEmpty()
        ? ""
        : before + keys.stream().map(k -> k + " nulls last").collect(Collectors.joining(", "));
  }
}
