package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.from;
import static io.bi4j.core.pipeline.Tables.row;
import static io.bi4j.core.pipeline.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.Money;
import io.bi4j.core.data.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One row per key stays; which one, and in which order, is checked against a map. */
class DedupeTest {
  private static final Schema SCHEMA =
      schema(
          "n INT64",
          "text STRING",
          "real FLOAT64",
          "flag BOOL",
          "day DATE",
          "narrow DECIMAL(10,2)",
          "wide DECIMAL(30,4)",
          "cur STRING",
          "amount MONEY(IN \"cur\")",
          "at TIMESTAMP",
          "xs LIST<INT64>");
  private static final List<List<String>> KEYS =
      List.of(
          List.of("n"),
          List.of("text"),
          List.of("real"),
          List.of("flag"),
          List.of("day"),
          List.of("narrow"),
          List.of("wide"),
          List.of("amount"),
          List.of("text", "n"),
          List.of("wide", "real", "flag", "cur"));

  @Test
  void the_first_row_of_each_key_stays_in_its_place_and_null_is_a_key() {
    var run =
        TestRun.ok(
            from(
                    schema("id STRING", "v INT64"),
                    row("b", 1L),
                    row(null, 2L),
                    row("a", 3L),
                    row("b", 4L),
                    row(null, 5L),
                    row("c", 6L))
                .dedupe("id"));

    assertThat(run.column("v")).containsExactly(1L, 2L, 3L, 6L);
    assertThat(run.node("dedupe").in()).isEqualTo(6);
    assertThat(run.node("dedupe").dropped()).isEqualTo(2);
    assertThat(run.node("dedupe").out()).isEqualTo(4);
  }

  @Test
  void the_latest_row_stays_the_last_of_equals_and_null_before_any() {
    var run =
        TestRun.ok(
            from(
                    schema("id STRING", "at INT64", "v INT64"),
                    row("a", 5L, 1L),
                    row("a", 9L, 2L),
                    row("a", 7L, 3L),
                    row("b", null, 4L),
                    row("b", -1L, 5L),
                    row("c", 1L, 6L),
                    row("c", 1L, 7L),
                    row("d", null, 8L))
                .dedupeLatest("at", "id"));

    assertThat(run.column("v")).containsExactly(2L, 5L, 7L, 8L);
  }

  @Test
  void minus_zero_is_zero_and_nan_is_nan() {
    var run =
        TestRun.ok(
            from(
                    schema("x FLOAT64", "v INT64"),
                    row(0.0, 1L),
                    row(-0.0, 2L),
                    row(Double.NaN, 3L),
                    row(Double.longBitsToDouble(0x7ff8000000000001L), 4L))
                .dedupe("x"));

    assertThat(run.column("v")).containsExactly(1L, 3L);
  }

