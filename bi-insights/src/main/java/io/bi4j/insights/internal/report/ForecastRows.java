package io.bi4j.insights.internal.report;

import io.bi4j.core.data.RecordSet;
import java.util.ArrayList;
import java.util.List;

/** Takes a forecast out of rows. */
public final class ForecastRows {
  private ForecastRows() {}

  /** The chart of a history and its forecast. */
  public static ForecastChart chart(
      String measure, RecordSet history, RecordSet forecast, double level, String method) {
    List<String> times = new ArrayList<>(texts(history, "time"));
    times.addAll(texts(forecast, "time"));
    return new ForecastChart(
        measure,
        level,
        method,
        times,
        numbers(history, "value"),
        numbers(forecast, "mean"),
        numbers(forecast, "low"),
        numbers(forecast, "high"));
  }

  private static List<String> texts(RecordSet rows, String column) {
    return rows.rows().map(row -> String.valueOf(row.get(column))).toList();
  }

  private static List<Double> numbers(RecordSet rows, String column) {
    return rows.rows()
        .map(row -> row.get(column) instanceof Number n ? n.doubleValue() : Double.NaN)
        .toList();
  }
}
