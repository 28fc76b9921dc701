package io.bi4j.insights.internal.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.insight.Direction;
import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.core.insight.InsightRequest;
import io.bi4j.core.insight.InsightResult;
import io.bi4j.core.insight.InsightTest;
import io.bi4j.core.insight.Sentiment;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.GoodDirection;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.semantic.Unit;
import io.bi4j.insights.Report;
import io.bi4j.insights.internal.mine.PatternData;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a record set to insights, as a host sees it. */
class DiscoveryTest {
  private final BiRuntime bi = BiRuntime.builder().cpuThreads(2).build();

  @AfterEach
  void close() {
    bi.close();
  }

  @Test
  void finds_each_planted_pattern_of_a_daily_table() {
    InsightResult result = bi.insights().discover(PatternData.daily(1).records());

    Insight trend = one(result, InsightKind.TREND, "orders", Map.of("region", "North"));
    assertThat(trend.direction()).isEqualTo(Direction.DOWN);
    assertThat(trend.effect().value()).isBetween(-0.5, -0.3);
    Insight step = one(result, InsightKind.CHANGE_POINT, "orders", Map.of("region", "West"));
    assertThat(step.scope().from().orElseThrow())
        .isBetween(PatternData.FIRST.plusDays(77), PatternData.FIRST.plusDays(83));
    Insight spike = one(result, InsightKind.OUTLIER_TIME, "visits", Map.of());
    assertThat(spike.scope().from()).contains(PatternData.FIRST.plusDays(100));
    Insight season = one(result, InsightKind.SEASONALITY, "visits", Map.of("channel", "Web"));
    assertThat(season.member()).contains("Saturday");
    Insight gap =
        result.stream().filter(i -> i.kind() == InsightKind.MISSING_DATA).findFirst().orElseThrow();
    assertThat(gap.scope().filters()).isEqualTo(Map.of("region", "Central"));
    assertThat(gap.scope().from()).contains(PatternData.FIRST.plusDays(60));
    assertThat(gap.test().method()).isEqualTo(InsightTest.Method.EXACT);
    Insight why =
        one(
            result,
            InsightKind.ATTRIBUTION,
            "orders",
            Map.of("region", "East", "channel", "Store"));
    assertThat(why.direction()).isEqualTo(Direction.DOWN);
  }

  @Test
  void finds_members_that_stand_out_of_orders() {
    InsightResult result = bi.insights().discover(PatternData.orders(2).records());

    assertThat(result.stream().map(i -> i.kind() + " " + i.member().orElse("")))
        .contains("OUTSTANDING_TOP Home", "OUTSTANDING_BOTTOM Toys");
    assertThat(result.stream().filter(i -> i.kind() == InsightKind.CONCENTRATION))
        .singleElement()
        .satisfies(i -> assertThat(i.scope().breakdown()).contains("customer"));
  }

  @Test
  void contributions_and_remainder_sum_to_the_change() {
    Insight why =
        bi.insights().discover(PatternData.daily(3).records()).stream()
            .filter(i -> i.kind() == InsightKind.ATTRIBUTION)
            .findFirst()
            .orElseThrow();

    double parts = number(why, "remainder").orElseThrow();
    for (String id : List.of("contribution", "contribution2", "contribution3")) {
      parts += number(why, id).orElse(0.0);
    }
    double change = number(why, "change").orElseThrow();
    assertThat(Math.abs(parts - change)).isLessThanOrEqualTo(1e-9 * Math.abs(change));
  }

  @Test
  void one_and_two_threads_give_the_same_bytes() {
    RecordSet data = PatternData.daily(4).records();
    String two = Report.of(bi.insights().discover(data)).html();

    try (BiRuntime single = BiRuntime.builder().cpuThreads(1).build()) {
      assertThat(Report.of(single.insights().discover(data)).html()).isEqualTo(two);
    }
    assertThat(Report.of(bi.insights().discover(data)).html()).isEqualTo(two);
  }

  @Test
  void every_insight_names_a_query_and_its_result() {
    InsightResult result = bi.insights().discover(PatternData.daily(5).records());

    assertThat(result.insights()).isNotEmpty();
    for (Insight insight : result) {
      assertThat(insight.evidence().query()).contains(insight.measure());
      assertThat(insight.evidence().resultHash()).matches("[0-9a-f]{16,64}");
    }
    assertThat(result.stream().map(Insight::id)).doesNotHaveDuplicates();
  }

