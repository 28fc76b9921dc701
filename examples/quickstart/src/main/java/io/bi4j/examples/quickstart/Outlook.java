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
import io.bi4j.core.semantic.QueryResult;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.source.InMemory;
import io.bi4j.insights.Report;
import io.bi4j.ml.Forecast;
import io.bi4j.ml.Forecasts;
import java.util.Optional;

/**
 * The next months of the first measure that can be added up over time.
 *
 * @param measure what is forecast
 * @param history rows of time and value, the last, unfinished period left out
 */
record Outlook(String measure, RecordSet history, Forecast forecast) {
  private static final int STEPS = 12;

  static Optional<Outlook> of(BiRuntime bi, SemanticModel model, RecordSet rows, String subject) {
    Optional<Entity> entity =
        model.entities().stream().filter(each -> each.time().isPresent()).findFirst();
    Optional<Measure> measure =
        model.measures().stream()
            .filter(each -> each.additivity().equals(Additivity.ADDITIVE))
            .findFirst();
    if (entity.isEmpty() || measure.isEmpty()) {
      return Optional.empty();
    }
    String time = entity.get().time().orElseThrow();
    MetricQuery query = MetricQuery.of(measure.get().name()).by(time, Grain.MONTH).build();
    QueryResult result =
        QueryEngine.embedded(bi).run(query, model, DataCatalog.of(entity.get().dataset(), rows));
    return forecast(bi, measure.get().name(), result.rows());
  }

  private static Optional<Outlook> forecast(BiRuntime bi, String measure, RecordSet series) {
    String time = series.schema().field(0).name();
    RecordSet history =
        bi.collect(
            Pipeline.named("history")
                .from(InMemory.of(series))
                .rename(time, "time")
                .rename(measure, "value")
                .select("time", "value")
                .sort("time")
                .build());
    try {
      Forecast forecast =
          Forecasts.of(history).time("time").value("value").horizon(STEPS).level(0.95).run();
      return Optional.of(new Outlook(measure, history, forecast));
    } catch (BiException e) {
      System.err.println("No forecast of " + measure + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  String show() {
    return measure + ", " + method() + System.lineSeparator() + forecast.rows().show(STEPS);
  }

  private String method() {
    return forecast.toString();
  }

  Report addTo(Report report) {
    return report.forecast(measure, history, forecast.rows(), forecast.level(), method());
  }
}
