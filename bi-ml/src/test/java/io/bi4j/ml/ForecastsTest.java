package io.bi4j.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.Explanation;
import io.bi4j.core.model.Metrics;
import io.bi4j.core.model.TrainContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastsTest {
  private static Forecasts.Builder of(RecordSet rows) {
    return Forecasts.of(rows).time("when").value("sales");
  }

  @Test
  void continues_a_monthly_series_with_its_trend_and_season() {
    Forecast forecast = of(Sample.airPassengers()).horizon(12).run();

    List<Row> rows = forecast.rows().rows().toList();
    assertThat(forecast.rows().schema().names()).containsExactly("time", "mean", "low", "high");
    assertThat(rows)
        .extracting(row -> row.get("time"))
        .containsExactlyElementsOf(
            IntStream.range(0, 12).mapToObj(i -> LocalDate.of(1961, 1, 1).plusMonths(i)).toList());
    double july = (double) rows.get(6).get("mean");
    double november = (double) rows.get(10).get("mean");
    assertThat(july).isBetween(595.0, 640.0); // R: forecast(ets(AirPassengers)) says 613
    assertThat(november).isBetween(390.0, 420.0); // and 403
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat((double) row.get("mean"))
                    .isBetween((Double) row.get("low"), (Double) row.get("high")));
  }

  @Test
  void says_how_far_to_trust_it() {
    Forecast forecast = of(Sample.airPassengers()).horizon(12).run();

    assertThat(forecast.accuracy().value(Forecast.HELD_OUT)).hasValue(36);
    assertThat(forecast.accuracy().value(Metrics.SMAPE).orElseThrow()).isBetween(1.0, 8.0);
    assertThat(forecast.accuracy().value(Metrics.COVERAGE).orElseThrow()).isBetween(0.7, 1.0);
    assertThat(forecast.skill().orElseThrow()).isGreaterThan(0.25);
    assertThat(forecast.toString()).startsWith("sales by ETS").contains("held-out values");
    assertThat(forecast.modelName()).startsWith("ETS average of M,A");
  }

  @Test
  void a_given_form_is_the_form_of_r() {
    Forecast forecast =
        of(Sample.airPassengers()).form(EtsForm.parse("M,A,M")).horizon(24).level(0.8).run();

    assertThat(forecast.modelName()).isEqualTo("ETS(M,A,M)");
    assertThat(forecast.level()).isEqualTo(0.8);
    assertThat(forecast.rows().rowCount()).isEqualTo(24);
  }

  @Test
  void the_order_of_rows_does_not_matter() {
    RecordBatch sorted = Sample.airPassengers().toBatch();
    BatchBuilder reversed = BatchBuilder.of(sorted.schema());
    for (int row = sorted.rowCount() - 1; row >= 0; row--) {
      reversed.addRow(sorted.row(row).get(0), sorted.row(row).get(1));
    }

    RecordSet forward = of(RecordSet.of(sorted)).run().rows();
    RecordSet backward = of(RecordSet.of(reversed.build())).run().rows();

    assertThat(backward.show()).isEqualTo(forward.show());
  }

  @Test
  void two_missing_months_are_filled_and_noted() {
    double[] gappy = Sample.AIR_PASSENGERS.clone();
    gappy[50] = Double.NaN;
    gappy[51] = Double.NaN;

    Forecast forecast = of(Sample.monthly(gappy)).run();

    assertThat(forecast.model().card().notes())
        .singleElement()
        .asString()
        .startsWith("2 missing values of \"sales\"");
  }

  @Test
  void missing_rows_are_missing_values() {
    RecordSet skipping =
        Sample.series(
            DataType.DATE,
            i -> LocalDate.of(2020, 1, 1).plusMonths(i < 5 ? i : i + 3),
            new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

    assertThatThrownBy(() -> of(skipping).run())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/gap-too-long"))
        .hasMessageContaining("3 values in a row, 2020-06-01 to 2020-08-01");
  }

  @Test
  void missing_values_at_the_end_are_forecast_too() {
    double[] open = Arrays.copyOf(Sample.AIR_PASSENGERS, 60);
    open[58] = Double.NaN;
    open[59] = Double.NaN;

    Row first = of(Sample.monthly(open)).run().rows().rows().findFirst().orElseThrow();

    assertThat(first.get("time")).isEqualTo(LocalDate.of(1953, 11, 1));
  }

  @Test
  void several_values_per_time_are_refused_with_a_way_out() {
    RecordSet twice =
        Sample.series(
            DataType.DATE, i -> LocalDate.of(2020, 1 + i / 2, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    assertThatThrownBy(() -> of(twice).run())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/bad-time"))
        .hasMessageContaining("2020-01-01 stands in rows 1 and 2")
        .hasMessageContaining("group by \"when\"");
  }

  @Test
  void uneven_times_are_refused() {
    int[] days = {0, 1, 7, 40, 41, 300, 3000};
    RecordSet uneven =
        Sample.series(
            DataType.DATE, i -> LocalDate.of(2020, 1, 1).plusDays(days[i]), 1, 2, 3, 4, 5, 6, 7);

    assertThatThrownBy(() -> of(uneven).run())
        .isInstanceOf(BiException.class)
        .hasMessageContaining("not evenly spaced: 2020-01-01, 2020-01-02");
  }

  @Test
  void text_is_neither_time_nor_value() {
    RecordSet text =
        RecordSet.of(
            BatchBuilder.of(
                    Schema.of(
                        Field.of("when", DataType.STRING), Field.of("sales", DataType.STRING)))
                .addRow("2020-01", "1")
                .build());

    assertThatThrownBy(() -> of(text).run())
        .isInstanceOf(BiException.class)
        .hasMessageContaining("\"when\" is STRING");
    assertThatThrownBy(() -> of(text).value("nothing").run())
        .isInstanceOf(BiException.class)
        .hasMessageContaining("\"nothing\" does not exist");
    assertThatThrownBy(() -> Forecasts.of(text).time("when").run())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void four_values_are_too_few_and_infinity_is_none() {
    assertThatThrownBy(() -> of(Sample.monthly(1, 2, 3, 4)).run())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/too-few-rows"))
        .hasMessageContaining("4 values");
    assertThatThrownBy(() -> of(Sample.monthly(1, 2, 3, Double.POSITIVE_INFINITY, 5)).run())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/bad-value"))
        .hasMessageContaining("row 4");
  }

  @Test
  void five_values_get_a_forecast_without_accuracy() {
    Forecast forecast = of(Sample.monthly(5, 6, 5, 7, 6)).horizon(2).run();

    assertThat(forecast.accuracy()).isEqualTo(Metrics.none());
    assertThat(forecast.skill()).isEmpty();
    assertThat(forecast.toString()).contains("too short to hold values out");
    assertThat(forecast.model().card().notes()).anyMatch(note -> note.contains("season of 12"));
  }

  @Test
  void an_impossible_form_is_refused_with_the_reason() {
    assertThatThrownBy(
            () -> of(Sample.monthly(1, 0, 3, 1, 2, 3, 2, 1)).form(EtsForm.parse("M,N,N")).run())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/form-not-possible"))
        .hasMessageContaining("ETS(M,N,N)")
        .hasMessageContaining("the smallest is 0.0");
    assertThatThrownBy(
            () -> of(Sample.monthly(1, 2, 3, 1, 2, 3, 2, 1)).form(EtsForm.parse("A,N,A")).run())
        .hasMessageContaining("two full seasons of 12");
  }

  @Test
  void a_cancelled_forecast_stops() {
    TrainContext context = TrainContext.create().withCancellation(() -> true);

    assertThatThrownBy(() -> of(Sample.airPassengers()).context(context).run())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/cancelled"));
  }

  @Test
  void the_card_names_data_seed_and_time() {
    TrainContext context =
        TrainContext.create()
            .withSeed(9)
            .withClock(InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z")));

    Forecast forecast = of(Sample.airPassengers()).context(context).run();

    assertThat(forecast.model().card().seed()).isEqualTo(9);
    assertThat(forecast.model().card().trainedAt()).isEqualTo("2026-11-22T08:00:00Z");
    assertThat(forecast.model().card().rows()).isEqualTo(144);
    assertThat(forecast.model().card().target()).isEqualTo("sales");
    assertThat(forecast.model().card().fingerprint()).hasSize(32);
    assertThat(forecast.model().card().settings())
        .containsEntry("season_length", "12")
        .containsEntry("step", "month");
    assertThat(forecast.model().card().software()).containsKeys("bi4j", "java");
  }

  @Test
  void predicts_the_times_of_a_batch_and_says_which_it_cannot() {
    Forecast forecast = of(Sample.airPassengers()).horizon(12).run();
    RecordBatch asked =
        BatchBuilder.of(forecast.model().input())
            .addRow(LocalDate.of(1961, 3, 1))
            .addRow(LocalDate.of(1960, 12, 1))
            .addRow(LocalDate.of(1962, 1, 1))
            .addRow(LocalDate.of(1961, 3, 2))
            .addRow((Object) null)
            .build();

    RecordBatch answer = forecast.model().predict(asked);

    assertThat(answer.schema()).isEqualTo(forecast.model().output());
    assertThat(answer.row(0).get("mean")).isEqualTo(forecast.rows().toBatch().row(2).get("mean"));
    assertThat(RecordSet.of(answer).rows().map(row -> row.get("status")))
        .containsExactly(
            "ok", "outside-horizon", "outside-horizon", "outside-horizon", "outside-horizon");
    assertThat(answer.row(1).get("mean")).isNull();
  }

  @Test
  void explains_a_month_by_level_trend_and_season() {
    Forecast forecast = of(Sample.airPassengers()).horizon(12).run();
    RecordBatch july =
        BatchBuilder.of(forecast.model().input()).addRow(LocalDate.of(1961, 7, 1)).build();

    Explanation explanation = forecast.model().explain(july);

    double sum =
        explanation.base()
            + explanation.contributions().stream()
                .mapToDouble(Explanation.Contribution::amount)
                .sum();
    assertThat(sum).isCloseTo(explanation.value(), within(1e-9));
    assertThat(explanation.contributions().get(0).column()).isEqualTo("season");
    assertThat(explanation.contributions().get(0).amount()).isBetween(80.0, 160.0);
    assertThat(explanation.value()).isEqualTo(forecast.rows().toBatch().row(6).get("mean"));
  }

  @Test
  void a_time_beyond_the_horizon_has_no_explanation() {
    Forecast forecast = of(Sample.airPassengers()).horizon(3).run();
    RecordBatch late =
        BatchBuilder.of(forecast.model().input()).addRow(LocalDate.of(1961, 7, 1)).build();

    assertThatThrownBy(() -> forecast.model().explain(late))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/no-prediction"))
        .hasMessageContaining("1961-01-01 to 1961-03-01");
  }

  @Test
  void a_column_of_another_type_is_refused() {
    Forecast forecast = of(Sample.airPassengers()).horizon(3).run();
    RecordBatch wrong =
        BatchBuilder.of(Schema.of(Field.of("when", DataType.LOCAL_DATETIME)))
            .addRow(LocalDateTime.of(1961, 1, 1, 0, 0))
            .build();

    assertThatThrownBy(() -> forecast.model().predict(wrong))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/schema-mismatch"));
  }
}