  @Test
  void a_model_of_your_own_decides_measures_units_and_what_is_good() {
    SemanticModel model =
        SemanticModel.builder("shop")
            .entity(Entity.builder("days").time("date").grain(Grain.DAY).build())
            .dimension(Dimension.builder("date", "days").time(Grain.DAY).build())
            .dimension(Dimension.builder("region", "days").build())
            .measure(
                Measure.builder("conversion", "days", "sum(orders) / sum(visits)")
                    .unit(Unit.RATIO)
                    .good(GoodDirection.UP)
                    .build())
            .measure(Measure.builder("middle", "days", "quantile(orders, 0.5)").build())
            .build();

    InsightResult result =
        bi.insights()
            .discover(InsightRequest.of(PatternData.daily(6).records()).model(model).build());

    Insight step = one(result, InsightKind.CHANGE_POINT, "conversion", Map.of("region", "West"));
    assertThat(step.sentiment()).isEqualTo(Sentiment.BAD);
    assertThat(step.explanation()).contains(" %");
    assertThat(result.coverage().notes())
        .anyMatch(note -> note.contains("\"middle\" was left out"));
  }

  @Test
  void a_request_narrows_kinds_measures_and_number() {
    RecordSet data = PatternData.daily(7).records();

    InsightResult trends =
        bi.insights()
            .discover(
                InsightRequest.of(data)
                    .kinds(EnumSet.of(InsightKind.TREND, InsightKind.CHANGE_POINT))
                    .measures(List.of("orders"))
                    .maxDepth(1)
                    .top(2)
                    .build());

    assertThat(trends.insights()).hasSizeBetween(1, 2);
    assertThat(trends.stream().map(Insight::measure)).containsOnly("orders");
    assertThat(trends.coverage().testsRun()).isLessThanOrEqualTo(2 * (1 + 5 + 3));
    assertThatThrownBy(
            () ->
                bi.insights()
                    .discover(InsightRequest.of(data).measures(List.of("turnover")).build()))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("turnover");
  }

  @Test
  void periods_that_are_not_over_are_left_out() {
    RecordSet data = PatternData.daily(8).records();
    LocalDate day = PatternData.FIRST.plusDays(100);

    InsightResult asked = bi.insights().discover(InsightRequest.of(data).asOf(day).build());

    assertThat(asked.stream().filter(i -> i.kind() == InsightKind.OUTLIER_TIME)).isEmpty();
    assertThat(asked.coverage().notes()).anyMatch(note -> note.contains("to 2024-04-09"));

    InstantSource then = InstantSource.fixed(java.time.Instant.parse("2024-06-16T10:00:00Z"));
    try (BiRuntime that = BiRuntime.builder().clock(then).build()) {
      assertThat(that.insights().discover(data).coverage().notes())
          .anyMatch(note -> note.contains("to 2024-06-15"));
    }
  }

  @Test
  void money_counts_in_major_units_and_names_its_currency() {
    Schema schema =
        Schema.of(
            Field.of("day", DataType.DATE),
            Field.of("shop", DataType.STRING),
            Field.of("net", DataType.money("EUR")));
    BatchBuilder builder = BatchBuilder.of(schema);
    for (int t = 0; t < 120; t++) {
      for (String shop : List.of("A", "B", "C")) {
        long cents = 100_00L + (t * 7919L + shop.charAt(0) * 104_729L) % 997;
        builder.addRow(
            LocalDate.of(2024, 1, 1).plusDays(t),
            shop,
            Money.ofMinor(t >= 60 ? cents * 2 : cents, "EUR"));
      }
    }

    InsightResult result = bi.insights().discover(RecordSet.of(builder.build()));

    Insight step = one(result, InsightKind.CHANGE_POINT, "net", Map.of());
    assertThat(step.explanation()).contains("EUR 31");
    assertThat(number(step, "before").orElseThrow()).isBetween(300.0, 330.0);
  }

  @Test
  void nothing_to_examine_is_said_and_not_thrown() {
    Schema texts = Schema.of(Field.of("name", DataType.STRING), Field.of("town", DataType.STRING));
    BatchBuilder builder = BatchBuilder.of(texts);
    builder.addRow("a", "x").addRow("b", "y");

    InsightResult none = bi.insights().discover(RecordSet.of(builder.build()));
    InsightResult empty = bi.insights().discover(RecordSet.of(BatchBuilder.of(texts).build()));

    assertThat(none.insights()).isEmpty();
    assertThat(none.coverage().notes()).isNotEmpty();
    assertThat(empty.insights()).isEmpty();
  }

  private static Insight one(
      InsightResult result, InsightKind kind, String measure, Map<String, String> filters) {
    return result.stream()
        .filter(i -> i.kind() == kind && i.measure().equals(measure))
        .filter(i -> i.scope().filters().equals(filters))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(kind + " of " + measure + " not in " + result.insights()));
  }

  private static Optional<Double> number(Insight insight, String fact) {
    return insight.evidence().fact(fact).map(f -> f.number());
  }
}
