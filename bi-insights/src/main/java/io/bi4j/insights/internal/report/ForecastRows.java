package io.bi4j.insights.internal.report;

import io.bi4j.core.data.RecordSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a forecast out of rows. */
public final class ForecastRows {
  private ForecastRows() {}

  /** The chart of a history and its forecast. */
  public static ForecastChart chart(
      String measure, RecordSet history, RecordSet forecast, double level, String method) {
    return new ForecastChart(
        measure,
        level,
        method,
        times(history, forecast),
        numbers(history, "value"),
        numbers(forecast, "mean"),
        numbers(forecast, "low"),
        numbers(forecast, "high"));
  }

  /** Times as text; days without the hour when every time is a midnight of UTC. */
  private static List<String> times(RecordSet history, RecordSet forecast) {
    List<@Nullable Object> times =
        Stream.concat(history.rows(), forecast.rows())
            .<@Nullable Object>map(row -> row.get("time"))
            .collect(Collectors.toCollection(ArrayList::new));
    boolean days = times.stream().allMatch(time -> time == null || isMidnight(time));
    return times.stream().map(time -> text(time, days)).toList();
  }

  private static boolean isMidnight(Object time) {
    return time instanceof Instant at && at.equals(at.truncatedTo(ChronoUnit.DAYS));
  }

  private static String text(@Nullable Object time, boolean days) {
    if (time == null) {
      return "–";
    }
    return days && time instanceof Instant at
        ? at.atOffset(ZoneOffset.UTC).toLocalDate().toString()
        : time.toString();
  }

  private static List<Double> numbers(RecordSet rows, String column) {
    return rows.rows()
        .map(row -> row.get(column) instanceof Number n ? n.doubleValue() : Double.NaN)
        .toList();
  }
}
