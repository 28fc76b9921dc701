package io.bi4j.insights.internal.report;

import java.util.List;

/**
 * A series and its continuation with an interval.
 *
 * @param measure what is forecast
 * @param level probability of the interval, 0 to 1
 * @param method how it was made, for people
 * @param times the times of the history, then of the forecast, as text
 * @param history values up to now; NaN where one is missing
 * @param mean expected values, one per future time
 * @param low lower ends of the interval
 * @param high upper ends of the interval
 */
public record ForecastChart(
    String measure,
    double level,
    String method,
    List<String> times,
    List<Double> history,
    List<Double> mean,
    List<Double> low,
    List<Double> high) {
  public ForecastChart {
    times = List.copyOf(times);
    history = List.copyOf(history);
    mean = List.copyOf(mean);
    low = List.copyOf(low);
    high = List.copyOf(high);
    if (times.size() != history.size() + mean.size()
        || low.size() != mean.size()
        || high.size() != mean.size()) {
      throw new IllegalArgumentException(
          "A forecast needs one time per value and one interval per mean, got "
              + times.size()
              + " times for "
              + history.size()
              + " and "
              + mean.size()
              + " values.");
    }
  }
}
