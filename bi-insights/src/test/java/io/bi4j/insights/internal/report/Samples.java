package io.bi4j.insights.internal.report;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.insight.Coverage;
import io.bi4j.core.insight.Direction;
import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.Evidence;
import io.bi4j.core.insight.Fact;
import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightChart;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.core.insight.InsightResult;
import io.bi4j.core.insight.InsightScope;
import io.bi4j.core.insight.InsightTest;
import io.bi4j.core.insight.Sentiment;
import io.bi4j.core.pipeline.NodeReport;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.pipeline.RunState;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.insights.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A report with everything in it, built by hand; each text passes through a function first. */
public final class Samples {
  /** A row that was set aside. */
  public record Reject(String column, String reason) {}

  /** A past value. */
  public record Past(@Nullable Instant time, double value) {}

  /** An expected value. */
  public record Expected(Instant time, double mean, double low, double high) {}

  private static final InsightTest RESAMPLED =
      new InsightTest("Mann-Kendall", 3.2, 30, 0.00002, 0.0041, InsightTest.Method.RESAMPLED, 999);
  private static final InsightTest EXACT =
      new InsightTest("", Double.NaN, 5, Double.NaN, Double.NaN, InsightTest.Method.EXACT, 0);

  private Samples() {}

  /** The report of which the golden files are written. */
  public static Report report(UnaryOperator<String> text) {
    return Report.of(result(text))
        .title(text.apply("Sales of a shop"))
        .forecast(text.apply("sales"), past(), expected(), 0.8, text.apply("Last value repeated."))
        .run(run(text))
        .model(model(text));
  }

  static InsightResult result(UnaryOperator<String> text) {
    List<Insight> insights =
        List.of(
            insight(text, "1", RESAMPLED, "percent", line(text)),
            insight(text, "2", EXACT, "EUR", bars(text, 5)),
            insight(text, "3", EXACT, "points", bars(text, 45)),
            insight(text, "4", EXACT, "", null));
    Coverage coverage =
        new Coverage(
            120,
            84,
            79,
            0.05,
            Map.of(text.apply("too few rows"), 7L),
            List.of(
                new Coverage.Miss(
                    InsightKind.TREND,
                    text.apply("cost"),
                    text.apply("all"),
                    0.06,
                    Double.NaN,
                    text.apply("not sure enough"))),
            false,
            List.of(text.apply("One column was not read.")));
    return new InsightResult(text.apply("sales.csv"), insights, coverage, 42);
  }

  static Insight insight(
      UnaryOperator<String> text,
      String id,
      InsightTest test,
      String unit,
      @Nullable InsightChart chart) {
    return Insight.builder(
            InsightKind.TREND,
            text.apply("sales"),
            InsightScope.of(Map.of(text.apply("city"), text.apply("Nairobi")))
                .by(text.apply("product"))
                .during(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 30))
                .comparedWith(LocalDate.of(2025, 12, 2), LocalDate.of(2025, 12, 31)))
        .id(id)
        .member(text.apply("drinks"))
        .direction(Direction.values()[0], Sentiment.values()[0])
        .effect(new Effect(text.apply("total change"), 0.182, unit))
        .test(
            new InsightTest(
                text.apply(test.name()),
                test.statistic(),
                test.n(),
                test.p(),
                test.q(),
                test.method(),
                test.draws()))
        .rank(0.5, 0.7)
        .text(
            text.apply("Sales rise by 18.2 % (no. " + id + ")"),
            text.apply("Sales rose on 24 of 30 days."),
            text.apply("The last day may be incomplete."),
            text.apply("Slope after Sen."))
        .evidence(
            new Evidence(
                text.apply("sum(sales) by day"),
                "7f3a",
                List.of(
                    Fact.number(text.apply("rise"), 0.182, "percent", text.apply("18.2 %")),
                    Fact.text(text.apply("city"), text.apply("Nairobi"), ""))))
        .chart(chart)
        .supports(List.of(text.apply("Drinks rise")))
        .build();
  }

  private static InsightChart line(UnaryOperator<String> text) {
    List<String> labels = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<Double> reference = new ArrayList<>();
    for (int day = 0; day < 30; day++) {
      labels.add(text.apply(LocalDate.of(2026, 1, 1).plusDays(day).toString()));
      values.add(day == 12 || day == 14 ? Double.NaN : 1000.0 + 7 * day + day * day % 11);
      reference.add(1000.0 + 7 * day);
    }
    return new InsightChart(
        InsightChart.Type.LINE, labels, values, text.apply("the trend"), reference, List.of(3, 12));
  }

  private static InsightChart bars(UnaryOperator<String> text, int count) {
    return new InsightChart(
        InsightChart.Type.BAR,
        IntStream.range(0, count).mapToObj(i -> text.apply("Product group " + i)).toList(),
        IntStream.range(0, count).mapToObj(i -> i == 3 ? Double.NaN : 900.0 - 61 * i).toList(),
        text.apply("the month before"),
        IntStream.range(0, count).mapToObj(i -> 870.0 - 55 * i).toList(),
        List.of(0, 2));
  }

  private static RecordSet past() {
    return RecordSet.of(
        Past.class,
        IntStream.range(0, 20)
            .mapToObj(i -> new Past(day(i), i == 7 ? Double.NaN : 100 + i % 7))
            .toList());
  }

  private static RecordSet expected() {
    return RecordSet.of(
        Expected.class,
        IntStream.range(20, 25)
            .mapToObj(
                i -> new Expected(day(i), 104, i == 22 ? Double.NaN : 100 - i * 0.1, 108 + i * 0.1))
            .toList());
  }

  private static Instant day(int day) {
    return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day));
  }

  private static RunReport run(UnaryOperator<String> text) {
    return new RunReport(
        text.apply("daily"),
        RunState.SUCCEEDED,
        day(0),
        Duration.ofMillis(1234),
        1000,
        998,
        List.of(new NodeReport(0, text.apply("read sales.csv"), 1000, 998, 0, 2, 3)),
        RecordSet.of(
            Reject.class,
            List.of(
                new Reject(text.apply("amount"), text.apply("not a number")),
                new Reject(text.apply("amount"), text.apply("not a number")))),
        Optional.empty(),
        Optional.empty());
  }

  private static SemanticModel model(UnaryOperator<String> text) {
    return SemanticModel.builder(text.apply("shop"))
        .measure(Measure.builder(text.apply("sales"), "sale", "sum(amount)").build())
        .dimension(Dimension.builder(text.apply("city"), "sale").build())
        .dimension(Dimension.builder(text.apply("day"), "sale").time(Grain.DAY).build())
        .build();
  }
}
