package io.bi4j.ml.internal.series;

import io.bi4j.core.data.DataType;

/**
 * Every day from Monday to Friday.
 *
 * @param type DATE, or a time of day at midnight
 * @param first workdays since Monday 1969-12-29 of the first time
 */
public record WorkdayGrid(DataType type, long first) implements TimeGrid {
  private static final long MONDAY = -3; // 1969-12-29

  static boolean isWorkday(long epochDay) {
    return Math.floorMod(epochDay - MONDAY, 7) < 5;
  }

  static long workday(long epochDay) {
    long days = epochDay - MONDAY;
    return Math.floorDiv(days, 7) * 5 + Math.floorMod(days, 7);
  }

  @Override
  public long rawAt(int position) {
    long workday = first + position;
    long day = MONDAY + Math.floorDiv(workday, 5) * 7 + Math.floorMod(workday, 5);
    return day * DayGrid.unit(type);
  }

  @Override
  public int positionOf(long raw) {
    long unit = DayGrid.unit(type);
    long day = Math.floorDiv(raw, unit);
    if (day * unit != raw || !isWorkday(day)) {
      return OFF;
    }
    long position = workday(day) - first;
    return Math.abs(position) > Integer.MAX_VALUE / 2 ? OFF : (int) position;
  }

  @Override
  public int usualSeason() {
    return 5;
  }

  @Override
  public String step() {
    return "workday";
  }
}
