package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.from;
import static io.bi4j.core.pipeline.Tables.row;
import static io.bi4j.core.pipeline.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A memory budget changes where state is kept, and nothing else. */
class SpillTest {
  private static final Schema SCHEMA =
      schema("id INT64", "city STRING", "cur STRING", "amount MONEY(IN \"cur\")", "x FLOAT64");
  private static final String[] AGGREGATES = {
    "count() as n",
    "sum(x) as s",
    "min(city) as least",
    "max(x) as most",
    "avg(id) as mean",
    "count_distinct(city) as cities",
    "quantile(id, 0.9) as p90",
    "median(id) as middle",
    "stddev_samp(id) as spread",
    "first(city, id) as f",
    "sum(amount) as total"
  };

  @TempDir Path place;

  private static List<@Nullable Object[]> rows(int count) {
    Random random = new Random(count);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String currency = random.nextBoolean() ? "USD" : "KES";
      rows.add(
          row(
              (long) random.nextInt(count),
              random.nextInt(9) == 0 ? null : "city of " + random.nextInt(count / 5 + 1),
              currency,
              io.bi4j.core.data.Money.ofMinor(random.nextInt(1000), currency),
              (double) random.nextInt(100)));
    }
    return rows;
  }

  @Test
  void groups_are_the_same_in_memory_and_on_disk() {
    for (int seed = 0; seed < 6; seed++) {
      List<@Nullable Object[]> rows = rows(500 + 3000 * seed);
      Pipeline pipeline =
          from(SCHEMA, rows, 100 + seed * 300)
              .groupBy(List.of("city", "cur"), AGGREGATES)
              .derive("more", "n + 1")
              .build();

      TestRun inMemory = TestRun.ok(pipeline, 1);
      TestRun onDisk = TestRun.ok(pipeline, 1 + seed % 3, seed % 2 == 0 ? 1 : 300_000);

      assertThat(onDisk.spilled).isPositive();
      assertThat(new HashSet<>(rounded(onDisk))).isEqualTo(new HashSet<>(rounded(inMemory)));
      assertThat(onDisk.rows()).hasSameSizeAs(inMemory.rows());
    }
  }

  /** Means of squares differ in the last bits when they are merged in another order. */
  private static List<List<@Nullable Object>> rounded(TestRun run) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    int spread = run.result().schema().ordinal("spread");
    for (List<@Nullable Object> row : run.rows()) {
      List<@Nullable Object> cells = new ArrayList<>(row);
      Object value = cells.get(spread);
      cells.set(spread, value == null ? null : String.format("%.6e", (Double) value));
      rows.add(cells);
    }
    return rows;
  }

  @Test
  void the_one_group_of_all_rows_stays_in_memory() {
    TestRun run =
        TestRun.ok(from(SCHEMA, rows(2000), 50).groupBy(List.of(), "sum(x) as s").build(), 2, 1);

    assertThat(run.spilled).isZero();
    assertThat(run.rows()).hasSize(1);
  }

  @Test
  void order_is_the_same_in_memory_and_on_disk_also_of_equal_keys() {
    for (int seed = 0; seed < 8; seed++) {
      List<@Nullable Object[]> rows = rows(2500 + 700 * seed);
      for (String[] keys :
          new String[][] {{"x desc"}, {"city", "x"}, {"city desc", "id"}, {"cur", "amount"}}) {
        Pipeline.Builder source = from(SCHEMA, rows, 1 + seed * 150);
        Pipeline.Builder sorted =
            seed % 2 == 0 ? source.sort(keys) : source.top(1000L * seed, keys);

        TestRun inMemory = TestRun.ok(sorted.build(), 1);
        TestRun inParallel = TestRun.ok(sorted.build(), 3);
        TestRun onDisk = TestRun.ok(sorted.build(), 1 + seed % 3, seed % 4 < 2 ? 1 : 100_000);

        assertThat(inParallel.rows()).isEqualTo(inMemory.rows());
        assertThat(onDisk.rows()).isEqualTo(inMemory.rows());
        assertThat(onDisk.spilled).isPositive();
      }
    }
  }

  @Test
  void sort_keeps_the_order_of_the_input_among_equals() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long i = 0; i < 30_000; i++) {
      rows.add(row(i % 7, i));
    }
    for (long budget : new long[] {Long.MAX_VALUE, 50_000}) {
      TestRun run =
          TestRun.ok(from(schema("k INT64", "i INT64"), rows, 128).sort("k").build(), 3, budget);

      List<List<@Nullable Object>> out = run.rows();
      assertThat(out).hasSize(30_000);
      for (int i = 1; i < out.size(); i++) {
        long key = (Long) out.get(i).get(0);
        long before = (Long) out.get(i - 1).get(0);
        assertThat(key).isGreaterThanOrEqualTo(before);
        if (key == before) {
          assertThat((Long) out.get(i).get(1)).isGreaterThan((Long) out.get(i - 1).get(1));
        }
      }
    }
  }

  @Test
  void nothing_stays_behind_when_a_run_fails() {
    TestRun run =
        TestRun.of(
            from(SCHEMA, rows(5000), 100)
                .sort("x")
                .derive("bad", "1 / (id - id)")
                .cast("city", io.bi4j.core.data.DataType.INT64)
                .build(),
            2,
            1,
            place);

    assertThat(run.report.state()).isEqualTo(RunState.FAILED);
    assertThat(run.spilled).isPositive();
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void a_place_that_cannot_be_written_fails_the_run_with_what_to_do() throws IOException {
    Path file = Files.createFile(place.resolve("file"));

    TestRun run = TestRun.of(from(SCHEMA, rows(500), 100).sort("x").build(), 2, 1, file);

    assertThat(run.report.error().get())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/spill-failed"))
        .hasMessageContaining("sort by");
  }
}
