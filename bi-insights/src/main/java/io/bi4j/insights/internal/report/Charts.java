package io.bi4j.insights.internal.report;

import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightChart;
import java.util.ArrayList;
import java.util.List;

/** Draws the charts of a report. */
final class Charts {
  private static final int MAX_BARS = 40;

  private Charts() {}

  static String of(String id, Insight insight, InsightChart chart) {
    return chart.type() == InsightChart.Type.LINE
        ? line(id, insight, chart)
        : bars(id, insight, chart);
  }

  private static String line(String id, Insight insight, InsightChart chart) {
    List<Double> all = new ArrayList<>(chart.values());
    all.addAll(chart.reference());
    Svg svg =
        new Svg(id, insight.headline(), described(chart), Axis.of(all, false), chart.values().size());
    svg.labelsOfPoints(chart.labels());
    if (!chart.reference().isEmpty()) {
      svg.line("reference", chart.reference(), 0);
    }
    svg.line("series", chart.values(), 0);
    for (int point : chart.highlights()) {
      double value = chart.values().get(point);
      svg.mark(point, value, chart.labels().get(point) + ": " + Numbers.value(value));
    }
    return svg.end();
  }

  private static String bars(String id, Insight insight, InsightChart chart) {
    int shown = Math.min(MAX_BARS, chart.values().size());
    List<Double> all = new ArrayList<>(chart.values().subList(0, shown));
    if (!chart.reference().isEmpty()) {
      all.addAll(chart.reference().subList(0, shown));
    }
    Svg svg = new Svg(id, insight.headline(), described(chart), Axis.of(all, true), shown);
    for (int i = 0; i < shown; i++) {
      svg.bar(i, chart.values().get(i), chart.labels().get(i), chart.highlights().contains(i));
      if (!chart.reference().isEmpty()) {
        svg.level(i, chart.reference().get(i));
      }
    }
    return svg.end();
  }

  private static String described(InsightChart chart) {
    int count = chart.values().size();
    if (count == 0) {
      return "No values.";
    }
    String reference =
        chart.reference().isEmpty() ? "" : " The thin line is the " + chart.referenceName() + ".";
    return count + " values from " + chart.labels().get(0) + " to "
        + chart.labels().get(count - 1) + "." + reference;
  }

  static String forecast(String id, ForecastChart forecast) {
    List<Double> all = new ArrayList<>(forecast.history());
    all.addAll(forecast.low());
    all.addAll(forecast.high());
    int now = forecast.history().size();
    Svg svg =
        new Svg(
            id,
            "Forecast of " + forecast.measure(),
            now + " past values, " + forecast.mean().size() + " expected ones with the range that"
                + " holds " + Numbers.percent(forecast.level()) + " of outcomes.",
            Axis.of(all, false),
            forecast.times().size());
    svg.labelsOfPoints(forecast.times());
    svg.band(forecast.low(), forecast.high(), now);
    svg.line("series", forecast.history(), 0);
    svg.line("expected", forecast.mean(), now);
    return svg.end();
  }
}
