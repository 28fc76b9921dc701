package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.from;
import static io.bi4j.core.pipeline.Tables.row;
import static io.bi4j.core.pipeline.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Columns become rows and rows columns, against loops over maps. */
class PivotTest {
  private static List<@Nullable Object> cells(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void columns_become_rows_in_order_with_their_nulls() {
    var run =
        TestRun.ok(
            from(
                    schema("id STRING", "q1 INT64", "q2 INT64", "note STRING"),
                    row("a", 1L, null, "x"),
                    row("b", 3L, 4L, null))
                .unpivot(List.of("q2", "q1"), "quarter", "sales"));

    assertThat(run.result().schema().names()).containsExactly("id", "note", "quarter", "sales");
    assertThat(run.rows())
        .containsExactly(
            cells("a", "x", "q2", null),
            cells("a", "x", "q1", 1L),
            cells("b", null, "q2", 4L),
            cells("b", null, "q1", 3L));
    assertThat(run.node("unpivot").in()).isEqualTo(2);
    assertThat(run.node("unpivot").out()).isEqualTo(4);
  }

  @Test
  void unpivot_of_many_rows_of_any_selection_is_two_loops() {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<@Nullable Object[]> rows = new ArrayList<>();
      for (long i = 0; i < 5000; i++) {
        rows.add(row(i, random.nextInt(4) == 0 ? null : "a" + i, "b" + random.nextInt(9), "c"));
      }

      var run =
          TestRun.ok(
              from(schema("n INT64", "a STRING", "b STRING", "c STRING"), rows, 1 + seed * 450)
                  .filter("n <> 3")
                  .unpivot(List.of("a", "b", "c"), "k", "v")
                  .filter("v is not null")
                  .build(),
              1 + seed % 3);

      List<List<@Nullable Object>> expected = new ArrayList<>();
      for (@Nullable Object[] row : rows) {
        for (int c = 1; c < 4 && !row[0].equals(3L); c++) {
          if (row[c] != null) {
            expected.add(cells(row[0], "abc".substring(c - 1, c), row[c]));
          }
        }
      }
      assertThat(run.rows()).isEqualTo(expected);
    }
  }

  @Test
  void values_become_columns_one_per_aggregate() {
    Schema schema = schema("city STRING", "cur STRING", "amount INT64");
    var rows =
        new Object[][] {
          row("x", "USD", 1L),
          row("x", "KES", 10L),
          row("y", "USD", 2L),
          row("x", "USD", 3L),
          row("y", null, 5L),
          row("y", "EUR", 99L)
        };

    var one =
        TestRun.ok(
            from(schema, rows)
                .pivot(
                    List.of("city"), "cur", Arrays.asList("USD", "KES", null), "sum(amount) as s")
                .sort("city"));
    var two =
        TestRun.ok(
            from(schema, rows)
                .pivot(
                    List.of(),
                    "cur",
                    List.of("USD"),
                    "sum(amount) / count() as mean",
                    "count() as n"));

    assertThat(one.result().schema().names()).containsExactly("city", "USD", "KES", "null");
    assertThat(one.rows()).containsExactly(cells("x", 4L, 10L, null), cells("y", 2L, null, 5L));
    assertThat(two.result().schema().names()).containsExactly("USD_mean", "USD_n");
    assertThat(two.column("USD_n")).containsExactly(3L);
  }

  @Test
  void pivot_is_what_maps_give() {
    Random random = new Random(4);
    List<@Nullable Object[]> rows = new ArrayList<>();
    Map<Long, Map<Long, Long>> sums = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long key = random.nextInt(50);
      long value = random.nextInt(6);
      long amount = random.nextInt(1000);
      rows.add(row(key, value, amount));
      sums.computeIfAbsent(key, k -> new HashMap<>()).merge(value, amount, Long::sum);
    }

    var run =
        TestRun.ok(
            from(schema("k INT64", "c INT64", "v INT64"), rows, 300)
                .pivot(List.of("k"), "c", List.of(0L, 3L, 5L), "sum(v) as s"));

    assertThat(run.rows()).hasSize(sums.size());
    for (List<@Nullable Object> row : run.rows()) {
      Map<Long, Long> expected = sums.get(row.get(0));
      assertThat(row.subList(1, 4))
          .containsExactly(expected.get(0L), expected.get(3L), expected.get(5L));
    }
  }

  @Test
  void a_pivot_without_values_and_columns_of_two_types_are_refused() {
    var table = from(schema("a INT64", "b STRING"));

    assertThatThrownBy(() -> table.pivot(List.of(), "a", List.of(), "count() as n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.unpivot(List.of("a", "b"), "k", "v").build())
        .hasMessageContainingAll("INT64", "STRING", "Cast them");
  }
}
