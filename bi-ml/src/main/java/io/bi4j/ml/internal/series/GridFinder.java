package io.bi4j.ml.internal.series;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import java.time.LocalDate;
import java.util.Arrays;

/** Finds the coarsest grid that all times of a column lie on. */
final class GridFinder {
  private GridFinder() {}

  /**
   * The grid of times.
   *
   * @param sorted at least two raw times, strictly increasing
   */
  static TimeGrid find(DataType type, long[] sorted) {
    if (type.kind() == Kind.FLOAT64) {
      return real(sorted);
    }
    long unit = DayGrid.unit(type);
    boolean calendar =
        type.kind() != Kind.INT64
            && Arrays.stream(sorted).allMatch(raw -> Math.floorMod(raw, unit) == 0);
    if (!calendar) {
      return new StepGrid(type, sorted[0], commonStep(sorted));
    }
    return calendar(type, Arrays.stream(sorted).map(raw -> Math.floorDiv(raw, unit)).toArray());
  }

  private static TimeGrid calendar(DataType type, long[] days) {
    LocalDate[] dates =
        Arrays.stream(days).mapToObj(LocalDate::ofEpochDay).toArray(LocalDate[]::new);
    int dayOfMonth = dates[0].getDayOfMonth();
    boolean sameDay = Arrays.stream(dates).allMatch(d -> d.getDayOfMonth() == dayOfMonth);
    boolean lastDay = Arrays.stream(dates).allMatch(d -> d.getDayOfMonth() == d.lengthOfMonth());
    if (sameDay || lastDay) {
      long[] months = Arrays.stream(dates).mapToLong(MonthGrid::monthOf).toArray();
      return new MonthGrid(type, months[0], (int) commonStep(months), lastDay ? 31 : dayOfMonth);
    }
    long step = commonStep(days);
    boolean workdays = Arrays.stream(days).allMatch(WorkdayGrid::isWorkday);
    if (step == 1 && workdays && days[days.length - 1] - days[0] >= 14) {
      return new WorkdayGrid(type, WorkdayGrid.workday(days[0]));
    }
    return new DayGrid(type, days[0], step);
  }

  private static long commonStep(long[] sorted) {
    long step = 0;
    for (int i = 1; i < sorted.length; i++) {
      step = gcd(sorted[i] - sorted[i - 1], step);
    }
    return step;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static TimeGrid real(long[] sorted) {
    double[] times = Arrays.stream(sorted).mapToDouble(Double::longBitsToDouble).toArray();
    double[] distances = new double[times.length - 1];
    Arrays.setAll(distances, i -> times[i + 1] - times[i]);
    double usual = Arrays.stream(distances).sorted().toArray()[(distances.length - 1) / 2];
    double steps = Arrays.stream(distances).map(d -> Math.max(1, Math.rint(d / usual))).sum();
    return new RealGrid(times[0], (times[times.length - 1] - times[0]) / steps);
  }
}
