package io.bi4j.insights.internal.report;

import io.bi4j.core.insight.Coverage;
import io.bi4j.core.insight.Fact;
import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightChart;
import io.bi4j.core.insight.InsightResult;
import io.bi4j.core.insight.InsightScope;
import io.bi4j.core.insight.InsightTest;
import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonNull;
import io.bi4j.core.json.JsonNumber;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Insights as JSON, schema {@code bi.insight/1}. What is not a finite number is null. */
public final class JsonReport {
  private JsonReport() {}

  /** The document. */
  public static JsonObject of(InsightResult result) {
    return JsonObject.builder()
        .put("schema", "bi.insight/1")
        .put("subject", result.subject())
        .put("seed", result.seed())
        .put("insights", JsonArray.of(result.insights().stream().map(JsonReport::insight)))
        .put("coverage", coverage(result.coverage()))
        .build();
  }

  private static JsonObject insight(Insight insight) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("id", insight.id())
            .put("kind", insight.kind().name())
            .put("measure", insight.measure())
            .put("scope", scope(insight.scope()));
    insight.member().ifPresent(member -> out.put("member", member));
    out.put("direction", insight.direction().name())
        .put("sentiment", insight.sentiment().name())
        .put("effect", effect(insight))
        .put("test", test(insight.test()))
        .put("impact", number(insight.impact()))
        .put("score", number(insight.score()))
        .put("query", insight.evidence().query())
        .put("resultHash", insight.evidence().resultHash())
        .put("facts", JsonArray.of(insight.evidence().facts().stream().map(JsonReport::fact)))
        .put("text", text(insight));
    insight.chart().ifPresent(chart -> out.put("chart", chart(chart)));
    return out.put("supports", JsonArray.ofStrings(insight.supports())).build();
  }

  private static JsonObject text(Insight insight) {
    return JsonObject.builder()
        .put("lang", "en")
        .put("headline", insight.headline())
        .put("body", insight.explanation())
        .put("caveat", insight.caveat())
        .put("method", insight.methodNote())
        .put("source", "TEMPLATE")
        .build();
  }

  private static JsonObject effect(Insight insight) {
    return JsonObject.builder()
        .put("name", insight.effect().name())
        .put("value", number(insight.effect().value()))
        .put("unit", insight.effect().unit())
        .build();
  }

  private static JsonObject test(InsightTest test) {
    return JsonObject.builder()
        .put("name", test.name())
        .put("statistic", number(test.statistic()))
        .put("n", test.n())
        .put("p", number(test.p()))
        .put("q", number(test.q()))
        .put("method", test.method().name())
        .put("draws", test.draws())
        .build();
  }

  private static JsonObject scope(InsightScope scope) {
    JsonObject.Builder filters = JsonObject.builder();
    scope.filters().forEach(filters::put);
    JsonObject.Builder out = JsonObject.builder().put("filters", filters.build());
    scope.breakdown().ifPresent(dimension -> out.put("breakdown", dimension));
    period(out, "period", scope.from(), scope.to());
    period(out, "baseline", scope.baselineFrom(), scope.baselineTo());
    return out.build();
  }

  private static void period(
      JsonObject.Builder out, String name, Optional<LocalDate> from, Optional<LocalDate> to) {
    if (from.isPresent() && to.isPresent()) {
      out.put(name, JsonArray.ofStrings(List.of(from.get().toString(), to.get().toString())));
    }
  }

  private static JsonObject fact(Fact fact) {
    return JsonObject.builder()
        .put("id", fact.id())
        .put("value", fact.isNumeric() ? number(fact.number()) : JsonNull.NULL)
        .put("unit", fact.unit())
        .put("text", fact.text())
        .build();
  }

  private static JsonObject chart(InsightChart chart) {
    return JsonObject.builder()
        .put("type", chart.type().name())
        .put("labels", JsonArray.ofStrings(chart.labels()))
        .put("values", numbers(chart.values()))
        .put("referenceName", chart.referenceName())
        .put("reference", numbers(chart.reference()))
        .put("highlights", JsonArray.of(chart.highlights().stream().map(i -> JsonNumber.of(i))))
        .build();
  }

  private static JsonObject coverage(Coverage coverage) {
    JsonObject.Builder skipped = JsonObject.builder();
    coverage.skipped().forEach(skipped::put);
    return JsonObject.builder()
        .put("scopesSeen", coverage.scopesSeen())
        .put("testsRun", coverage.testsRun())
        .put("rejected", coverage.rejected())
        .put("alpha", number(coverage.alpha()))
        .put("skipped", skipped.build())
        .put("closest", JsonArray.of(coverage.closest().stream().map(JsonReport::miss)))
        .put("exhausted", coverage.exhausted())
        .put("notes", JsonArray.ofStrings(coverage.notes()))
        .build();
  }

  private static JsonObject miss(Coverage.Miss miss) {
    return JsonObject.builder()
        .put("kind", miss.kind().name())
        .put("measure", miss.measure())
        .put("scope", miss.scope())
        .put("p", number(miss.p()))
        .put("q", number(miss.q()))
        .put("reason", miss.reason())
        .build();
  }

  private static JsonArray numbers(List<Double> values) {
    return JsonArray.of(values.stream().map(JsonReport::number));
  }

  private static JsonValue number(double value) {
    return Double.isFinite(value) ? JsonNumber.of(value) : JsonNull.NULL;
  }
}
