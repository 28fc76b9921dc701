package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.from;
import static io.bi4j.core.pipeline.Tables.row;
import static io.bi4j.core.pipeline.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Joins and lookups against two loops; the matched and unmatched rows of both sides are counted.
 */
class JoinTest {
  private static final Schema LEFT =
      schema("id INT64", "k STRING", "d DECIMAL(20,2)", "x FLOAT64", "v INT64");
  private static final Schema RIGHT =
      schema("rk STRING", "rd DECIMAL(20,2)", "rx FLOAT64", "w STRING", "n INT64");
  private static final List<List<String>> PAIRS =
      List.of(List.of("k = rk"), List.of("d = rd"), List.of("x = rx"), List.of("k = rk", "x=rx"));

  private static List<@Nullable Object> cells(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static Pipeline.Builder orders() {
    return from(
        schema("id INT64", "customer STRING"),
        row(1L, "ann"),
        row(2L, "bob"),
        row(3L, null),
        row(4L, "zoe"),
        row(5L, "ann"));
  }

  private static Pipeline.Builder customers() {
    return from(
        schema("name STRING", "city STRING"),
        row("ann", "Nairobi"),
        row("ann", "Mombasa"),
        row("bob", null),
        row(null, "Nowhere"),
        row("eve", "Kisumu"));
  }

  private static TestRun join(JoinType type) {
    return TestRun.ok(orders().join(type, customers(), "customer = name"));
  }

  @Test
  void an_inner_join_gives_every_pair_of_equal_keys_and_null_matches_nothing() {
    var run = join(JoinType.INNER);

    assertThat(run.result().schema().names()).containsExactly("id", "customer", "city");
    assertThat(run.rows())
        .containsExactly(
            cells(1L, "ann", "Nairobi"),
            cells(1L, "ann", "Mombasa"),
            cells(2L, "bob", null),
            cells(5L, "ann", "Nairobi"),
            cells(5L, "ann", "Mombasa"));
    assertThat(run.node("inner join").counts())
        .isEqualTo(
            Map.of(
                "left matched",
                3L,
                "left unmatched",
                2L,
                "right matched",
                3L,
                "right unmatched",
                2L));
    assertThat(run.node("inner join").in()).isEqualTo(10);
    assertThat(run.node("inner join").out()).isEqualTo(5);
  }

  @Test
  void a_left_join_keeps_rows_without_a_match() {
    assertThat(join(JoinType.LEFT).rows())
        .containsExactly(
            cells(1L, "ann", "Nairobi"),
            cells(1L, "ann", "Mombasa"),
            cells(2L, "bob", null),
            cells(3L, null, null),
            cells(4L, "zoe", null),
            cells(5L, "ann", "Nairobi"),
            cells(5L, "ann", "Mombasa"));
  }

  @Test
  void semi_and_anti_share_the_left_rows_between_them() {
    assertThat(join(JoinType.SEMI).rows())
        .containsExactly(cells(1L, "ann"), cells(2L, "bob"), cells(5L, "ann"));
    assertThat(join(JoinType.ANTI).rows()).containsExactly(cells(3L, null), cells(4L, "zoe"));
  }

  @Test
  void steps_go_on_before_and_after_on_both_sides() {
    var cities = customers().filter("city is not null").groupBy(List.of("name"), "count() as n");

    var run =
        TestRun.ok(
            orders()
                .derive("upper", "upper(customer)")
                .join(JoinType.INNER, cities, "customer = name")
                .filter("id <> 1")
                .derive("text", "concat(upper, cast(n as STRING))")
                .select("text", "id"));

    assertThat(run.rows()).containsExactly(cells("ANN2", 5L));
  }

  @Test
  void an_empty_right_side_matches_nothing() {
    var none = customers().filter("city = 'nope'");

    assertThat(TestRun.ok(orders().join(JoinType.INNER, none, "customer = name")).rows()).isEmpty();
    assertThat(TestRun.ok(orders().join(JoinType.LEFT, none, "customer = name")).rows()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, 40_000, 1})
  void it_gives_what_two_loops_give_whatever_keys_batches_threads_and_budget(long budget) {
    for (int seed = 0; seed < 48; seed++) {
      Random random = new Random(seed);
      List<@Nullable Object[]> left = left(random, random.nextInt(800));
      List<@Nullable Object[]> right = right(random, random.nextInt(400), seed % 3 == 0);
      List<String> on = PAIRS.get(seed % PAIRS.size());
      JoinType type = JoinType.values()[seed / 4 % 4];
      Pipeline.Builder rightSide = from(RIGHT, right, 1 + random.nextInt(100));
      Pipeline.Builder joined =
          from(LEFT, left, 1 + random.nextInt(200))
              .filter("id <> 7")
              .join(type, rightSide, on.toArray(new String[0]));

      TestRun run = TestRun.ok(joined.build(), 1 + seed % 4, budget);

      List<List<@Nullable Object>> expected = naive(left, right, on, type);
      if (run.spilled == 0) {
        assertThat(run.rows()).as("seed %s %s on %s", seed, type, on).isEqualTo(expected);
      } else {
        assertThat(run.rows())
            .as("seed %s %s on %s", seed, type, on)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @Test
  void a_union_on_the_left_joins_all_its_branches_also_from_disk() {
    for (long budget : new long[] {Long.MAX_VALUE, 1}) {
      var run =
          TestRun.ok(
              orders().union(orders()).join(JoinType.INNER, customers(), "customer = name").build(),
              2,
              budget);

      assertThat(run.rows()).hasSize(10);
      assertThat(run.node("inner join").counts()).containsEntry("right matched", 3L);
      assertThat(run.spilled > 0).isEqualTo(budget == 1);
    }
  }

  @Test
  void a_lookup_adds_the_columns_asked_for() {
    RecordSet rates =
        Tables.set(
            schema("code STRING", "rate DECIMAL(10,4)", "note STRING"),
            List.of(row("USD", new BigDecimal("1.0000"), "a"), row("KES", null, "b")),
            1);
    var rows = new Object[][] {row("KES"), row("USD"), row("XXX"), row((Object) null)};
    var on = List.of("cur = code");

    var nulls =
        TestRun.ok(
            from(schema("cur STRING"), rows).lookup(rates, on, List.of("rate"), OnMissing.NULL));
    var rejected =
        TestRun.ok(
            from(schema("cur STRING"), rows)
                .lookup(rates, on, List.of("note", "rate"), OnMissing.REJECT)
                .rejects(RejectPolicy.reject()));
    var failed =
        TestRun.of(
            from(schema("cur STRING"), rows).lookup(rates, on, List.of("rate"), OnMissing.FAIL));

    assertThat(nulls.rows())
        .containsExactly(
            cells("KES", null),
            cells("USD", new BigDecimal("1.0000")),
            cells("XXX", null),
            cells(null, null));
    assertThat(rejected.rows())
        .containsExactly(cells("KES", "b", null), cells("USD", "a", new BigDecimal("1.0000")));
    assertThat(rejected.report.rejects().rows().map(r -> r.get("row"))).containsExactly(3L, 4L);
    assertThat(failed.report.error().get())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/missing-key"))
        .hasMessageContaining("XXX");
  }

  @Test
  void a_table_with_two_rows_for_a_key_is_no_lookup_table() {
    for (long budget : new long[] {Long.MAX_VALUE, 1}) {
      var run =
          TestRun.of(
              orders()
                  .lookup(customers(), List.of("customer = name"), List.of("city"), OnMissing.NULL)
                  .build(),
              2,
              budget);

      assertThat(run.report.error().get())
          .isInstanceOfSatisfying(
              BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/duplicate-key"))
          .hasMessageContainingAll("ann", "Dedupe");
    }
  }

  private static List<List<@Nullable Object>> naive(
      List<@Nullable Object[]> left,
      List<@Nullable Object[]> right,
      List<String> on,
      JoinType type) {
    List<Integer> leftKeys = new ArrayList<>();
    List<Integer> rightKeys = new ArrayList<>();
    for (String pair : on) {
      leftKeys.add(LEFT.ordinal(pair.substring(0, pair.indexOf('=')).strip()));
      rightKeys.add(RIGHT.ordinal(pair.substring(pair.indexOf('=') + 1).strip()));
    }
    Map<List<Object>, List<@Nullable Object[]>> byKey = new HashMap<>();
    for (@Nullable Object[] row : right) {
      List<Object> key = key(row, rightKeys);
      if (key.size() == on.size()) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
      }
    }
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (@Nullable Object[] row : left) {
      if (row[0].equals(7L)) {
        continue;
      }
      List<@Nullable Object[]> matches = byKey.getOrDefault(key(row, leftKeys), List.of());
      switch (type) {
        case SEMI, ANTI -> {
          if (matches.isEmpty() == (type == JoinType.ANTI)) {
            out.add(Arrays.asList(row));
          }
        }
        default -> {
          matches.forEach(match -> out.add(joined(row, match, rightKeys)));
          if (matches.isEmpty() && type == JoinType.LEFT) {
            out.add(joined(row, new Object[RIGHT.columnCount()], rightKeys));
          }
        }
      }
    }
    return out;
  }

  /** The key cells that are not null. */
  private static List<Object> key(@Nullable Object[] row, List<Integer> ordinals) {
    List<Object> key = new ArrayList<>();
    for (int ordinal : ordinals) {
      Object cell = row[ordinal];
      if (cell != null) {
        key.add(cell instanceof Double d && d == 0 ? 0.0 : cell);
      }
    }
    return key;
  }

  private static List<@Nullable Object> joined(
      @Nullable Object[] left, @Nullable Object[] right, List<Integer> rightKeys) {
    List<@Nullable Object> row = new ArrayList<>(Arrays.asList(left));
    Set<Integer> keys = new HashSet<>(rightKeys);
    for (int i = 0; i < right.length; i++) {
      if (!keys.contains(i)) {
        row.add(right[i]);
      }
    }
    return row;
  }

  private static List<@Nullable Object[]> left(Random random, int count) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          row((long) random.nextInt(50), text(random), decimal(random), real(random), (long) i));
    }
    return rows;
  }

  private static List<@Nullable Object[]> right(Random random, int count, boolean distinct) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    Set<@Nullable Object> seen = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Object text = text(random);
      Object decimal = decimal(random);
      Object real = real(random);
      if (!distinct || seen.add(text) && seen.add(decimal) && seen.add(real)) {
        rows.add(row(text, decimal, real, "w" + i, (long) i));
      }
    }
    return rows;
  }

  private static @Nullable Object text(Random random) {
    return random.nextInt(10) == 0 ? null : "key é " + random.nextInt(120);
  }

  private static @Nullable Object decimal(Random random) {
    return random.nextInt(10) == 0
        ? null
        : new BigDecimal("1e10").multiply(BigDecimal.valueOf(random.nextInt(90), 2)).setScale(2);
  }

  private static @Nullable Object real(Random random) {
    return random.nextInt(10) == 0
        ? null
        : (Object) (random.nextInt(9) == 0 ? Double.NaN : random.nextInt(60) / 4.0);
  }
}
