package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.from;
import static io.bi4j.core.pipeline.Tables.row;
import static io.bi4j.core.pipeline.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Money whose currency stands in a column follows that column under its new name. */
class CurrencyColumnTest {
  private static final Schema SCHEMA =
      schema("m MONEY(IN \"cur\")", "cur STRING", "n INT64", "other STRING");

  private static Pipeline.Builder payments() {
    return from(
        SCHEMA,
        row(Money.ofMinor(150, "EUR"), "EUR", 5L, "x"),
        row(Money.ofMinor(250, "KES"), "KES", 6L, "y"),
        row(Money.ofMinor(350, "EUR"), "EUR", 7L, "z"));
  }

  private static DataType type(Pipeline.Builder pipeline, String column) {
    return pipeline.build().schema().field(column).type();
  }

  @Test
  void a_renamed_currency_column_is_named_by_the_amounts_that_need_it() {
    var renamed = payments().rename("cur", "currency");

    assertThat(type(renamed, "m")).isEqualTo(DataType.moneyIn("currency"));
    var run = TestRun.ok(renamed);
    assertThat(run.column("m"))
        .containsExactly(
            Money.ofMinor(150, "EUR"), Money.ofMinor(250, "KES"), Money.ofMinor(350, "EUR"));
    assertThat(run.result().schema().field("m").type()).isEqualTo(DataType.moneyIn("currency"));
  }

  @Test
  void amounts_are_summed_by_the_column_under_its_new_name() {
    var run =
        TestRun.ok(
            payments()
                .rename("cur", "currency")
                .groupBy(List.of("currency"), "sum(m) as total")
                .sort("currency"));

    assertThat(run.rows())
        .containsExactly(
            List.of("EUR", Money.ofMinor(500, "EUR")), List.of("KES", Money.ofMinor(250, "KES")));
  }

  @Test
  void amounts_made_from_the_renamed_column_add_to_those_that_were_there() {
    var run =
        TestRun.ok(
            payments()
                .rename("cur", "currency")
                .derive("twice", "m + money(n, currency)")
                .select("twice"));

    assertThat(run.column("twice"))
        .containsExactly(
            Money.ofMinor(155, "EUR"), Money.ofMinor(256, "KES"), Money.ofMinor(357, "EUR"));
  }

  @Test
  void a_name_that_is_taken_over_by_another_column_does_not_carry_the_currency_along() {
    var swapped = payments().rename("cur", "was").rename("other", "cur");

    assertThat(type(swapped, "m")).isEqualTo(DataType.moneyIn("was"));
    assertThat(TestRun.ok(swapped.groupBy(List.of("was"), "sum(m) as total").sort("was")).rows())
        .containsExactly(
            List.of("EUR", Money.ofMinor(500, "EUR")), List.of("KES", Money.ofMinor(250, "KES")));
  }

  @Test
  void a_key_under_another_name_holds_the_currency_of_its_sums() {
    var grouped =
        payments()
            .groupBy(List.of("cur as currency"), "sum(m) as total", "max(m) as largest")
            .derive("rest", "total - largest")
            .sort("currency");

    assertThat(type(grouped, "total")).isEqualTo(DataType.moneyIn("currency"));
    assertThat(TestRun.ok(grouped).rows())
        .containsExactly(
            List.of(
                "EUR",
                Money.ofMinor(500, "EUR"),
                Money.ofMinor(350, "EUR"),
                Money.ofMinor(150, "EUR")),
            List.of(
                "KES",
                Money.ofMinor(250, "KES"),
                Money.ofMinor(250, "KES"),
                Money.ofMinor(0, "KES")));
    assertThat(
            TestRun.ok(
                    payments()
                        .groupBy(List.of("cur as currency", "n"), "sum(m) as total")
                        .groupBy(List.of("currency"), "sum(total) as total")
                        .sort("currency"))
                .rows())
        .hasSize(2);
  }

  @Test
  void a_list_of_amounts_follows_too() {
    var lists =
        from(
            schema("ms LIST<MONEY(IN \"cur\")>", "cur STRING"),
            row(List.of(Money.ofMinor(1, "EUR"), Money.ofMinor(2, "EUR")), "EUR"));

    var run =
        TestRun.ok(lists.rename("cur", "c").unnest("ms").groupBy(List.of("c"), "sum(ms) as total"));

    assertThat(run.column("total")).containsExactly(Money.ofMinor(3, "EUR"));
  }
}
