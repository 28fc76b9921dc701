package io.bi4j.examples.quickstart;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.semantic.Additivity;
import io.bi4j.core.semantic.DataCatalog;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.QueryEngine;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.semantic.TimeRange;
import io.bi4j.core.source.InMemory;
import io.bi4j.insights.Report;
import io.bi4j.ml.Forecast;
import io.bi4j.ml.Forecasts;
import java.util.Locale;
import java.util.Optional;

/**
 * What comes next: the coming periods of the first measure that adds up, or why there are none.
 *
 * @param found the forecast, when there is one
 * @param reason why there is none, else empty
 */
record Outlook(Optional<Found> found, String reason) {
  private static final int STEPS = 12;
  private static final double LEVEL = 0.95;

  /**
   * A forecast.
   *
   * @param measure what is forecast
   * @param grain how long a period is
   * @param history rows of {@code time} and {@code value}, whole periods only
   */
  record Found(String measure, Grain grain, RecordSet history, Forecast forecast) {

    private String method() {
      return forecast.toString().replaceFirst("^value by ", "");
    }

    private String show() {
      String head =
          String.format(
              Locale.ROOT,
              "%s per %s, with the range that holds %.0f %% of outcomes%n%s%n",
              measure,
              grain.name().toLowerCase(Locale.ROOT),
              100 * forecast.level(),
              method());
      return head + ForecastTable.of(forecast.rows());
    }
  }

  static Outlook of(BiRuntime bi, SemanticModel model, RecordSet rows) {
    Optional<Entity> entity =
        model.entities().stream().filter(each -> each.time().isPresent()).findFirst();
    Optional<Measure> measure =
        model.measures().stream()
            .filter(each -> each.additivity().equals(Additivity.ADDITIVE))
            .findFirst();
    if (entity.isEmpty() || measure.isEmpty()) {
      return none("No measure over time, so there is nothing to forecast.");
    }
    String time = entity.get().time().orElseThrow();
    Grain step = entity.get().grain().orElse(Grain.DAY);
    return Periods.of(bi, rows, time, step, model.calendar())
        .map(periods -> forecast(bi, model, entity.get(), measure.get().name(), periods, rows))
        .orElseGet(() -> none("The data covers no whole day, so there is nothing to forecast."));
  }

  private static Outlook forecast(
      BiRuntime bi,
      SemanticModel model,
      Entity entity,
      String measure,
      Periods periods,
      RecordSet rows) {
    MetricQuery query =
        MetricQuery.of(measure)
            .by(entity.time().orElseThrow(), periods.grain())
            .during(new TimeRange.Fixed(periods.span()))
            .build();
    RecordSet series =
        QueryEngine.embedded(bi).run(query, model, DataCatalog.of(entity.dataset(), rows)).rows();
    RecordSet history = history(bi, series, measure);
    try {
      Forecast forecast =
          Forecasts.of(history).time("time").value("value").horizon(STEPS).level(LEVEL).run();
      return new Outlook(Optional.of(new Found(measure, periods.grain(), history, forecast)), "");
    } catch (BiException e) {
      return none("No forecast of " + measure + ": " + e.getMessage());
    }
  }

  private static RecordSet history(BiRuntime bi, RecordSet series, String measure) {
    return bi.collect(
        Pipeline.named("history")
            .from(InMemory.of(series))
            .rename(series.schema().field(0).name(), "time")
            .rename(measure, "value")
            .select("time", "value")
            .sort("time")
            .build());
  }

  private static Outlook none(String reason) {
    return new Outlook(Optional.empty(), reason);
  }

  String show() {
    return found.map(Found::show).orElse(reason + System.lineSeparator());
  }

  Report addTo(Report report) {
    return found
        .map(
            it ->
                report.forecast(
                    it.measure(),
                    it.history(),
                    it.forecast().rows(),
                    it.forecast().level(),
                    it.method()))
        .orElse(report);
  }
}
