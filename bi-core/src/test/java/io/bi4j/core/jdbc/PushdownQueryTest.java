package io.bi4j.core.jdbc;

import static io.bi4j.core.jdbc.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import io.bi4j.core.semantic.Calc;
import io.bi4j.core.semantic.Comparison;
import io.bi4j.core.semantic.DataCatalog;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.Order;
import io.bi4j.core.semantic.QueryEngine;
import io.bi4j.core.semantic.QueryResult;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.semantic.TimeRange;
import io.bi4j.core.source.Jdbc;
import io.bi4j.core.source.JdbcSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A query gives the same whether the database groups or the engine does. */
class PushdownQueryTest {
  private static final List<String> MEASURES =
      List.of(
          "rows",
          "n_count",
          "n_sum",
          "n_avg",
          "n_min",
          "d_sum",
          "d_avg",
          "d_max",
          "s_distinct",
          "day_distinct",
          "s_max",
          "day_min",
          "b_sum",
          "ratio",
          "m_sum",
          "m_avg",
          "x_sum");

  @TempDir Path folder;

  private static SemanticModel model() {
    SemanticModel.Builder model =
        SemanticModel.builder("test")
            .entity(Entity.builder("t").key(List.of("id")).time("day").build())
            .dimension(Dimension.builder("day", "t").time(Grain.DAY).build())
            .dimension(Dimension.builder("s", "t").build())
            .dimension(Dimension.builder("n", "t").build())
            .dimension(Dimension.builder("b", "t").kind(Dimension.Kind.BOOLEAN).build());
    String[][] measures = {
      {"rows", "count()"},
      {"n_count", "count(n)"},
      {"n_sum", "sum(n)"},
      {"n_avg", "avg(n)"},
      {"n_min", "min(n)"},
      {"d_sum", "sum(d)"},
      {"d_avg", "avg(d)"},
      {"d_max", "max(d)"},
      {"s_distinct", "count_distinct(s)"},
      {"day_distinct", "count_distinct(day)"},
      {"s_max", "max(s)"},
      {"day_min", "min(day)"},
      {"b_sum", "sum(n) filter (where b)"},
      {"ratio", "sum(d) / count()"},
      {"m_sum", "sum(m)"},
      {"m_avg", "avg(m)"},
      {"x_sum", "sum(x)"}
    };
    for (String[] measure : measures) {
      model.measure(Measure.builder(measure[0], "t", measure[1]).build());
    }
    return model.build();
  }

  private static JdbcSource table(TestDatabase database, Path folder, Random random) {
    DataSource data = database.create(folder);
    String real = database == TestDatabase.SQLITE ? "REAL" : "DOUBLE PRECISION";
    execute(
        data,
        "CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT, d DECIMAL(12,2), s VARCHAR(20),"
            + " b BOOLEAN, day DATE, m BIGINT, x "
            + real
            + ")");
    String[] texts = {"", "a", "A", "ä", "B", "b", "Z", "ﬀ", "𝄞"};
    StringBuilder rows = new StringBuilder("INSERT INTO t VALUES ");
    for (int i = 0; i < 2_000; i++) {
      rows.append(i == 0 ? "(" : ", (")
          .append(i)
          .append(cell(random, String.valueOf(random.nextInt(9) - 4)))
          .append(cell(random, (random.nextInt(20001) - 10000) / 100 + ".0" + random.nextInt(10)))
          .append(cell(random, "'" + texts[random.nextInt(texts.length)] + "'"))
          .append(cell(random, random.nextBoolean() ? "TRUE" : "FALSE"))
          .append(cell(random, "'" + LocalDate.of(2023, 12, 1).plusDays(random.nextInt(120)) + "'"))
          .append(cell(random, String.valueOf(random.nextInt(200_000) - 50_000)))
          .append(cell(random, String.valueOf(random.nextInt(1000) / 8.0)))
          .append(")");
    }
    execute(data, rows.toString());
    return Jdbc.source(data).table("t").money("m", "EUR");
  }

  private static String cell(Random random, String value) {
    return random.nextInt(9) == 0 ? ", NULL" : ", " + value;
  }

