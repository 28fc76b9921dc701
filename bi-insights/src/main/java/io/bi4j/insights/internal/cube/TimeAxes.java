package io.bi4j.insights.internal.cube;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the time axes of a data set from the days that occur in it. */
public final class TimeAxes {
  private static final int LONGEST = 800;
  private static final double REGULAR = 0.9;

  private TimeAxes() {}

  /**
   * The finest useful axis first, coarser ones after it; empty when fewer than two periods exist.
   *
   * <p>Days that all start a month (quarter, year) are read as that grain. A daily axis with rows
   * on fewer than nine days of ten, or with more than 800 periods, starts one grain coarser. The
   * last period is left out when {@code asOf} or, for coarser grains, the data ends before it does;
   * so is a first period that the data enters midway.
   */
  public static List<TimeAxis> of(int[] epochDays, @Nullable LocalDate asOf) {
    int[] distinct = Arrays.stream(epochDays).sorted().distinct().toArray();
    if (distinct.length == 0) {
      return List.of();
    }
    TimeGrain natural = natural(distinct);
    List<TimeAxis> axes = new ArrayList<>();
    for (TimeGrain grain : TimeGrain.values()) {
      if (grain.compareTo(natural) < 0) {
        continue;
      }
      TimeAxis axis = axis(grain, distinct, natural, asOf);
      if (axis.length() < 2) {
        break;
      }
      boolean finest = axes.isEmpty();
      if (!finest || (axis.length() <= LONGEST && presence(axis, distinct) >= REGULAR)) {
        axes.add(axis);
      }
    }
    return axes;
  }

  private static TimeGrain natural(int[] days) {
    boolean monthStarts = days.length > 1;
    boolean quarterStarts = true;
    boolean yearStarts = true;
    boolean weekly = days.length > 1;
    for (int day : days) {
      LocalDate date = LocalDate.ofEpochDay(day);
      monthStarts &= date.getDayOfMonth() == 1;
      quarterStarts &= date.getMonthValue() % 3 == 1;
      yearStarts &= date.getDayOfYear() == 1;
      weekly &= (day - days[0]) % 7 == 0;
    }
    if (monthStarts) {
      return yearStarts ? TimeGrain.YEAR : quarterStarts ? TimeGrain.QUARTER : TimeGrain.MONTH;
    }
    return weekly ? TimeGrain.WEEK : TimeGrain.DAY;
  }

  private static TimeAxis axis(
      TimeGrain grain, int[] days, TimeGrain natural, @Nullable LocalDate asOf) {
    LocalDate firstDay = LocalDate.ofEpochDay(days[0]);
    LocalDate lastDay = LocalDate.ofEpochDay(days[days.length - 1]);
    LocalDate dataEnd = natural.plus(natural.start(lastDay), 1).minusDays(1);
    LocalDate known =
        asOf != null && asOf.minusDays(1).isBefore(dataEnd) ? asOf.minusDays(1) : dataEnd;
    LocalDate start = grain.start(firstDay);
    boolean midway = grain != natural && start.isBefore(natural.start(firstDay));
    LocalDate first = midway ? grain.plus(start, 1) : start;
    int length = 0;
    while (!grain.plus(first, length + 1).minusDays(1).isAfter(known)) {
      length++;
    }
    return new TimeAxis(grain, first, length);
  }

  private static double presence(TimeAxis axis, int[] days) {
    boolean[] seen = new boolean[axis.length()];
    int present = 0;
    for (int day : days) {
      int index = axis.indexOf(LocalDate.ofEpochDay(day));
      if (index >= 0 && !seen[index]) {
        seen[index] = true;
        present++;
      }
    }
    return (double) present / axis.length();
  }
}
