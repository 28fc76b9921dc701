package io.bi4j.core.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import io.bi4j.core.data.Schema;
import io.bi4j.core.source.InMemory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryEngineTest {
  private static final Schema ORDERS =
      Schema.of(
          Field.of("day", DataType.DATE),
          Field.of("store", DataType.STRING),
          Field.of("qty", DataType.INT64),
          Field.of("amount", DataType.decimal(10, 2)),
          Field.of("currency", DataType.STRING),
          Field.of("stock", DataType.INT64),
          Field.of("paid", DataType.money("EUR")));

  private static final SemanticModel MODEL =
      SemanticModel.builder("shop")
          .entity(Entity.builder("orders").time("day").grain(Grain.DAY).build())
          .entity(Entity.builder("stores").key(List.of("name")).build())
          .entity(Entity.builder("countries").key(List.of("code")).build())
          .relationship(Relationship.manyToOne("orders", "store", "stores", "name"))
          .relationship(Relationship.manyToOne("stores", "country", "countries", "code"))
          .dimension(Dimension.builder("day", "orders").time(Grain.DAY).build())
          .dimension(Dimension.builder("store", "orders").build())
          .dimension(
              Dimension.builder("size", "orders").expr("if(qty > 5, 'big', 'small')").build())
          .dimension(Dimension.builder("money", "orders").expr("currency").build())
          .dimension(Dimension.builder("format", "stores").build())
          .dimension(Dimension.builder("continent", "countries").build())
          .measure(
              Measure.builder("units", "orders", "sum(qty)").missing(Measure.Missing.ZERO).build())
          .measure(Measure.builder("orders_count", "orders", "count()").build())
          .measure(Measure.builder("mean_qty", "orders", "avg(qty)").build())
          .measure(
              Measure.builder("amount", "orders", "sum(amount)")
                  .unit(Unit.currencyIn("currency"))
                  .build())
          .measure(
              Measure.builder("paid", "orders", "sum(paid)").unit(Unit.currency("EUR")).build())
          .measure(stock("stock_last", Additivity.semi("day", Additivity.Choice.LAST)))
          .measure(stock("stock_first", Additivity.semi("day", Additivity.Choice.FIRST)))
          .measure(stock("stock_mean", Additivity.semi("day", Additivity.Choice.MEAN)))
          .measure(stock("stock_strict", Additivity.semi("day")))
          .measure(stock("stock_by_store", Additivity.semi("store")))
          .measure(Measure.builder("shops", "stores", "count()").build())
          .build();

  private static Measure stock(String name, Additivity additivity) {
    return Measure.builder(name, "orders", "sum(stock)").additivity(additivity).build();
  }

  private final BiRuntime runtime =
      BiRuntime.builder()
          .cpuThreads(2)
          .clock(InstantSource.fixed(Instant.parse("2024-03-16T12:00:00Z")))
          .build();

  @AfterEach
  void close() {
    runtime.close();
  }

  /** Two stores on three days of February and three of March 2024. */
  private static RecordSet orders() {
    List<Object[]> rows = new ArrayList<>();
    add(rows, "2024-02-01", "A", 4, "10.00", "EUR", 100, 1_000);
    add(rows, "2024-02-01", "B", 6, "20.00", "EUR", 50, 2_000);
    add(rows, "2024-02-10", "A", 2, "5.50", "EUR", 90, 550);
    add(rows, "2024-02-29", "B", 8, "40.00", "USD", 40, 4_000);
    add(rows, "2024-03-01", "A", 10, "60.00", "EUR", 70, 6_000);
    add(rows, "2024-03-10", "A", 1, "1.00", "EUR", 60, 100);
    add(rows, "2024-03-10", "B", 3, "9.00", "EUR", 30, 900);
    return Tables.of(ORDERS, rows);
  }

  private static void add(
      List<Object[]> rows,
      String day,
      String store,
      long qty,
      String amount,
      String currency,
      long stock,
      long paid) {
    rows.add(
        new Object[] {
          LocalDate.parse(day),
          store,
          qty,
          new BigDecimal(amount),
          currency,
          stock,
          Money.ofMinor(paid, "EUR")
        });
  }

  private static DataCatalog data() {
    Schema stores =
        Schema.of(
            Field.of("name", DataType.STRING),
            Field.of("format", DataType.STRING),
            Field.of("country", DataType.STRING));
    Schema countries =
        Schema.of(Field.of("code", DataType.STRING), Field.of("continent", DataType.STRING));
    return DataCatalog.of(
        Map.of(
            "orders", InMemory.of(orders()),
            "stores",
                InMemory.of(
                    Tables.of(
                        stores,
                        List.of(
                            new Object[] {"A", "city", "FR"}, new Object[] {"C", "mall", "KE"}))),
            "countries",
                InMemory.of(
                    Tables.of(countries, List.<Object[]>of(new Object[] {"FR", "Europe"})))));
  }

  private QueryResult run(MetricQuery.Builder query) {
    return QueryEngine.embedded(runtime).run(query.build(), MODEL, data());
  }

  private static List<List<Object>> cells(QueryResult result) {
    return result.rows().rows().map(QueryEngineTest::cells).toList();
  }

  private static List<Object> cells(Row row) {
    List<Object> cells = new ArrayList<>();
    for (int c = 0; c < row.schema().columnCount(); c++) {
      cells.add(row.get(c));
    }
    return cells;
  }

  private static List<Object> row(Object... cells) {
    return Arrays.asList(cells);
  }

  private AbstractThrowableAssert<?, ?> refused(MetricQuery.Builder query, String code) {
    return assertThatThrownBy(() -> run(query))
        .isInstanceOfSatisfying(BiException.class, e -> assertThat(e.code().id()).isEqualTo(code));
  }

  @Test
  void groups_by_dimensions_and_periods_in_the_order_of_the_keys() {
    QueryResult result = run(MetricQuery.of("units", "mean_qty").by("day", Grain.MONTH).by("size"));

    assertThat(result.rows().schema().names())
        .containsExactly("day_month", "size", "units", "mean_qty");
    assertThat(cells(result))
        .containsExactly(
            row(LocalDate.of(2024, 2, 1), "big", 14L, 7.0),
            row(LocalDate.of(2024, 2, 1), "small", 6L, 3.0),
            row(LocalDate.of(2024, 3, 1), "big", 10L, 10.0),
            row(LocalDate.of(2024, 3, 1), "small", 4L, 2.0));
    assertThat(result.columns())
        .extracting(QueryResult.Column::role)
        .containsExactly(
            QueryResult.Role.KEY, QueryResult.Role.KEY,
            QueryResult.Role.MEASURE, QueryResult.Role.MEASURE);
  }

  @Test
  void a_relative_time_follows_the_clock_of_the_runtime() {
    QueryResult result =
        run(MetricQuery.of("units").by("store").during(TimeRange.last(1, Grain.MONTH)));

    assertThat(cells(result)).containsExactly(row("A", 6L), row("B", 14L));
    assertThat(result.time()).hasToString("Optional[2024-02-01..2024-03-01]");
    assertThat(result.provenance())
        .isEqualTo("units by store during last 1 month [2024-02-01..2024-03-01]");
  }

  @Test
  void compares_with_the_period_before_and_fills_groups_that_are_missing() {
    QueryResult result =
        run(
            MetricQuery.of("units", "mean_qty")
                .by("store")
                .where("qty <> 3")
                .during(TimeRange.month(2024, 3))
                .against(Comparison.PREVIOUS_PERIOD));

    assertThat(result.rows().schema().names())
        .containsExactly(
            "store",
            "units",
            "units_before",
            "units_change",
            "units_change_ratio",
            "mean_qty",
            "mean_qty_before",
            "mean_qty_change",
            "mean_qty_change_ratio");
    assertThat(cells(result))
        .containsExactly(
            row("A", 11L, 6L, 5L, 5 / 6.0, 5.5, 3.0, 2.5, 2.5 / 3),
            row("B", 0L, 14L, -14L, -1.0, null, 7.0, null, null));
    assertThat(result.baseline()).hasToString("Optional[2024-02-01..2024-03-01]");
  }

  @Test
  void a_comparison_by_day_meets_the_same_place_in_the_period() {
    QueryResult result =
        run(
            MetricQuery.of("units")
                .by("day")
                .during(TimeRange.month(2024, 3))
                .against(Comparison.PREVIOUS_PERIOD));

    assertThat(cells(result))
        .containsExactly(
            row(LocalDate.of(2024, 3, 1), 10L, 10L, 0L, 0.0),
            row(LocalDate.of(2024, 3, 10), 4L, 2L, 2L, 1.0),
            row(LocalDate.of(2024, 3, 29), 0L, 8L, -8L, -1.0));
  }

  @Test
  void looks_up_dimensions_of_entities_that_rows_point_to() {
    QueryResult formats = run(MetricQuery.of("units").by("format"));
    QueryResult continents = run(MetricQuery.of("units").by("continent").where("format = 'city'"));

    assertThat(cells(formats)).containsExactly(row("city", 17L), row(null, 17L));
    assertThat(cells(continents)).containsExactly(row("Europe", 17L));
  }

  @Test
  void refuses_a_dimension_that_rows_do_not_point_to() {
    refused(MetricQuery.of("shops").by("store"), "core/not-covered")
        .hasMessageContaining("\"stores\"")
        .hasMessageContaining("\"store\"");
    refused(MetricQuery.of("units", "shops"), "core/not-covered")
        .hasMessageContaining("two queries");
  }

  @Test
  void takes_one_value_of_a_level_for_a_longer_period() {
    QueryResult result =
        run(
            MetricQuery.of("units", "stock_last", "stock_first", "stock_mean")
                .by("day", Grain.MONTH));

    assertThat(cells(result))
        .containsExactly(
            row(LocalDate.of(2024, 2, 1), 20L, 40L, 150L, (150 + 90 + 40) / 3.0),
            row(LocalDate.of(2024, 3, 1), 14L, 90L, 70L, (70 + 90) / 2.0));
    assertThat(cells(run(MetricQuery.of("stock_last").by("store"))))
        .containsExactly(row("A", 60L), row("B", 30L));
  }

  @Test
  void sums_a_level_over_other_dimensions_at_each_time() {
    QueryResult result =
        run(MetricQuery.of("stock_strict").by("day").where("day < cast('2024-02-11' as DATE)"));

    assertThat(cells(result))
        .containsExactly(row(LocalDate.of(2024, 2, 1), 150L), row(LocalDate.of(2024, 2, 10), 90L));
  }

  @Test
  void refuses_sums_that_mean_nothing() {
    refused(MetricQuery.of("stock_strict").by("store"), "core/not-additive")
        .hasMessageContaining("\"stock_strict\"")
        .hasMessageContaining("\"day\"");
    refused(MetricQuery.of("stock_strict").by("day", Grain.WEEK), "core/not-additive");
    refused(MetricQuery.of("stock_by_store").by("day"), "core/not-additive")
        .hasMessageContaining("\"store\"");
    refused(
            MetricQuery.of("mean_qty").by("store").calc(Calc.share("mean_qty")),
            "core/not-additive")
        .hasMessageContaining("share(mean_qty)");
    refused(
            MetricQuery.of("mean_qty").by("day").calc(Calc.runningTotal("mean_qty")),
            "core/not-additive")
        .hasMessageContaining("\"day\"");
    refused(
        MetricQuery.of("stock_last").by("day").calc(Calc.runningTotal("stock_last")),
        "core/not-additive");
    assertThat(cells(run(MetricQuery.of("stock_by_store").by("day").where("store = 'B'"))))
        .contains(row(LocalDate.of(2024, 2, 29), 40L));
    assertThat(cells(run(MetricQuery.of("stock_last").by("store").calc(Calc.share("stock_last")))))
        .containsExactly(row("A", 60L, 60 / 90.0), row("B", 30L, 30 / 90.0));
  }

  @Test
  void refuses_to_add_amounts_of_several_currencies() {
    refused(MetricQuery.of("amount").by("store"), "core/mixed-currency")
        .hasMessageContaining("[B]")
        .hasMessageContaining("EUR and USD")
        .hasMessageContaining("\"currency\"");
    refused(MetricQuery.of("amount"), "core/mixed-currency").hasMessageContaining("The total");
    assertThat(cells(run(MetricQuery.of("amount").by("money"))))
        .containsExactly(row("EUR", new BigDecimal("105.50")), row("USD", new BigDecimal("40.00")));
    assertThat(cells(run(MetricQuery.of("amount").where("currency = 'EUR'"))))
        .containsExactly(row(new BigDecimal("105.50")));
    assertThat(cells(run(MetricQuery.of("amount").by("store").during(TimeRange.month(2024, 3)))))
        .hasSize(2);
  }

  @Test
  void money_stays_exact_through_calculations() {
    QueryResult result =
        run(
            MetricQuery.of("paid")
                .by("day", Grain.MONTH)
                .calc(Calc.runningTotal("paid"))
                .calc(Calc.movingAverage("paid", 2))
                .calc(Calc.growth("paid")));

    assertThat(cells(result))
        .containsExactly(
            row(LocalDate.of(2024, 2, 1), eur(7_550), eur(7_550), null, null),
            row(LocalDate.of(2024, 3, 1), eur(7_000), eur(14_550), eur(7_275), -550 / 7_550.0));
  }

  private static Money eur(long minor) {
    return Money.ofMinor(minor, "EUR");
  }

  @Test
  void ranks_share_places_and_top_keeps_the_first_of_each_group() {
    QueryResult ranked =
        run(
            MetricQuery.of("units")
                .by("day")
                .by("store")
                .during(TimeRange.month(2024, 2))
                .calc(Calc.rank("units"))
                .calc(Calc.shareWithin("units", "store"))
                .order(Order.desc("units")));
    QueryResult top =
        run(MetricQuery.of("units").by("store", "size").calc(Calc.topWithin(1, "units", "store")));

    assertThat(cells(ranked))
        .containsExactly(
            row(LocalDate.of(2024, 2, 29), "B", 8L, 1L, 8 / 14.0),
            row(LocalDate.of(2024, 2, 1), "B", 6L, 2L, 6 / 14.0),
            row(LocalDate.of(2024, 2, 1), "A", 4L, 3L, 4 / 6.0),
            row(LocalDate.of(2024, 2, 10), "A", 2L, 4L, 2 / 6.0));
    assertThat(cells(top)).containsExactly(row("A", "big", 10L), row("B", "big", 14L));
  }

  @Test
  void having_sees_changes_and_limit_comes_last() {
    QueryResult result =
        run(
            MetricQuery.of("units")
                .by("store")
                .during(TimeRange.month(2024, 3))
                .against(Comparison.PREVIOUS_PERIOD)
                .having("units_change > 0"));

    assertThat(cells(result)).containsExactly(row("A", 11L, 6L, 5L, 5 / 6.0));
    assertThat(cells(run(MetricQuery.of("units").by("store").limit(1))))
        .containsExactly(row("A", 17L));
    assertThat(cells(run(MetricQuery.of("units").by("store").limit(0)))).isEmpty();
  }

  @Test
  void no_rows_give_one_total_or_no_group() {
    assertThat(cells(run(MetricQuery.of("units", "orders_count").where("qty > 1000"))))
        .containsExactly(row(null, 0L));
    assertThat(cells(run(MetricQuery.of("units").by("store").where("qty > 1000")))).isEmpty();
  }

  @Test
  void refuses_queries_that_contradict_themselves() {
    refused(MetricQuery.of(), "core/bad-query").hasMessageContaining("no measure");
    refused(MetricQuery.of("units", "units"), "core/bad-query").hasMessageContaining("twice");
    refused(MetricQuery.of("units").by("store", "store"), "core/bad-query");
    refused(MetricQuery.of("units").by("store", Grain.MONTH), "core/bad-query")
        .hasMessageContaining("CATEGORY");
    refused(MetricQuery.of("units").against(Comparison.YEAR_AGO), "core/bad-query")
        .hasMessageContaining("during");
    refused(MetricQuery.of("units").by("store").calc(Calc.growth("units")), "core/bad-query")
        .hasMessageContaining("one time");
    refused(MetricQuery.of("units").by("store").calc(Calc.share("paid")), "core/bad-query")
        .hasMessageContaining("\"paid\"");
    refused(
            MetricQuery.of("units").by("store").calc(Calc.rankWithin("units", "day")),
            "core/bad-query")
        .hasMessageContaining("\"day\"");
    refused(MetricQuery.of("units").by("store").order(Order.asc("stor")), "core/bad-query")
        .hasMessageContaining("store, units");
    refused(
        MetricQuery.of("units").by("store").calc(Calc.rank("units")).calc(Calc.rank("units")),
        "core/bad-query");
    refused(MetricQuery.of("unit"), "core/unknown-measure");
    refused(MetricQuery.of("units").by("region"), "core/unknown-dimension");
    refused(
        MetricQuery.of("units").timeDimension("store").during(TimeRange.year(2024)),
        "core/bad-query");
  }

  @Test
  void names_a_data_set_that_is_missing() {
    assertThatThrownBy(
            () ->
                QueryEngine.embedded(runtime)
                    .run(MetricQuery.of("units").build(), MODEL, DataCatalog.of("sales", orders())))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/unknown-dataset"))
        .hasMessageContaining("\"orders\"")
        .hasMessageContaining("sales");
  }

  @Test
  void instants_are_cut_in_the_zone_of_the_calendar() {
    Schema schema = Schema.of(Field.of("at", DataType.TIMESTAMP), Field.of("n", DataType.INT64));
    RecordSet events =
        Tables.of(
            schema,
            List.of(
                new Object[] {Instant.parse("2024-02-29T20:30:00Z"), 1L},
                new Object[] {Instant.parse("2024-02-29T22:30:00Z"), 2L},
                new Object[] {Instant.parse("2024-03-31T21:30:00Z"), 4L}));
    SemanticModel model =
        SemanticModel.builder("events")
            .calendar(BusinessCalendar.UTC.in(ZoneId.of("Africa/Nairobi")))
            .entity(Entity.builder("events").time("at").build())
            .dimension(Dimension.builder("at", "events").kind(Dimension.Kind.TIME).build())
            .measure(Measure.builder("n", "events", "sum(n)").build())
            .build();
    QueryEngine engine = QueryEngine.embedded(runtime);
    DataCatalog data = DataCatalog.of("events", events);

    QueryResult months = engine.run(MetricQuery.of("n").by("at", Grain.MONTH).build(), model, data);
    QueryResult march =
        engine.run(MetricQuery.of("n").during(TimeRange.month(2024, 3)).build(), model, data);

    assertThat(cells(months))
        .containsExactly(
            row(LocalDate.of(2024, 2, 1), 1L),
            row(LocalDate.of(2024, 3, 1), 2L),
            row(LocalDate.of(2024, 4, 1), 4L));
    assertThat(cells(march)).containsExactly(row(2L));
  }

  @Test
  void equal_results_have_equal_hashes_and_other_results_others() {
    MetricQuery.Builder query = MetricQuery.of("units").by("store");

    assertThat(run(query).hash()).isEqualTo(run(query).hash());
    assertThat(run(query).hash()).isNotEqualTo(run(MetricQuery.of("units").by("size")).hash());
    assertThat(run(query).show()).startsWith("units by store\n");
  }

  @Test
  void an_inferred_model_answers_queries_at_once() {
    SemanticModel model = SemanticModel.infer("orders", orders());
    QueryResult result =
        QueryEngine.embedded(runtime)
            .run(
                MetricQuery.of("qty", "stock", "rows").by("store").build(),
                model,
                DataCatalog.of("orders", orders()));

    assertThat(cells(result)).containsExactly(row("A", 17L, 60L, 4L), row("B", 17L, 30L, 3L));
  }
}
