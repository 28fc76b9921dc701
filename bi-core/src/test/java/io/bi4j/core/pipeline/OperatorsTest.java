package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.from;
import static io.bi4j.core.pipeline.Tables.numbers;
import static io.bi4j.core.pipeline.Tables.row;
import static io.bi4j.core.pipeline.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each step does to rows; counts are checked by {@link TestRun} in every run. */
class OperatorsTest {
  private static List<@Nullable Object> cells(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void a_filter_keeps_rows_that_are_true_and_neither_false_nor_null() {
    var run =
        TestRun.ok(from(schema("x INT64"), row(1L), row(-1L), row((Object) null)).filter("x > 0"));

    assertThat(run.column("x")).containsExactly(1L);
    assertThat(run.node("filter").dropped()).isEqualTo(2);
  }

  @Test
  void a_derived_column_takes_the_place_of_one_of_its_name_and_may_read_it() {
    var pipeline =
        from(schema("a INT64", "b INT64"), row(1L, 10L), row(2L, null))
            .derive("a", "a + b")
            .derive("a", "a * 2")
            .derive("c", "a - b");

    var run = TestRun.ok(pipeline);

    assertThat(run.result().schema().names()).containsExactly("a", "b", "c");
    assertThat(run.rows()).containsExactly(cells(22L, 10L, 12L), cells(null, null, null));
  }

  @Test
  void names_swap_and_expressions_after_a_rename_mean_the_new_names() {
    var pipeline =
        from(schema("a INT64", "b INT64"), row(1L, 10L))
            .rename("a", "t")
            .rename("b", "a")
            .rename("t", "b")
            .derive("sum", "a - b")
            .filter("a = 10")
            .select("sum", "b");

    assertThat(TestRun.ok(pipeline).rows()).containsExactly(cells(9L, 1L));
  }

  @Test
  void a_column_that_was_left_out_may_come_back_under_its_name() {
    var pipeline =
        from(schema("a INT64", "b STRING"), row(1L, "x")).select("b").derive("a", "upper(b)");

    var run = TestRun.ok(pipeline);

    assertThat(run.rows()).containsExactly(cells("x", "X"));
    assertThat(run.result().schema().field("a").type()).isEqualTo(DataType.STRING);
  }

  @Test
  void a_cast_that_fails_rejects_its_row_and_an_attempt_leaves_null() {
    var rows = new Object[][] {row("1"), row("one"), row("3")};
    var strict =
        TestRun.ok(
            from(schema("x STRING"), rows)
                .cast("x", DataType.INT64)
                .rejects(RejectPolicy.reject()));
    var attempt = TestRun.ok(from(schema("x STRING"), rows).tryCast("x", DataType.INT64));

    assertThat(strict.column("x")).containsExactly(1L, 3L);
    assertThat(strict.report.rejects().rows().map(r -> r.get("code")))
        .containsExactly("core/bad-cast");
    assertThat(attempt.column("x")).containsExactly(1L, null, 3L);
    assertThat(attempt.report.rowsRejected()).isZero();
  }

  @Test
  void a_rule_lets_null_pass_and_rejects_what_breaks_it_also_when_cells_become_null() {
    var table = from(schema("x INT64"), row(1L), row(-1L), row((Object) null));
    for (RejectPolicy policy : List.of(RejectPolicy.reject(), RejectPolicy.nulls())) {
      var run = TestRun.ok(table.validate("positive", "x > 0").rejects(policy));

      assertThat(run.column("x")).containsExactly(1L, null);
      var reject = run.report.rejects().rows().toList().get(0);
      assertThat(reject.get("code")).isEqualTo("core/rejected-row");
      assertThat((String) reject.get("reason")).contains("positive");
      assertThat(reject.get("row")).isEqualTo(2L);
      table = from(schema("x INT64"), row(1L), row(-1L), row((Object) null));
    }
  }

  @Test
  void a_list_becomes_a_row_per_element_and_null_or_empty_lists_none() {
    var pipeline =
        from(
                schema("k STRING", "xs LIST<INT64>"),
                row("a", Arrays.asList(1L, null, 3L)),
                row("b", List.of()),
                row("c", null),
                row("d", List.of(4L)))
            .unnest("xs")
            .derive("twice", "xs * 2");

    var run = TestRun.ok(pipeline);

    assertThat(run.rows())
        .containsExactly(
            cells("a", 1L, 2L), cells("a", null, null), cells("a", 3L, 6L), cells("d", 4L, 8L));
    assertThat(run.node("unnest").dropped()).isEqualTo(2);
  }

  @Test
  void a_list_unnests_only_for_rows_that_are_still_there() {
    var pipeline =
        from(
                schema("k INT64", "xs LIST<STRING>"),
                row(1L, List.of("a")),
                row(2L, List.of("b", "c")),
                row(3L, List.of("d")))
            .filter("k <> 2")
            .unnest("xs");

    assertThat(TestRun.ok(pipeline).column("xs")).containsExactly("a", "d");
  }

  @Test
  void a_struct_becomes_columns_in_its_place_and_a_null_struct_null_columns() {
    var pipeline =
        from(
                schema("k INT64", "s STRUCT<\"s\" STRING, \"n\" INT64>", "z INT64"),
                row(1L, Map.of("s", "x", "n", 7L), 0L),
                row(2L, null, 0L))
            .unnest("s")
            .derive("m", "n + 1");

    var run = TestRun.ok(pipeline);

    assertThat(run.result().schema().names()).containsExactly("k", "s", "n", "z", "m");
    assertThat(run.rows())
        .containsExactly(cells(1L, "x", 7L, 0L, 8L), cells(2L, null, null, 0L, null));
  }

  @Test
  void a_sort_is_stable_and_nulls_come_last_both_ways() {
    Schema schema = schema("a INT64", "b STRING", "n INT64");
    List<@Nullable Object[]> rows = new ArrayList<>();
    Random random = new Random(3);
    for (long i = 0; i < 10_000; i++) {
      Long a = random.nextInt(10) == 0 ? null : (Long) (long) random.nextInt(5);
      String b = random.nextInt(10) == 0 ? null : "t" + random.nextInt(3);
      rows.add(row(a, b, i));
    }
    java.util.Comparator<@Nullable Object[]> expected =
        java.util.Comparator.<@Nullable Object[], Long>comparing(
                r -> (Long) r[0],
                java.util.Comparator.nullsLast(java.util.Comparator.reverseOrder()))
            .thenComparing(
                r -> (String) r[1],
                java.util.Comparator.nullsLast(java.util.Comparator.naturalOrder()));
    List<Object> order = rows.stream().sorted(expected).map(r -> r[2]).toList();

    for (int threads = 1; threads <= 4; threads++) {
      var sorted = TestRun.ok(from(schema, rows, 333).sort("a desc", "b").build(), threads);
      var top = TestRun.ok(from(schema, rows, 77).top(100, "a desc", "b asc").build(), threads);
      var all =
          TestRun.ok(from(schema, rows, 77).top(Long.MAX_VALUE, "a desc", "b").build(), threads);

      assertThat(sorted.column("n")).isEqualTo(order);
      assertThat(top.column("n")).isEqualTo(order.subList(0, 100));
      assertThat(all.column("n")).isEqualTo(order);
    }
  }

  @Test
  void nan_sorts_above_every_number_and_minus_zero_with_zero() {
    var pipeline =
        from(
                schema("x FLOAT64", "n INT64"),
                row(Double.NaN, 0L),
                row(0.0, 1L),
                row(-0.0, 2L),
                row(Double.POSITIVE_INFINITY, 3L),
                row(null, 4L),
                row(-1.0, 5L))
            .sort("x");

    assertThat(TestRun.ok(pipeline).column("n")).containsExactly(5L, 1L, 2L, 3L, 0L, 4L);
  }

  @Test
  void an_empty_input_sorts_limits_and_groups_to_nothing() {
    Schema schema = schema("x INT64");

    assertThat(TestRun.ok(from(schema).sort("x")).rows()).isEmpty();
    assertThat(TestRun.ok(from(schema).limit(3)).rows()).isEmpty();
    assertThat(TestRun.ok(from(schema).groupBy(List.of("x"), "count() as n")).rows()).isEmpty();
    assertThat(TestRun.ok(from(schema).groupBy(List.of(), "count() as n", "sum(x) as s")).rows())
        .containsExactly(cells(0L, null));
  }

  @Test
  void a_limit_takes_the_first_rows_of_the_input_whatever_the_threads() {
    for (int threads = 1; threads <= 4; threads++) {
      var run = TestRun.ok(numbers(10_000, 100).filter("n % 3 = 0").limit(500).build(), threads);

      assertThat(run.rows()).hasSize(500);
      assertThat(run.column("n")).startsWith(0L, 3L).endsWith(1497L);
    }
    assertThat(TestRun.ok(numbers(100, 10).limit(0)).rows()).isEmpty();
  }

  @Test
  void a_limit_after_a_union_holds_for_all_branches_together() {
    var run = TestRun.ok(numbers(3, 2).union(numbers(10, 2)).limit(5));

    assertThat(run.column("n")).containsExactly(0L, 1L, 2L, 0L, 1L);
  }

  @Test
  void a_union_keeps_one_branch_after_the_other_and_may_be_nested() {
    for (int threads = 1; threads <= 4; threads++) {
      var second = numbers(300, 7).derive("n", "n + 1000").union(numbers(5, 1));
      var run = TestRun.ok(numbers(200, 9).union(second).build(), threads);

      List<Object> expected = new ArrayList<>();
      for (long i = 0; i < 200; i++) {
        expected.add(i);
      }
      for (long i = 1000; i < 1300; i++) {
        expected.add(i);
      }
      for (long i = 0; i < 5; i++) {
        expected.add(i);
      }
      assertThat(run.column("n")).isEqualTo(expected);
    }
  }

  @Test
  void a_union_may_be_null_where_one_branch_may() {
    var required = Schema.of(Field.required("x", DataType.INT64));
    var run =
        TestRun.ok(from(required, row(1L)).union(from(schema("x INT64"), row((Object) null))));

    assertThat(run.result().schema().field("x").nullable()).isTrue();
    assertThat(run.column("x")).containsExactly(1L, null);
  }

  @Test
  void a_group_by_takes_rows_of_all_branches() {
    var run =
        TestRun.ok(
            numbers(10, 3).union(numbers(20, 3)).groupBy(List.of("n % 2 as odd"), "count() as c"));

    assertThat(run.rows()).containsExactlyInAnyOrder(cells(0L, 15L), cells(1L, 15L));
  }

  @Test
  void a_sum_that_overflows_names_its_group() {
    var run =
        TestRun.of(
            from(schema("k STRING", "x INT64"), row("big", Long.MAX_VALUE), row("big", 1L))
                .groupBy(List.of("k"), "sum(x) as s"));

    assertThat(run.report.state()).isEqualTo(RunState.FAILED);
    assertThat(run.report.error().orElseThrow())
        .asInstanceOf(InstanceOfAssertFactories.throwable(BiException.class))
        .satisfies(e -> assertThat(e.code().id()).isEqualTo("core/overflow"))
        .hasMessageContaining("k = big")
        .hasMessageContaining("9223372036854775808");
  }

  @Test
  void a_sum_passes_through_numbers_that_do_not_fit_when_the_end_does() {
    var run =
        TestRun.ok(
            from(schema("x INT64"), row(Long.MAX_VALUE), row(Long.MAX_VALUE), row(-Long.MAX_VALUE))
                .groupBy(List.of(), "sum(x) as s"));

    assertThat(run.column("s")).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void a_sum_of_decimals_beyond_128_bits_is_an_overflow_and_not_a_wrong_number() {
    var nines = new java.math.BigDecimal("9".repeat(38));
    var schema = schema("x DECIMAL(38,0)");
    for (int threads = 1; threads <= 3; threads++) {
      var rows = List.of(row(nines), row(nines), row(nines));
      var over =
          TestRun.of(from(schema, rows, 1).groupBy(List.of(), "sum(x) as s").build(), threads);
      var back = new ArrayList<>(rows);
      back.add(row(nines.negate()));
      back.add(row(nines.negate()));
      var within =
          TestRun.ok(from(schema, back, 1).groupBy(List.of(), "sum(x) as s").build(), threads);

      assertThat(over.report.error().orElseThrow()).hasMessageContaining("9".repeat(37) + "7");
      assertThat(within.column("s")).containsExactly(nines);
    }
  }

  @Test
  void money_is_summed_by_its_currency_and_keeps_it() {
    Schema schema = schema("cur STRING", "m MONEY(IN \"cur\")");
    var run =
        TestRun.ok(
            from(
                    schema,
                    row("KES", null),
                    row("USD", Money.ofMinor(5, "USD")),
                    row("KES", Money.ofMinor(7, "KES")),
                    row("USD", Money.ofMinor(6, "USD")),
                    row("EUR", null))
                .groupBy(List.of("cur"), "sum(m) as s", "max(m) as hi", "median(m) as q")
                .sort("cur"));

    assertThat(run.rows())
        .containsExactly(
            cells("EUR", null, null, null),
            cells("KES", Money.ofMinor(7, "KES"), Money.ofMinor(7, "KES"), Money.ofMinor(7, "KES")),
            cells(
                "USD", Money.ofMinor(11, "USD"), Money.ofMinor(6, "USD"), Money.ofMinor(5, "USD")));
  }

  @Test
  void money_of_two_currencies_is_never_put_together_even_if_the_key_was_replaced() {
    Schema schema = schema("cur STRING", "m MONEY(IN \"cur\")");
    for (String aggregate : List.of("sum(m)", "avg(m)", "max(m)", "min(m)", "median(m)")) {
      for (int threads = 1; threads <= 2; threads++) {
        var pipeline =
            from(
                    schema,
                    List.of(
                        row("USD", Money.ofMinor(5, "USD")), row("KES", Money.ofMinor(7, "KES"))),
                    1)
                .derive("cur", "'all'")
                .groupBy(List.of("cur"), aggregate + " as s");
        var run = TestRun.of(pipeline.build(), threads);

        assertThat(run.report.error().orElseThrow())
            .asInstanceOf(InstanceOfAssertFactories.throwable(BiException.class))
            .satisfies(e -> assertThat(e.code().id()).isEqualTo("core/mixed-currency"))
            .hasMessageContaining("cur = all");
      }
    }
  }

  @Test
  void a_share_counts_as_it_is_written() {
    var run =
        TestRun.ok(
            numbers(101, 10)
                .filter("n > 0")
                .groupBy(
                    List.of(),
                    "quantile(n, 0.07) as a",
                    "quantile(n, 0) as b",
                    "quantile(n, 1) as c"));

    assertThat(run.rows()).containsExactly(cells(7L, 1L, 100L));
  }

  @Test
  void many_groups_and_keys_hold_their_rows() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long i = 0; i < 30_000; i++) {
      rows.add(row(i % 10_007, "k" + i % 10_007));
    }
    var run =
        TestRun.ok(
            from(schema("a INT64", "b STRING"), rows, 1000)
                .groupBy(List.of("a", "b"), "count() as n")
                .groupBy(List.of("n"), "count() as groups", "sum(n) as rows")
                .sort("n")
                .build(),
            3);

    assertThat(run.rows()).containsExactly(cells(2L, 21L, 42L), cells(3L, 9986L, 29958L));
  }

  @Test
  void an_error_in_the_result_of_a_group_rejects_that_group() {
    var run =
        TestRun.ok(
            from(schema("k STRING", "x INT64"), row("a", Long.MAX_VALUE), row("b", 1L))
                .groupBy(List.of("k"), "sum(x) + 1 as s")
                .rejects(RejectPolicy.reject()));

    assertThat(run.rows()).containsExactly(cells("b", 2L));
    assertThat(run.report.rowsRejected()).isEqualTo(1);
  }
}
