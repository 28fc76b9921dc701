package io.bi4j.core.jdbc;

import static io.bi4j.core.jdbc.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.internal.exec.CellFaults;
import io.bi4j.core.internal.exec.RowErrors;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.source.Jdbc;
import io.bi4j.core.source.JdbcSource;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.StreamState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Jdbc_FilterTest {
  @TempDir Path folder;

  /** Values that databases are known to treat in ways of their own. */
  private static DataSource table(TestDatabase database, Path folder) {
    DataSource data = database.create(folder);
    String double_ = database == TestDatabase.SQLITE ? "REAL" : "DOUBLE PRECISION";
    String time = database == TestDatabase.SQLITE ? "DATETIME" : "TIMESTAMP";
    execute(
        data,
        "CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT, x "
            + double_
            + ", d DECIMAL(12,2), s VARCHAR(40), b BOOLEAN, day DATE, seen "
            + time
            + ")");
    String[] texts = {"", "a", "A", "ä", "b", "B ", "b", "z", "Z", "ﬀ", "𝄞", "a%", "a_b", "it''s"};
    Random random = new Random(3);
    StringBuilder rows = new StringBuilder("INSERT INTO t VALUES ");
    for (int i = 0; i < 1_500; i++) {
      boolean odd = database != TestDatabase.SQLITE && random.nextInt(10) == 0;
      rows.append(i == 0 ? "" : ", ")
          .append("(" + i)
          .append(cell(random, String.valueOf(random.nextInt(21) - 10)))
          .append(
              odd
                  ? random.nextBoolean() ? ", 'NaN'" : ", '-Infinity'"
                  : cell(random, String.valueOf((random.nextInt(21) - 10) / 4.0)))
          .append(cell(random, (random.nextInt(2001) - 1000) / 100 + "." + random.nextInt(10)))
          .append(cell(random, "'" + texts[random.nextInt(texts.length)] + "'"))
          .append(cell(random, random.nextBoolean() ? "TRUE" : "FALSE"))
          .append(
              cell(random, "'2024-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + "'"))
          .append(cell(random, "'2024-02-29 1" + random.nextInt(10) + ":30:00'"))
          .append(")");
    }
    execute(data, rows.toString());
    return data;
  }

  private static String cell(Random random, String value) {
    return random.nextInt(8) == 0 ? ", NULL" : ", " + value;
  }

  /** A random condition over the columns; about half of its parts can be pushed down. */
  private static String condition(Random random, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      String left = condition(random, depth - 1);
      String right = condition(random, depth - 1);
      return switch (random.nextInt(4)) {
        case 0 -> "(" + left + " or " + right + ")";
        case 1 -> "not (" + left + ")";
        default -> "(" + left + " and " + right + ")";
      };
    }
    String[] operators = {"=", "<>", "<", "<=", ">", ">="};
    String operator = " " + operators[random.nextInt(6)] + " ";
    String[] numbers = {"0", "-3", "1.5", "2.5e0", "9", "0.25"};
    String number = numbers[random.nextInt(numbers.length)];
    String[] texts = {"'a'", "'A'", "''", "'ä'", "'b '", "'B '", "'𝄞'", "'ﬀ'", "'it''s'"};
    String text = texts[random.nextInt(texts.length)];
    return switch (random.nextInt(18)) {
      case 0 -> "n" + operator + (random.nextInt(21) - 10);
      case 1 -> "n" + operator + number;
      case 2 -> "x" + operator + number;
      case 3 -> "d" + operator + number;
      case 4 -> "s" + operator + text;
      case 5 -> "s in (" + text + ", 'z')";
      case 6 -> "n in (1, 2, -3)";
      case 7 -> "b";
      case 8 -> "day" + operator + "date '2024-05-1" + random.nextInt(10) + "'";
      case 9 -> "seen" + operator + "local_datetime '2024-02-29T15:30'";
      case 10 -> "s is null";
      case 11 -> "x is not null";
      case 12 -> "month(day) = date '2024-05-01'";
      case 13 -> "starts_with(s, 'a')";
      case 14 -> "contains(s, 'b')";
      case 15 -> "length(s)" + operator + "1";
      case 16 -> "n between -2 and 5";
      default -> "upper(s) = 'A'";
    };
  }

  private static ReadRequest request(Expr filter) {
    return new ReadRequest(
        List.of(), Optional.of(filter), OptionalLong.empty(), StreamState.empty());
  }

  private static List<Object> ids(JdbcSource source, ReadPlan plan) {
    List<Object> ids = new ArrayList<>();
    for (Split split : plan.splits()) {
      try (RecordReader reader = source.open(split, null)) {
        while (reader.read() instanceof Read.Batch batch) {
          for (int r = 0; r < batch.rows().rowCount(); r++) {
            ids.add(batch.rows().column("id").valueAt(r));
          }
          ((CellFaults) reader).report(new RowErrors((chunk, row, column, code, why) -> true));
        }
      }
    }
    return ids;
  }

  private static List<Object> filtered(BiRuntime runtime, RecordSet rows, Expr filter) {
    Pipeline pipeline = Pipeline.named("p").from(InMemory.of(rows)).filter(filter).build();
    return runtime.collect(pipeline).rows().map(row -> row.get("id")).toList();
  }

  @ParameterizedTest
  @EnumSource
  void what_the_database_filters_is_what_we_would_filter(TestDatabase database) {
    JdbcSource source = Jdbc.source(table(database, folder)).table("t");
    Random random = new Random(11);
    int pushed = 0;
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(1).build()) {
      RecordSet rows = runtime.read(source);
      for (int i = 0; i < 250; i++) {
        Expr filter = Exprs.parse(condition(random, 3));

        ReadPlan plan = source.plan(request(filter));

        List<Object> wanted = filtered(runtime, rows, filter);
        if (plan.residual().isEmpty()) {
          pushed++;
          assertThat(ids(source, plan)).as(filter.toString()).isEqualTo(wanted);
        } else {
          assertThat(ids(source, plan)).as(filter.toString()).containsAll(wanted);
        }
      }
    }
    assertThat(pushed).isGreaterThan(60);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_not_exact_is_left_to_the_engine(TestDatabase database) {
    JdbcSource source = Jdbc.source(table(database, folder)).table("t");

    ReadPlan plan =
        source.plan(request(Exprs.parse("n > 3 and upper(s) = 'A' and n + 1 > 4 and s = 'a'")));

    assertThat(plan.residual()).contains(Exprs.parse("upper(s) = 'A' and n + 1 > 4"));
    assertThat(plan.splits().get(0).id()).contains("n > 3", "s = 'a'").doesNotContain("upper");
  }

  @ParameterizedTest
  @EnumSource
  void a_row_that_is_rejected_is_not_filtered_away(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(data, "CREATE TABLE t (id BIGINT, day DATE)");
    execute(
        data,
        database == TestDatabase.SQLITE
            ? "INSERT INTO t VALUES (1, 5), (2, '2024-01-01'), (3, '2020-01-01')"
            : "INSERT INTO t VALUES (1, 'infinity'), (2, '2024-01-01'), (3, '2020-01-01')");
    JdbcSource source = Jdbc.source(data).table("t");

    ReadPlan plan = source.plan(request(Exprs.parse("day < date '2022-01-01'")));

    assertThat(plan.residual()).isEmpty();
    assertThat(ids(source, plan)).containsExactly(1L, 3L);
  }

  @ParameterizedTest
  @EnumSource
  void columns_and_limit_are_left_to_the_database(TestDatabase database) {
    JdbcSource source = Jdbc.source(table(database, folder)).table("t");

    ReadPlan plan =
        source.plan(
            new ReadRequest(
                List.of("id", "s"), Optional.empty(), OptionalLong.of(10), StreamState.empty()));

    assertThat(plan.schema().names()).containsExactly("id", "s");
    assertThat(ids(source, plan)).hasSize(10);
  }

  @ParameterizedTest
  @EnumSource
  void a_pipeline_asks_for_what_it_needs_and_gives_the_same(TestDatabase database) {
    JdbcSource source = Jdbc.source(table(database, folder)).table("t").splitBy("id", 3);
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(2).build()) {
      RecordSet rows = runtime.read(source);
      List<String> results = new ArrayList<>();
      for (io.bi4j.core.spi.Source each : List.of(source, InMemory.of(rows))) {
        Pipeline pipeline =
            Pipeline.named("p")
                .from(each)
                .filter("n > 3 and upper(s) = 'A'")
                .derive("k", "n * 2")
                .filter("s = 'a'")
                .groupBy(List.of("k"), "count() as c", "max(d) as d")
                .sort("k")
                .build();
        var result = runtime.collectWithReport(pipeline);
        if (each == source) {
          assertThat(pipeline.explain()).contains("the source filters by n > 3\n");
        }
        results.add(result.rows().show());
        long read = result.report().nodes().get(0).out();
        assertThat(read).isLessThan(each == source ? 700 : 1501);
      }
      assertThat(results.get(0)).isEqualTo(results.get(1));
    }
  }
}
