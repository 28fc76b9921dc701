package io.bi4j.insights.internal.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.core.insight.InsightRequest;
import io.bi4j.core.insight.InsightResult;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.insights.Report;
import io.bi4j.insights.internal.stat.SeededRandom;
import java.time.LocalDate;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Data that breaks assumptions must not break the engine, nor leak undefined numbers into text. */
class OddDataTest {
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("day", DataType.DATE),
          Field.of("place", DataType.STRING),
          Field.of("amount", DataType.FLOAT64));
  private static final SemanticModel MODEL =
      SemanticModel.builder("odd")
          .entity(Entity.builder("rows").time("day").grain(Grain.DAY).build())
          .dimension(Dimension.builder("day", "rows").time(Grain.DAY).build())
          .dimension(Dimension.builder("place", "rows").build())
          .measure(Measure.builder("amount", "rows", "sum(amount)").build())
          .measure(Measure.builder("mean", "rows", "avg(amount)").build())
          .measure(Measure.builder("share", "rows", "sum(amount) / count()").build())
          .measure(Measure.builder("rows", "rows", "count()").build())
          .build();

  private final BiRuntime bi = BiRuntime.create();

  @AfterEach
  void close() {
    bi.close();
  }

  @Test
  void constant_zero_negative_huge_tiny_and_mixed_values_are_survived() {
    SeededRandom random = new SeededRandom(1);
    check(120, t -> 0);
    check(120, t -> 7);
    check(120, t -> -50 - t);
    check(120, t -> random.nextGaussian());
    check(120, t -> 1e300 * (t % 3));
    check(120, t -> 1e-300 * (1 + t % 3));
    check(120, t -> t == 60 ? 1e15 : 1);
    check(120, t -> t % 2 == 0 ? 1e9 : -1e9);
    check(120, t -> Math.exp(t));
    check(120, t -> t < 119 ? 0 : 1);
  }

  @Test
  void null_cells_in_every_pattern_are_survived() {
    check(120, t -> Double.NaN);
    check(120, t -> t % 2 == 0 ? Double.NaN : t);
    check(120, t -> t < 100 ? Double.NaN : 5);
    check(120, t -> t > 20 ? Double.NaN : 5);
    check(120, t -> t == 50 ? 3 : Double.NaN);
  }

  @Test
  void few_rows_are_survived() {
    for (int n = 0; n < 40; n++) {
      check(n, t -> 10 + t % 4);
    }
  }

  @Test
  void a_value_per_member_and_no_time_gives_the_outstanding_one() {
    Schema schema =
        Schema.of(Field.of("town", DataType.STRING), Field.of("shops", DataType.FLOAT64));
    BatchBuilder builder = BatchBuilder.of(schema);
    for (int k = 0; k < 14; k++) {
      builder.addRow("T" + k, k == 3 ? 900.0 : 90.0 + k);
    }
    SemanticModel model =
        SemanticModel.builder("towns")
            .entity(Entity.builder("towns").build())
            .dimension(Dimension.builder("town", "towns").build())
            .measure(Measure.builder("shops", "towns", "sum(shops)").build())
            .build();

    InsightResult result =
        bi.insights()
            .discover(InsightRequest.of(RecordSet.of(builder.build())).model(model).build());

    assertThat(result.stream().filter(i -> i.kind() == InsightKind.OUTSTANDING_TOP))
        .singleElement()
        .satisfies(i -> assertThat(i.member()).contains("T3"));
    assertThat(result.coverage().notes()).anyMatch(note -> note.contains("No usable time"));
  }

  private void check(int days, IntToDoubleFunction value) {
    BatchBuilder builder = BatchBuilder.of(SCHEMA);
    for (int t = 0; t < days; t++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t);
      for (String place : new String[] {"A", "B", "C"}) {
        double v = value.applyAsDouble(t);
        builder.addRow(day, t % 17 == 0 ? null : place, Double.isNaN(v) ? null : v);
      }
    }
    RecordSet rows = RecordSet.of(builder.build());

    InsightResult own = bi.insights().discover(InsightRequest.of(rows).model(MODEL).build());
    InsightResult inferred = bi.insights().discover(rows);

    for (InsightResult result : new InsightResult[] {own, inferred}) {
      for (Insight insight : result) {
        String text = insight.headline() + insight.explanation() + insight.methodNote();
        assertThat(text).doesNotContain("NaN", "Infinity", "null");
        assertThat(insight.score()).isBetween(0.0, 1.0);
        assertThat(insight.test().q()).isBetween(0.0, 1.0);
      }
      assertThat(Report.of(result).html()).doesNotContain("NaN", "Infinity");
    }
  }
}