  private static MetricQuery query(Random random) {
    List<String> measures = new ArrayList<>();
    for (String measure : MEASURES) {
      if (random.nextInt(4) == 0 && (random.nextInt(4) == 0 || !measure.equals("x_sum"))) {
        measures.add(measure);
      }
    }
    if (measures.isEmpty()) {
      measures.add("rows");
    }
    MetricQuery.Builder query = MetricQuery.of(measures);
    List<String> columns = new ArrayList<>(measures);
    for (String key : List.of("s", "n", "b")) {
      if (random.nextInt(3) == 0) {
        query.by(key);
        columns.add(key);
      }
    }
    if (random.nextInt(3) == 0) {
      Grain[] grains = {Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR};
      query.by("day", grains[random.nextInt(grains.length)]);
    }
    String[] wheres = {
      "n > 0",
      "s <> 'a'",
      "b",
      "d between -10 and 30",
      "upper(s) = 'A'",
      "s in ('a', 'ä')",
      "day >= date '2024-01-15'",
      "not (n = 2 or s is null)",
      "n > 100"
    };
    if (random.nextBoolean()) {
      query.where(wheres[random.nextInt(wheres.length)]);
    }
    if (random.nextInt(3) == 0) {
      query.during(TimeRange.days(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 31)));
      if (random.nextInt(3) == 0) {
        query.against(Comparison.PREVIOUS_PERIOD);
      }
    }
    String some = measures.get(random.nextInt(measures.size()));
    boolean number = some.startsWith("n_") || some.equals("rows") || some.equals("b_sum");
    if (number && random.nextInt(3) == 0) {
      query.having("\"" + some + "\" > " + (random.nextInt(5) - 2));
    }
    if (random.nextBoolean()) {
      query.order(new Order(columns.get(random.nextInt(columns.size())), random.nextBoolean()));
    }
    if (random.nextBoolean()) {
      query.limit(random.nextInt(12));
    }
    if (List.of("rows", "n_count", "n_sum").contains(some) && random.nextInt(4) == 0) {
      query.calc(Calc.share(some));
    }
    return query.build();
  }

  @ParameterizedTest
  @EnumSource
  void random_queries_give_the_same(TestDatabase database) {
    Random random = new Random(17);
    JdbcSource source = table(database, folder, random);
    SemanticModel model = model();
    int pushed = 0;
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(1).build()) {
      DataCatalog memory = DataCatalog.of("t", runtime.read(source));
      DataCatalog data = dataset -> source;
      QueryEngine embedded = QueryEngine.embedded(runtime);
      QueryEngine pushing = QueryEngine.pushingDown(runtime);
      for (int i = 0; i < 150; i++) {
        MetricQuery query = query(random);
        QueryResult wanted = embedded.run(query, model, memory);

        QueryResult found = pushing.run(query, model, data);

        assertEqual(query, wanted.rows(), found.rows());
        pushed += pushing.explain(query, model, data).contains("pushed down to") ? 1 : 0;
      }
    }
    // SQLite has no exact decimals, so more is left to the engine.
    assertThat(pushed).isGreaterThan(database == TestDatabase.SQLITE ? 25 : 60);
  }

  private static void assertEqual(MetricQuery query, RecordSet wanted, RecordSet found) {
    String name = query.toString();
    assertThat(types(found)).as(name).isEqualTo(types(wanted));
    assertThat(found.rowCount()).as(name).isEqualTo(wanted.rowCount());
    List<Row> expected = wanted.rows().toList();
    List<Row> actual = found.rows().toList();
    for (int r = 0; r < expected.size(); r++) {
      for (int c = 0; c < wanted.schema().columnCount(); c++) {
        Object want = expected.get(r).get(c);
        Object got = actual.get(r).get(c);
        if (want instanceof Double number && got instanceof Double other) {
          assertThat(other).as(name).isCloseTo(number, within(Math.abs(number) * 1e-12));
        } else {
          assertThat(got).as(name + ", row " + r + ", column " + c).isEqualTo(want);
        }
      }
    }
  }

  private static List<String> types(RecordSet rows) {
    return rows.schema().fields().stream().map(f -> f.name() + " " + f.type()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void explain_says_what_goes_where_and_shows_no_values(TestDatabase database) {
    JdbcSource source = table(database, folder, new Random(1));
    DataCatalog data = dataset -> source;
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(1).build()) {
      QueryEngine engine = QueryEngine.pushingDown(runtime);

      String pushed =
          engine.explain(
              MetricQuery.of("rows", "n_sum").by("s").where("s <> 'hush'").limit(3).build(),
              model(),
              data);
      String embedded = engine.explain(MetricQuery.of("x_sum").by("s").build(), model(), data);

      assertThat(pushed).contains("pushed down to", "GROUP BY", "?").doesNotContain("hush");
      assertThat(embedded).contains("embedded, because sum(x) is not the same in");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_sum_beyond_64_bits_fails_as_it_does_embedded(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(
        data,
        "CREATE TABLE t (id BIGINT, n BIGINT, d DECIMAL(12,2), s VARCHAR(20), b BOOLEAN,"
            + " day DATE, m BIGINT, x REAL)",
        "INSERT INTO t (id, n) VALUES (1, 9223372036854775807), (2, 1), (3, -1)");
    DataCatalog catalog = dataset -> Jdbc.source(data).table("t").money("m", "EUR");
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(1).build()) {
      QueryEngine engine = QueryEngine.pushingDown(runtime);

      assertThat(
              engine
                  .run(MetricQuery.of("n_sum", "n_avg").build(), model(), catalog)
                  .rows()
                  .rows()
                  .map(row -> row.get("n_sum")))
          .containsExactly(Long.MAX_VALUE);
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () ->
                      engine.run(MetricQuery.of("n_sum").where("n > 0").build(), model(), catalog)))
          .hasMessageContaining("does not fit");
    }
  }

  @ParameterizedTest
  @EnumSource
  void cells_that_reading_rejects_are_not_grouped_in_silence(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(
        data,
        "CREATE TABLE t (id BIGINT, n BIGINT, d DECIMAL(12,2), s VARCHAR(20), b BOOLEAN,"
            + " day DATE, m BIGINT, x REAL)",
        database == TestDatabase.SQLITE
            ? "INSERT INTO t (id, n, day) VALUES (1, 1, 'soon')"
            : "INSERT INTO t (id, n, day) VALUES (1, 1, 'infinity')");
    DataCatalog catalog = dataset -> Jdbc.source(data).table("t").money("m", "EUR");
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(1).build()) {
      QueryEngine engine = QueryEngine.pushingDown(runtime);
      MetricQuery query = MetricQuery.of("rows").by("day").build();

      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> engine.run(query, model(), catalog)))
          .hasMessageContaining("day");
      assertThat(engine.run(MetricQuery.of("rows").build(), model(), catalog).rows().rowCount())
          .isEqualTo(1);
    }
  }
}
