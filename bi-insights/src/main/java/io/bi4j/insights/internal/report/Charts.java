package io.bi4j.insights.internal.report;

import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightChart;
import java.util.ArrayList;
import java.util.List;

/** Draws the charts of a report. */
final class Charts {
  private static final int MAX_BARS = 40;
  private static final int LABEL = 80;

  private Charts() {}

  static String of(String id, Insight insight, InsightChart chart) {
    return chart.type() == InsightChart.Type.LINE
        ? line(id, insight, chart)
        : bars(id, insight, chart);
  }

  private static String line(String id, Insight insight, InsightChart chart) {
    List<Double> all = new ArrayList<>(chart.values());
    all.addAll(chart.reference());
    int count = chart.values().size();
    Svg svg = new Svg(id, insight.headline(), described(chart), Axis.of(all, false), count, false);
    svg.labelsOfPoints(chart.labels());
    svg.line("reference", chart.reference(), 0);
    svg.line("series", chart.values(), 0);
    for (int point : chart.highlights()) {
      if (point >= 0 && point < count) {
        double value = chart.values().get(point);
        svg.mark(point, value, cut(chart.labels().get(point)) + ": " + Numbers.value(value));
      }
    }
    return svg.end();
  }

  private static String bars(String id, Insight insight, InsightChart chart) {
    int shown = Math.min(MAX_BARS, chart.values().size());
    List<Double> reference =
        chart.reference().isEmpty() ? List.of() : chart.reference().subList(0, shown);
    List<Double> all = new ArrayList<>(chart.values().subList(0, shown));
    all.addAll(reference);
    List<String> labels = chart.labels().subList(0, shown);
    Svg svg =
        new Svg(
            id,
            insight.headline(),
            described(chart),
            Axis.of(all, true),
            shown,
            Svg.isCrowded(labels));
    for (int i = 0; i < shown; i++) {
      svg.bar(i, chart.values().get(i), cut(labels.get(i)), chart.highlights().contains(i));
    }
    for (int i = 0; i < reference.size(); i++) {
      svg.level(i, reference.get(i));
    }
    return svg.end();
  }

  private static String described(InsightChart chart) {
    int count = chart.values().size();
    if (count == 0) {
      return "No values.";
    }
    String values =
        count == 1
            ? "One value, " + cut(chart.labels().get(0)) + "."
            : count
                + " values from "
                + cut(chart.labels().get(0))
                + " to "
                + cut(chart.labels().get(count - 1))
                + ".";
    return (values + " " + caption(chart)).strip();
  }

  /** What a reader must know to read the drawing, may be empty. */
  static String caption(InsightChart chart) {
    int count = chart.values().size();
    boolean line = chart.type() == InsightChart.Type.LINE;
    List<String> sentences = new ArrayList<>();
    if (!chart.reference().isEmpty()) {
      sentences.add((line ? "Dashed line: " : "Short lines: ") + chart.referenceName() + ".");
    }
    if (!line && count > MAX_BARS) {
      sentences.add("Shown are the first " + MAX_BARS + " of " + count + " bars.");
    }
    return String.join(" ", sentences);
  }

  private static String cut(String label) {
    return label.codePointCount(0, label.length()) <= LABEL
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LABEL - 1)) + "…";
  }

  static String forecast(String id, ForecastChart forecast) {
    List<Double> all = new ArrayList<>(forecast.history());
    all.addAll(forecast.mean());
    all.addAll(forecast.low());
    all.addAll(forecast.high());
    int now = forecast.history().size();
    Svg svg =
        new Svg(
            id,
            "Forecast of " + forecast.measure(),
            now
                + " past values, "
                + forecast.mean().size()
                + " expected ones with the range that"
                + " holds "
                + Numbers.percent(forecast.level())
                + " of outcomes.",
            Axis.of(all, false),
            forecast.times().size(),
            false);
    svg.labelsOfPoints(forecast.times());
    svg.band(forecast.low(), forecast.high(), now);
    svg.line("series", forecast.history(), 0);
    svg.line("expected", forecast.mean(), now);
    return svg.end();
  }
}