  @Test
  void amounts_of_different_currencies_are_different_keys() {
    var run =
        TestRun.ok(
            from(
                    schema("cur STRING", "m MONEY(IN \"cur\")"),
                    row("USD", Money.ofMinor(5, "USD")),
                    row("KES", Money.ofMinor(5, "KES")),
                    row("USD", Money.ofMinor(5, "USD")))
                .dedupe("m"));

    assertThat(run.column("cur")).containsExactly("USD", "KES");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, 200_000, 1})
  void it_keeps_what_a_map_keeps_whatever_key_batches_threads_and_budget(long budget) {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<@Nullable Object[]> rows = rows(random, 1 + random.nextInt(3000));
      List<String> keys = KEYS.get(seed % KEYS.size());
      boolean latest = random.nextBoolean();
      int batch = List.of(4096, 7, 100, 1000).get(seed % 4);
      Pipeline.Builder all = from(SCHEMA, rows, batch).filter("n <> 5 or n is null");
      Pipeline.Builder pipeline =
          latest
              ? all.dedupeLatest("at", keys.toArray(new String[0]))
              : all.dedupe(keys.toArray(new String[0]));

      TestRun run = TestRun.ok(pipeline.build(), 1 + seed % 4, budget);

      List<List<@Nullable Object>> expected = naive(rows, keys, latest);
      assertThat(run.rows()).as("seed %s by %s", seed, keys).isEqualTo(expected);
      if (budget != 200_000) {
        assertThat(run.spilled > 0).as("spilled").isEqualTo(budget == 1);
      }
    }
  }

  @Test
  void steps_after_it_see_the_rows_that_stay() {
    Random random = new Random(5);
    List<@Nullable Object[]> rows = rows(random, 5000);
    var expected = naive(rows, List.of("text"), false).size();

    var run =
        TestRun.ok(
            from(SCHEMA, rows, 64)
                .filter("n <> 5 or n is null")
                .dedupe("text")
                .derive("one", "1")
                .groupBy(List.of(), "sum(one) as rows", "count_distinct(text) as texts"));

    assertThat(run.column("rows")).containsExactly((long) expected);
  }

  @Test
  void many_rows_of_few_keys_spill_in_many_blocks_and_few_stay() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long i = 0; i < 60_000; i++) {
      rows.add(row("key" + i % 3, i));
    }

    var run =
        TestRun.ok(from(schema("k STRING", "v INT64"), rows, 500).dedupe("k").build(), 2, 1000);

    assertThat(run.column("v")).containsExactly(0L, 1L, 2L);
    assertThat(run.spilled).isPositive();
  }

  @Test
  void a_partition_that_is_too_large_is_cut_finer() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long i = 0; i < 200_000; i++) {
      rows.add(row("customer number " + i % 150_000, i));
    }

    var run =
        TestRun.ok(
            from(schema("k STRING", "v INT64"), rows, 4096).dedupe("k").build(), 2, 1_000_000);

    assertThat(run.result().rowCount()).isEqualTo(150_000);
    assertThat(run.rows().get(149_999)).isEqualTo(List.of("customer number 149999", 149_999L));
    assertThat(run.spilled).isGreaterThan(200_000L * 30 * 2);
  }

  private static List<List<@Nullable Object>> naive(
      List<@Nullable Object[]> rows, List<String> keys, boolean latest) {
    int at = SCHEMA.ordinal("at");
    Map<List<@Nullable Object>, Integer> best = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      @Nullable Object[] row = rows.get(i);
      if (Long.valueOf(5).equals(row[0])) {
        continue;
      }
      List<@Nullable Object> key = new ArrayList<>();
      keys.forEach(name -> key.add(plain(row[SCHEMA.ordinal(name)])));
      Integer before = best.get(key);
      if (before == null || latest && !larger(rows.get(before)[at], row[at])) {
        best.put(key, i);
      }
    }
    return best.values().stream().sorted().map(i -> Arrays.asList(rows.get(i))).toList();
  }

  private static boolean larger(@Nullable Object a, @Nullable Object b) {
    return a != null && (b == null || ((Instant) a).isAfter((Instant) b));
  }

  private static @Nullable Object plain(@Nullable Object cell) {
    return cell instanceof Double d ? (Object) (d == 0 ? 0.0 : d) : cell;
  }

  private static List<@Nullable Object[]> rows(Random random, int count) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String currency = random.nextBoolean() ? "USD" : "KES";
      @Nullable Object[] row = {
        (long) random.nextInt(300),
        "t" + random.nextInt(500) + "ü".repeat(random.nextInt(9)),
        random.nextInt(40) / 4.0 - 5,
        random.nextBoolean(),
        LocalDate.ofEpochDay(random.nextInt(100)),
        BigDecimal.valueOf(random.nextInt(500), 2),
        BigDecimal.valueOf(random.nextLong() % 100, 4).multiply(new BigDecimal("1e20")).setScale(4),
        currency,
        Money.ofMinor(random.nextInt(50), currency),
        Instant.ofEpochSecond(random.nextInt(50)),
        List.of((long) i)
      };
      for (int c = 0; c < row.length - 1; c++) {
        if (c != 7 && random.nextInt(12) == 0) {
          row[c] = null;
        }
      }
      rows.add(row);
    }
    return rows;
  }
}
