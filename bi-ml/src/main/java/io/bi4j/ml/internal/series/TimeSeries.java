package io.bi4j.ml.internal.series;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.ml.internal.MlErrors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An evenly spaced series without gaps, read from two columns of a batch.
 *
 * @param grid its times; position 0 belongs to the first value
 * @param values the values, oldest first, all finite
 * @param filled how many values were missing and are filled
 */
public record TimeSeries(TimeGrid grid, double[] values, int filled) {
  private static final int MAX_VALUES = 10_000_000;

  /**
   * Reads a series. Rows may come in any order; missing values at both ends are dropped.
   *
   * @throws BiException {@code ml/bad-time}, {@code ml/bad-value}, {@code ml/too-few-rows} or
   *     {@code ml/gap-too-long}
   */
  public static TimeSeries read(RecordBatch rows, String timeColumn, String valueColumn) {
    Column time = rows.column(timeColumn);
    Column value = rows.column(valueColumn);
    requireTypes(timeColumn, time, valueColumn, value);
    int[] order = order(time, timeColumn);
    double[] numbers = new double[order.length];
    Arrays.setAll(numbers, i -> number(value, valueColumn, order[i]));
    int from = 0;
    int to = order.length;
    while (from < to && Double.isNaN(numbers[from])) {
      from++;
    }
    while (to > from && Double.isNaN(numbers[to - 1])) {
      to--;
    }
    if (to - from < 2) {
      throw new BiException(
          MlErrors.TOO_FEW_ROWS,
          "Series \""
              + valueColumn
              + "\" has "
              + (to - from)
              + " values; a forecast needs more."
              + " Bring a longer history.");
    }
    long[] times = Arrays.stream(order, from, to).mapToLong(row -> RawTime.at(time, row)).toArray();
    return spread(
        time.type(), times, Arrays.copyOfRange(numbers, from, to), timeColumn, valueColumn);
  }

  private static void requireTypes(String timeName, Column time, String valueName, Column value) {
    if (!RawTime.isTime(time.type())) {
      throw new BiException(
          MlErrors.BAD_TIME,
          "Column \""
              + timeName
              + "\" is "
              + time.type()
              + "; a series needs a DATE, TIMESTAMP,"
              + " LOCAL_DATETIME or number as its time. Cast the column first.");
    }
    if (!Numbers.isNumber(value.type())) {
      throw new BiException(
          MlErrors.BAD_VALUE,
          "Column \""
              + valueName
              + "\" is "
              + value.type()
              + "; a series needs numbers. Cast the"
              + " column first, or count rows per time.");
    }
  }

  private static double number(Column value, String name, int row) {
    if (value.isNull(row)) {
      return Double.NaN;
    }
    double number = Numbers.at(value, row);
    if (!Double.isFinite(number)) {
      throw new BiException(
          MlErrors.BAD_VALUE,
          "Column \""
              + name
              + "\" holds "
              + number
              + " in row "
              + (row + 1)
              + "; a series needs"
              + " finite numbers. Replace it by null or a number.");
    }
    return number;
  }

  private static int[] order(Column time, String name) {
    if (time.nullCount() > 0) {
      throw new BiException(
          MlErrors.BAD_TIME,
          "Column \""
              + name
              + "\" has "
              + time.nullCount()
              + " empty times of "
              + time.rowCount()
              + "; every row of a series needs one. Filter those rows out.");
    }
    Comparator<Integer> byTime =
        time.type().kind() == Kind.FLOAT64
            ? Comparator.comparingDouble(row -> Double.longBitsToDouble(RawTime.at(time, row)))
            : Comparator.comparingLong(row -> RawTime.at(time, row));
    int[] order =
        IntStream.range(0, time.rowCount())
            .boxed()
            .sorted(byTime)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 1; i < order.length; i++) {
      long raw = RawTime.at(time, order[i]);
      if (raw == RawTime.at(time, order[i - 1])) {
        throw new BiException(
            MlErrors.BAD_TIME,
            "Time "
                + RawTime.text(time.type(), raw)
                + " stands in rows "
                + (Math.min(order[i], order[i - 1]) + 1)
                + " and "
                + (Math.max(order[i], order[i - 1]) + 1)
                + " of column \""
                + name
                + "\"; a series"
                + " has one value per time. Filter to one series, or group by \""
                + name
                + "\" first.");
      }
    }
    return order;
  }

  private static TimeSeries spread(
      DataType type, long[] times, double[] numbers, String timeName, String valueName) {
    TimeGrid grid = GridFinder.find(type, times);
    int last = grid.positionOf(times[times.length - 1]);
    if (last < times.length - 1 || last >= MAX_VALUES || last > 20 * times.length) {
      throw irregular(type, times, timeName);
    }
    double[] values = new double[last + 1];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < times.length; i++) {
      int position = grid.positionOf(times[i]);
      if (position < 0 || position > last || !Double.isNaN(values[position])) {
        throw irregular(type, times, timeName);
      }
      values[position] = numbers[i];
    }
    int filled = (int) Arrays.stream(values).filter(Double::isNaN).count();
    return new TimeSeries(grid, Gaps.fill(values, valueName, grid::label), filled);
  }

  private static BiException irregular(DataType type, long[] times, String name) {
    return new BiException(
        MlErrors.BAD_TIME,
        "Times of column \""
            + name
            + "\" are not evenly spaced: "
            + RawTime.text(type, times[0])
            + ", "
            + RawTime.text(type, times[1])
            + ", … "
            + RawTime.text(type, times[times.length - 1])
            + ". Group them by a grain such as day, week or month first.");
  }
}
