package io.bi4j.core.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.semantic.Inference.Certainty;
import io.bi4j.core.semantic.Inference.Finding;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InferenceTest {
  private static final String[] CITIES = {"Abilene", "Austin", "Dallas", "El Paso", "Houston"};

  /** Monthly figures of five cities, Austin without February 2001: the shape of housing data. */
  private static RecordSet housing() {
    Schema schema =
        Schema.of(
            Field.of("city", DataType.STRING),
            Field.of("state", DataType.STRING),
            Field.of("month", DataType.DATE),
            Field.of("sales", DataType.INT64),
            Field.of("median_price", DataType.FLOAT64),
            Field.of("listings", DataType.INT64),
            Field.of("inventory", DataType.FLOAT64),
            Field.of("sold_ytd", DataType.INT64),
            Field.of("note", DataType.STRING),
            Field.of("source", DataType.STRING));
    SplittableRandom random = new SplittableRandom(1);
    List<Object[]> rows = new ArrayList<>();
    for (String city : CITIES) {
      long total = 0;
      for (int m = 0; m < 36; m++) {
        long sales = 10 + random.nextInt(90);
        total += sales;
        LocalDate month = LocalDate.of(2000, 1, 1).plusMonths(m);
        if (!(city.equals("Austin") && m == 13)) {
          rows.add(
              new Object[] {
                city,
                city.startsWith("A") ? "TX-N" : "TX-S",
                month,
                sales,
                70_000 + random.nextInt(200_000) + 0.5,
                100L + random.nextInt(900),
                random.nextInt(120) / 10.0,
                total,
                null,
                "board"
              });
        }
      }
    }
    return Tables.of(schema, rows);
  }

  @Test
  void finds_what_a_row_is_and_how_far_apart_the_times_are() {
    SemanticModel model = SemanticModel.infer("housing", housing());

    Entity entity = model.entities().get(0);
    assertThat(entity.key()).containsExactlyInAnyOrder("city", "month");
    assertThat(entity.time()).hasValue("month");
    assertThat(entity.grain()).hasValue(Grain.MONTH);
    assertThat(model.dimension("month").kind()).isEqualTo(Dimension.Kind.TIME);
    assertThat(model.isInferred()).isTrue();
    assertThat(model.check()).isEmpty();
    assertThat(findings(model, "rows"))
        .anySatisfy(f -> assertThat(f.decision()).isEqualTo("1 are missing in between"));
  }

  @Test
  void decides_sums_means_and_levels_and_says_which_are_ambiguous() {
    SemanticModel model = SemanticModel.infer(housing());

    assertThat(model.measure("sales").expr()).hasToString("sum(sales)");
    assertThat(model.measure("sales").additivity()).isEqualTo(Additivity.ADDITIVE);
    assertThat(model.measure("sales").good()).isEqualTo(GoodDirection.UP);
    assertThat(model.measure("median_price").expr()).hasToString("avg(median_price)");
    assertThat(model.measure("median_price").additivity()).isEqualTo(Additivity.NON);
    assertThat(model.measure("listings").additivity())
        .isEqualTo(Additivity.semi("month", Additivity.Choice.LAST));
    assertThat(model.measure("inventory").additivity()).isEqualTo(Additivity.NON);
    assertThat(model.measure("sold_ytd").additivity().kind()).isEqualTo(Additivity.Kind.SEMI);
    assertThat(model.measure("rows").expr()).hasToString("count()");
    assertThat(model.inference().orElseThrow().ambiguous())
        .extracting(Finding::subject)
        .contains("measure listings", "measure inventory", "measure sold_ytd")
        .doesNotContain("measure sales");
  }

  @Test
  void finds_dimensions_that_nest_and_columns_that_say_nothing() {
    SemanticModel model = SemanticModel.infer(housing());

    assertThat(model.hierarchies())
        .containsExactly(new Hierarchy("state_city", List.of("state", "city")));
    assertThat(model.findDimension("note")).isEmpty();
    assertThat(model.findDimension("source")).isEmpty();
    assertThat(findings(model, "note")).extracting(Finding::reason).contains("it holds no value");
    assertThat(findings(model, "source"))
        .extracting(Finding::reason)
        .contains("every value is board");
  }

  @Test
  void a_report_gives_every_decision_its_reason_and_survives_json() {
    SemanticModel model = SemanticModel.infer("housing", housing());

    String report = model.inference().orElseThrow().show();

    for (Field field : housing().schema().fields()) {
      assertThat(report).contains(field.name());
    }
    assertThat(report).contains("? measure listings: summed over everything but month");
    assertThat(SemanticModel.parse(model.toJson().toCompact())).isEqualTo(model);
    assertThat(model.toBuilder().build().isInferred()).isFalse();
    assertThat(SemanticModel.infer("housing", housing())).isEqualTo(model);
  }

  @Test
  void finds_units_currencies_identifiers_and_personal_data() {
    Schema schema =
        Schema.of(
            Field.of("payment_id", DataType.INT64),
            Field.of("created", DataType.TIMESTAMP),
            Field.of("currency", DataType.STRING),
            Field.of("amount", DataType.decimal(18, 2)),
            Field.of("fee_eur", DataType.FLOAT64),
            Field.of("paid", DataType.money("USD")),
            Field.of("customer_email", DataType.STRING),
            Field.of("discount_pct", DataType.FLOAT64),
            Field.of("orderCount", DataType.INT64),
            Field.of("wait_seconds", DataType.FLOAT64),
            Field.of("refunded", DataType.BOOL),
            Field.of("store", DataType.INT64),
            Field.of("zip", DataType.INT64));
    SplittableRandom random = new SplittableRandom(2);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rows.add(
          new Object[] {
            1_000L + i * 7,
            Instant.ofEpochSecond(1_700_000_000L + i * 977L + random.nextInt(900)),
            i % 3 == 0 ? "EUR" : "USD",
            java.math.BigDecimal.valueOf(random.nextInt(100_000), 2),
            random.nextInt(1000) / 100.0,
            Money.ofMinor(random.nextInt(10_000), "USD"),
            "user" + random.nextInt(300) + "@example.org",
            random.nextInt(400) / 10.0,
            (long) random.nextInt(9),
            random.nextInt(9_000) / 10.0,
            random.nextBoolean(),
            (long) random.nextInt(6),
            10_000L + random.nextInt(20)
          });
    }

    SemanticModel model = SemanticModel.infer("payments", Tables.of(schema, rows));

    assertThat(model.entities().get(0).key()).containsExactly("payment_id");
    assertThat(model.entities().get(0).grain()).isEmpty();
    assertThat(model.findMeasure("payment_id")).isEmpty();
    assertThat(model.measure("amount").unit()).isEqualTo(Unit.currencyIn("currency"));
    assertThat(model.measure("fee_eur").unit()).isEqualTo(Unit.currency("EUR"));
    assertThat(model.measure("fee_eur").good()).isEqualTo(GoodDirection.NONE);
    assertThat(model.measure("paid").unit()).isEqualTo(Unit.currency("USD"));
    assertThat(model.measure("discount_pct").unit()).isEqualTo(Unit.PERCENT);
    assertThat(model.measure("discount_pct").additivity()).isEqualTo(Additivity.NON);
    assertThat(model.measure("orderCount").unit()).isEqualTo(Unit.COUNT);
    assertThat(model.measure("wait_seconds").unit()).isEqualTo(Unit.duration("seconds"));
    assertThat(model.dimension("refunded").kind()).isEqualTo(Dimension.Kind.BOOLEAN);
    assertThat(model.dimension("store").kind()).isEqualTo(Dimension.Kind.CATEGORY);
    assertThat(model.dimension("zip").kind()).isEqualTo(Dimension.Kind.CATEGORY);
    assertThat(model.dimension("customer_email").isPersonal()).isTrue();
    assertThat(model.inference().orElseThrow().show())
        .contains("times of single events", "days are cut in UTC");
  }

  @Test
  void tells_weeks_business_days_quarters_and_hours_apart() {
    assertThat(rhythm(LocalDate.of(2024, 1, 7), 60, 7).calendar().weekStart())
        .isEqualTo(DayOfWeek.SUNDAY);
    assertThat(grain(rhythm(LocalDate.of(2024, 1, 7), 60, 7))).isEqualTo(Grain.WEEK);
    assertThat(grain(rhythm(LocalDate.of(2024, 1, 7), 100, 1))).isEqualTo(Grain.DAY);

    List<Object[]> quarters = new ArrayList<>();
    List<Object[]> businessDays = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      quarters.add(new Object[] {LocalDate.of(2004, 3, 31).plusMonths(3L * i), i * 1.5});
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(i);
      if (day.getDayOfWeek().getValue() < 6 && i != 30) {
        businessDays.add(new Object[] {day, i * 1.5});
      }
    }
    assertThat(grain(SemanticModel.infer(series(quarters)))).isEqualTo(Grain.QUARTER);
    SemanticModel business = SemanticModel.infer(series(businessDays));
    assertThat(grain(business)).isEqualTo(Grain.DAY);
    assertThat(business.inference().orElseThrow().show())
        .contains("no rows on saturday, sunday", "have no row", "2024-01-31");
  }

  private static SemanticModel rhythm(LocalDate from, int count, int days) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new Object[] {from.plusDays((long) days * i), i % 7 + 0.5});
    }
    return SemanticModel.infer(series(rows));
  }

  private static RecordSet series(List<Object[]> rows) {
    return Tables.of(
        Schema.of(Field.of("at", DataType.DATE), Field.of("x", DataType.FLOAT64)), rows);
  }

  private static Grain grain(SemanticModel model) {
    return model.entities().get(0).grain().orElseThrow();
  }

  @Test
  void a_column_that_only_grows_is_taken_for_a_running_total() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Object[] {LocalDate.of(2020, 1, 1).plusDays(i), i * i + 0.25});
    }

    Measure measure = SemanticModel.infer(series(rows)).measure("x");

    assertThat(measure.additivity()).isEqualTo(Additivity.semi("at", Additivity.Choice.LAST));
  }

  @Test
  void parts_of_a_date_make_the_time() {
    Schema schema =
        Schema.of(
            Field.of("city", DataType.STRING),
            Field.of("Year", DataType.INT64),
            Field.of("month", DataType.INT64),
            Field.of("sales", DataType.INT64));
    List<Object[]> rows = new ArrayList<>();
    for (String city : CITIES) {
      for (int m = 0; m < 30; m++) {
        rows.add(new Object[] {city, 2000L + m / 12, m % 12 + 1L, m * 7L % 11});
      }
    }
    RecordSet data = Tables.of(schema, rows);

    SemanticModel model = SemanticModel.infer("sales", data);

    assertThat(model.entities().get(0).key()).containsExactlyInAnyOrder("city", "Year", "month");
    assertThat(model.entities().get(0).time()).hasValue("date");
    assertThat(model.entities().get(0).grain()).hasValue(Grain.MONTH);
    assertThat(model.dimension("month").kind()).isEqualTo(Dimension.Kind.CATEGORY);
    assertThat(findings(model, "date"))
        .extracting(Finding::decision)
        .contains("time made of Year, month");
    assertThat(SemanticModel.parse(model.toJson().toCompact())).isEqualTo(model);
    try (BiRuntime runtime = BiRuntime.create()) {
      QueryResult quarters =
          QueryEngine.embedded(runtime)
              .run(
                  MetricQuery.of("sales")
                      .by("date", Grain.QUARTER)
                      .during(TimeRange.year(2001))
                      .build(),
                  model,
                  DataCatalog.of("sales", data));
      assertThat(quarters.rows().rows().map(row -> row.get(0) + " " + row.get(1)))
          .containsExactly("2001-01-01 100", "2001-04-01 85", "2001-07-01 70", "2001-10-01 55");
    }
  }

  @Test
  void years_quarters_and_days_make_the_time_too() {
    Schema days =
        Schema.of(
            Field.of("year", DataType.INT64),
            Field.of("month", DataType.INT64),
            Field.of("day", DataType.INT64),
            Field.of("x", DataType.FLOAT64));
    Schema quarters =
        Schema.of(
            Field.of("year", DataType.INT64),
            Field.of("quarter", DataType.INT64),
            Field.of("x", DataType.FLOAT64));
    List<Object[]> dayRows = new ArrayList<>();
    List<Object[]> quarterRows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(i);
      dayRows.add(
          new Object[] {
            (long) day.getYear(),
            (long) day.getMonthValue(),
            (long) day.getDayOfMonth(),
            i % 7 + 0.5
          });
      quarterRows.add(new Object[] {2000L + i / 4, i % 4 + 1L, i % 5 + 0.5});
    }

    assertThat(grain(SemanticModel.infer(Tables.of(quarters, quarterRows))))
        .isEqualTo(Grain.QUARTER);
    List<Object[]> withLastYear = new ArrayList<>(dayRows);
    withLastYear.add(new Object[] {2023L, 12L, 31L, 1.5});
    assertThat(grain(SemanticModel.infer(Tables.of(days, withLastYear)))).isEqualTo(Grain.DAY);
  }

  @Test
  void agreement_by_chance_is_no_hierarchy() {
    Schema schema = Schema.of(Field.of("a", DataType.STRING), Field.of("b", DataType.STRING));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(new Object[] {"a" + i % 10, i % 10 == 0 ? "x" : "y"});
    }

    assertThat(SemanticModel.infer(Tables.of(schema, rows)).hierarchies()).isEmpty();
  }

  @Test
  void says_what_it_will_not_decide() {
    Schema schema =
        Schema.of(
            Field.of("order_date", DataType.STRING),
            Field.of("year", DataType.INT64),
            Field.of("size", DataType.INT64),
            Field.of("churned", DataType.INT64));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          new Object[] {"0" + (i % 9 + 1) + "/02/2024", 2020L + i % 4, (long) (i % 5), i % 2L});
    }

    SemanticModel model = SemanticModel.infer(Tables.of(schema, rows));

    assertThat(model.inference().orElseThrow().ambiguous())
        .extracting(Finding::subject)
        .contains("order_date", "size");
    assertThat(model.entities().get(0).time()).hasValue("date");
    assertThat(model.dimension("churned").kind()).isEqualTo(Dimension.Kind.CATEGORY);
  }

  @Test
  void no_rows_and_nested_columns_are_no_obstacle() {
    Schema schema =
        Schema.of(Field.of("tags", DataType.list(DataType.STRING)), Field.of("n", DataType.INT64));

    SemanticModel empty = SemanticModel.infer(Tables.of(schema, List.of()));
    SemanticModel nested =
        SemanticModel.infer(
            Tables.of(schema, List.of(new Object[] {List.of("a"), 1L}, new Object[] {null, 2L})));

    assertThat(empty.measures()).extracting(Measure::name).containsExactly("rows");
    assertThat(nested.findDimension("tags")).isEmpty();
    assertThat(nested.findMeasure("n")).isPresent();
  }

  @Test
  void reads_published_tables_as_people_would() throws IOException {
    RecordSet orders = Tables.csv(Tables.shared("data/industry/rfm_orders/rfm_orders.csv"), ",");
    RecordSet churn = Tables.csv(Tables.shared("data/industry/telco_churn/telco_churn.csv"), ",");

    SemanticModel orderModel = SemanticModel.infer("orders", orders);
    SemanticModel churnModel = SemanticModel.infer("churn", churn);

    assertThat(orderModel.measure("revenue").additivity()).isEqualTo(Additivity.ADDITIVE);
    assertThat(orderModel.entities().get(0).time()).hasValue("order_date");
    assertThat(orderModel.findDimension("customer_id")).isPresent();
    assertThat(churnModel.measures())
        .extracting(Measure::name)
        .containsExactly("tenure", "monthly_charges", "total_charges", "rows");
    assertThat(churnModel.findDimension("payment_method")).isPresent();
    assertThat(churnModel.findDimension("senior_citizen")).isPresent();
  }

  private static List<Finding> findings(SemanticModel model, String subject) {
    return model.inference().orElseThrow().findings().stream()
        .filter(f -> f.subject().equals(subject))
        .filter(f -> f.certainty() != Certainty.AMBIGUOUS)
        .toList();
  }
}
