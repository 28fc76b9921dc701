package io.bi4j.ml.internal.series;

import io.bi4j.core.data.DataType;
import java.time.LocalDate;

/**
 * Every so many months on the same day of the month, or on its last day.
 *
 * @param type DATE, or a time of day at midnight
 * @param first months since year 0 of the first time
 * @param months months per step
 * @param dayOfMonth the day, or 31 for the last day of each month
 */
public record MonthGrid(DataType type, long first, int months, int dayOfMonth) implements TimeGrid {

  public MonthGrid {
    if (months < 1 || dayOfMonth < 1 || dayOfMonth > 31 || Math.abs(first) > 12 * 999_999_999L) {
      throw new IllegalArgumentException(
          "A grid of months has steps of at least 1 on days 1..31, was "
              + months
              + " on "
              + dayOfMonth
              + ".");
    }
  }

  static long monthOf(LocalDate day) {
    return day.getYear() * 12L + day.getMonthValue() - 1;
  }

  @Override
  public long rawAt(int position) {
    long month = first + (long) months * position;
    LocalDate start = LocalDate.of((int) Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
    long day = start.withDayOfMonth(Math.min(dayOfMonth, start.lengthOfMonth())).toEpochDay();
    return day * DayGrid.unit(type);
  }

  @Override
  public int positionOf(long raw) {
    long unit = DayGrid.unit(type);
    long day = Math.floorDiv(raw, unit);
    if (day * unit != raw || Math.abs(day) > 300_000_000_000L) {
      return OFF;
    }
    long distance = monthOf(LocalDate.ofEpochDay(day)) - first;
    long position = Math.floorDiv(distance, months);
    if (Math.abs(position) > Integer.MAX_VALUE / 2 || rawAt((int) position) != raw) {
      return OFF;
    }
    return (int) position;
  }

  @Override
  public int usualSeason() {
    return months < 12 && 12 % months == 0 ? 12 / months : 1;
  }

  @Override
  public String step() {
    return switch (months) {
      case 1 -> "month";
      case 3 -> "quarter";
      case 12 -> "year";
      default -> months + " months";
    };
  }
}
