package io.bi4j.examples.quickstart;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A forecast as lines for people: time, expected value, and the range around it. */
final class ForecastTable {
  private static final String LINE = "%-20s  %16s  %16s  %16s%n";

  private ForecastTable() {}

  static String of(RecordSet forecast) {
    List<Row> rows = forecast.rows().toList();
    int digits = digits(rows);
    return String.format(Locale.ROOT, LINE, "time", "expected", "low", "high")
        + rows.stream().map(row -> line(row, digits)).collect(Collectors.joining());
  }

  private static String line(Row row, int digits) {
    return String.format(
        Locale.ROOT,
        LINE,
        String.valueOf(row.get("time")).replace("T00:00:00Z", ""),
        shown(row.get("mean"), digits),
        shown(row.get("low"), digits),
        shown(row.get("high"), digits));
  }

  private static String shown(@Nullable Object value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", number(value));
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** So many decimals that the largest value shows at least four digits. */
  private static int digits(List<Row> rows) {
    double largest =
        rows.stream().mapToDouble(row -> Math.abs(number(row.get("mean")))).max().orElse(0);
    int whole = largest < 1 ? 0 : (int) Math.floor(Math.log10(largest)) + 1;
    return Math.max(0, 4 - whole);
  }
}
