package io.bi4j.testkit.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.Row;
import io.bi4j.core.semantic.Calc;
import io.bi4j.core.semantic.Comparison;
import io.bi4j.core.semantic.DataCatalog;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.QueryEngine;
import io.bi4j.core.semantic.QueryResult;
import io.bi4j.core.semantic.TimeRange;
import io.bi4j.testkit.Choices;
import io.bi4j.testkit.Property;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random queries give what DuckDB gives for SQL of the same meaning. */
class QueryEqualsDuckDbTest {
  private static final SalesTable SALES = SalesTable.of(3_000, 11);
  private static final DataCatalog DATA = DataCatalog.of("sales", SALES.rows());

  private static Connection duckDb;
  private static BiRuntime runtime;

  @BeforeAll
  static void open() throws SQLException {
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
    SALES.writeTo(duckDb);
    runtime = BiRuntime.builder().cpuThreads(2).build();
  }

  @AfterAll
  static void close() throws SQLException {
    runtime.close();
    duckDb.close();
  }

  @Test
  void grouping_filtering_and_calculations() {
    Property.forAll(QueryEqualsDuckDbTest::query).cases(600).holds(QueryEqualsDuckDbTest::check);
  }

  @Test
  void comparisons_with_the_period_before_and_the_year_before() {
    Property.forAll(QueryEqualsDuckDbTest::comparison)
        .cases(300)
        .holds(QueryEqualsDuckDbTest::check);
  }

  @Test
  void queries_read_back_from_json_and_have_equal_hashes() {
    Property.forAll(c -> c.bool() ? query(c) : comparison(c))
        .cases(1_000)
        .holds(
            query -> {
              MetricQuery read = MetricQuery.parse(query.toJson().toCompact());
              assertThat(read).isEqualTo(query);
              assertThat(read.hash()).isEqualTo(query.hash());
              assertThat(read.toString()).isEqualTo(query.toString());
            });
  }

  private static MetricQuery query(Choices c) {
    MetricQuery.Builder query = MetricQuery.of(measures(c));
    List<String> keys = keys(c, query);
    where(c, query);
    if (c.percent(30)) {
      LocalDate from = SalesTable.FIRST_DAY.plusDays(c.below(300));
      query.during(TimeRange.days(from, from.plusDays(c.below(200))));
    }
    MetricQuery soFar = query.build();
    String measure = soFar.measures().get(0);
    if (c.percent(30)) {
      query.having(measure + c.oneOf(" > 40", " < 100", " is not null"));
    }
    calcs(c, query, keys, measure);
    return query.build();
  }

  private static MetricQuery comparison(Choices c) {
    MetricQuery.Builder query = MetricQuery.of(measures(c));
    boolean year = c.bool();
    keys(c, query, year ? c.oneOf(Grain.MONTH, Grain.QUARTER, Grain.YEAR) : Grain.MONTH);
    where(c, query);
    query.during(year ? TimeRange.year(2015) : TimeRange.month(2015, 1 + c.below(12)));
    query.against(c.bool() ? Comparison.PREVIOUS_PERIOD : Comparison.YEAR_AGO);
    String measure = query.build().measures().get(0);
    if (c.percent(30)) {
      query.having(measure + "_change" + c.oneOf(" > 0", " < 10", " is not null"));
    }
    if (c.percent(30)) {
      query.calc(new Calc.Rank(measure + "_change", List.of(), c.bool()));
    }
    return query.build();
  }

  private static List<String> measures(Choices c) {
    List<String> all =
        new ArrayList<>(
            List.of("units", "revenue", "weight", "orders", "mean_weight", "per_order"));
    List<String> chosen = new ArrayList<>();
    int count = 1 + c.below(3);
    for (int i = 0; i < count; i++) {
      chosen.add(all.remove(c.below(all.size())));
    }
    return chosen;
  }

  private static List<String> keys(Choices c, MetricQuery.Builder query) {
    List<String> keys = new ArrayList<>();
    if (c.percent(60)) {
      query.by("region");
      keys.add("region");
    }
    if (c.percent(40)) {
      query.by("channel");
      keys.add("channel");
    }
    if (c.percent(50)) {
      Grain grain = c.oneOf(Grain.MONTH, Grain.WEEK, Grain.QUARTER, Grain.YEAR, Grain.DAY);
      query.by("day", grain);
      keys.add(query.build().groupBy().get(keys.size()).column());
    }
    return keys;
  }

  private static void keys(Choices c, MetricQuery.Builder query, Grain grain) {
    if (c.percent(60)) {
      query.by("region");
    }
    if (c.percent(30)) {
      query.by("channel");
    }
    if (c.percent(50)) {
      query.by("day", grain);
    }
  }

  private static void where(Choices c, MetricQuery.Builder query) {
    if (c.percent(40)) {
      query.where(
          c.oneOf(
              "channel = 'web'",
              "region <> 'north' and qty > 3",
              "qty is not null",
              "region = 'south' or channel = 'phone'",
              "not (channel = 'shop')",
              "kilos < 300.5"));
    }
  }

  private static void calcs(
      Choices c, MetricQuery.Builder query, List<String> keys, String measure) {
    boolean additive = List.of("units", "revenue", "weight", "orders").contains(measure);
    List<String> within = keys.stream().filter(key -> c.percent(30)).toList();
    if (additive && c.percent(40)) {
      query.calc(new Calc.Share(measure, within));
    }
    if (c.percent(40)) {
      query.calc(new Calc.Rank(measure, within, c.bool()));
    }
    boolean time = keys.stream().anyMatch(key -> key.startsWith("day"));
    if (time && additive && c.percent(40)) {
      query.calc(new Calc.RunningTotal(measure));
    }
    if (time && c.percent(40)) {
      query.calc(new Calc.Growth(measure, 1 + c.below(3)));
    }
    if (time && c.percent(40)) {
      query.calc(new Calc.MovingAverage(measure, 1 + c.below(4)));
    }
    if (c.percent(25)) {
      query.calc(new Calc.Top(1 + c.below(5), measure, within, c.bool()));
    }
  }

  private static void check(MetricQuery query) throws SQLException {
    QueryResult result = QueryEngine.embedded(runtime).run(query, SalesTable.MODEL, DATA);
    List<Row> rows = result.rows().rows().toList();
    String sql = QuerySql.of(query);
    try (Statement statement = duckDb.createStatement();
        ResultSet expected = statement.executeQuery(sql)) {
      int columns = expected.getMetaData().getColumnCount();
      assertThat(result.columns()).as(sql).hasSize(columns);
      int r = 0;
      while (expected.next()) {
        assertThat(rows.size()).as("rows of " + sql).isGreaterThan(r);
        for (int c = 0; c < columns; c++) {
          String place = "row " + r + " of " + result.columns().get(c).name() + ": " + sql;
          same(rows.get(r).get(c), expected.getObject(c + 1), place);
        }
        r++;
      }
      assertThat(rows).as(sql).hasSize(r);
    }
  }

  private static void same(Object actual, Object expected, String place) {
    if (actual == null || expected == null) {
      assertThat(actual).as(place).isEqualTo(expected);
    } else if (actual instanceof Double value) {
      double other = ((Number) expected).doubleValue();
      assertThat(value).as(place).isCloseTo(other, within(1e-9 * Math.max(1, Math.abs(other))));
    } else if (actual instanceof BigDecimal value) {
      assertThat(value).as(place).isEqualByComparingTo(new BigDecimal(expected.toString()));
    } else {
      assertThat(actual.toString()).as(place).isEqualTo(expected.toString());
    }
  }
}
