package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Times;

/**
 * Adds calendar units and counts them. Days, weeks and months move the local time and keep its time
 * of day, as ZonedDateTime does; seconds, minutes and hours are exact.
 */
final class TimeShift {
  private TimeShift() {}

  /** Reads counts and points. */
  static Kernel kernel(Grain grain, boolean date, Zone zone, RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] counts = ((LongVector) in[0]).values;
      long[] a = ((LongVector) in[1]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        try {
          r[i] = date ? day(a[i], grain, counts[i]) : point(a[i], grain, counts[i], zone);
        } catch (ArithmeticException | java.time.DateTimeException tooFar) {
          overflow.report(chunk, out, i);
        }
      }
    };
  }

  private static long point(long instant, Grain grain, long count, Zone zone) {
    if (grain.isClock()) {
      return Math.addExact(instant, Math.multiplyExact(grain.micros(), count));
    }
    long offset = zone.offsetAt(instant);
    long local = Math.addExact(instant, offset);
    long day = Math.floorDiv(local, Times.MICROS_PER_DAY);
    long moved = Math.multiplyExact(day(day, grain, count) - day, Times.MICROS_PER_DAY);
    return zone.instantOf(Math.addExact(local, moved), offset);
  }

  /** A day beyond what a timestamp can be is refused, so that all later arithmetic is safe. */
  private static long day(long day, Grain grain, long count) {
    long result =
        switch (grain) {
          case DAY -> Math.addExact(day, count);
          case WEEK -> Math.addExact(day, Math.multiplyExact(7L, count));
          default -> Civil.plusMonths(day, Math.multiplyExact((long) grain.months(), count));
        };
    if (Math.abs(result) > Long.MAX_VALUE / Times.MICROS_PER_DAY) {
      throw new ArithmeticException("beyond year 290,000");
    }
    return result;
  }

  /** Reads two points and counts the starts of a grain between them. */
  static Kernel difference(Grain grain, int weekStart, boolean date, Zone zone) {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] b = ((LongVector) in[1]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] =
            grain.isClock()
                ? clock(a[i], b[i], grain.micros(), zone)
                : number(b[i], grain, weekStart, date, zone)
                    - number(a[i], grain, weekStart, date, zone);
      }
    };
  }

  private static long clock(long from, long to, long unit, Zone zone) {
    long start = GrainFunctions.cut(from, unit, zone);
    long end = GrainFunctions.cut(to, unit, zone);
    return Math.floorDiv(end, unit) - Math.floorDiv(start, unit);
  }

  /** Days, weeks, months, quarters or years up to a point. */
  private static long number(long point, Grain grain, int weekStart, boolean date, Zone zone) {
    long day = date ? point : GrainFunctions.localDay(point, zone.offsetAt(point));
    if (grain == Grain.DAY) {
      return day;
    }
    if (grain == Grain.WEEK) {
      return Math.floorDiv(day + 3 - weekStart, 7L);
    }
    long civil = Civil.of(day);
    return Math.floorDiv(Civil.year(civil) * 12 + Civil.month(civil) - 1, (long) grain.months());
  }
}
