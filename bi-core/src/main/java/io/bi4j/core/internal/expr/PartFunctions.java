package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Times;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/** Parts of dates and times as INT64: {@code month_of(created)} is 1 to 12. */
final class PartFunctions {
  private static final long SECOND = Times.MICROS_PER_SECOND;

  private PartFunctions() {}

  static void register(Consumer<Function> to) {
    to.accept(ofDay("year_of", day -> Civil.year(Civil.of(day))));
    to.accept(ofDay("quarter_of", day -> (Civil.month(Civil.of(day)) + 2) / 3));
    to.accept(ofDay("month_of", day -> Civil.month(Civil.of(day))));
    to.accept(ofDay("week_of", PartFunctions::week));
    to.accept(ofDay("week_year_of", day -> Civil.year(Civil.of(thursday(day)))));
    to.accept(ofDay("day_of_month", day -> Civil.day(Civil.of(day))));
    to.accept(ofDay("day_of_year", PartFunctions::dayOfYear));
    to.accept(ofDay("day_of_week", day -> Civil.dayOfWeek(day) + 1));
    to.accept(ofTime("hour_of", micros -> micros / (3_600 * SECOND)));
    to.accept(ofTime("minute_of", micros -> micros / (60 * SECOND) % 60));
    to.accept(ofTime("second_of", micros -> micros / SECOND % 60));
  }

  /** ISO 8601: weeks begin on Monday and belong to the year of their Thursday. */
  private static long week(long day) {
    long thursday = thursday(day);
    return (dayOfYear(thursday) - 1) / 7 + 1;
  }

  private static long thursday(long day) {
    return day - Civil.dayOfWeek(day) + 3;
  }

  private static long dayOfYear(long day) {
    return day - Civil.epochDay(Civil.year(Civil.of(day)), 1, 1) + 1;
  }

  private static Function ofDay(String name, LongUnaryOperator part) {
    return Function.strict(
        name,
        name + "(time)",
        site -> {
          site.requireArgs(1, 1);
          DataType type = site.type(0);
          ZoneId zone = GrainFunctions.zone(site, type);
          return switch (type.kind()) {
            case DATE -> site.strict(DataType.INT64, () -> mapped(part));
            case TIMESTAMP, LOCAL_DATETIME ->
                site.strict(DataType.INT64, () -> ofLocalDay(part, Zone.of(zone)));
            default ->
                throw site.mismatch(
                    "It takes a DATE, LOCAL_DATETIME or TIMESTAMP; cast text first.");
          };
        });
  }

  private static Function ofTime(String name, LongUnaryOperator part) {
    return Function.strict(
        name,
        name + "(time)",
        site -> {
          site.requireArgs(1, 1);
          DataType type = site.type(0);
          ZoneId zone = GrainFunctions.zone(site, type);
          if (type.kind() == Kind.TIME) {
            return site.strict(DataType.INT64, () -> mapped(part));
          }
          if (type.kind() == Kind.TIMESTAMP || type.kind() == Kind.LOCAL_DATETIME) {
            return site.strict(DataType.INT64, () -> ofLocalTime(part, Zone.of(zone)));
          }
          throw site.mismatch("It takes a TIME, LOCAL_DATETIME or TIMESTAMP; cast text first.");
        });
  }

  private static Kernel mapped(LongUnaryOperator part) {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        r[rows[k]] = part.applyAsLong(a[rows[k]]);
      }
    };
  }

  private static Kernel ofLocalDay(LongUnaryOperator part, Zone zone) {
    Kernel days = GrainFunctions.localDays(zone);
    return (in, out, chunk, rows, count) -> {
      days.apply(in, out, chunk, rows, count);
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        r[rows[k]] = part.applyAsLong(r[rows[k]]);
      }
    };
  }

  private static Kernel ofLocalTime(LongUnaryOperator part, Zone zone) {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        long ofDay = Math.floorMod(a[i], Times.MICROS_PER_DAY) + zone.offsetAt(a[i]);
        r[i] = part.applyAsLong(Math.floorMod(ofDay, Times.MICROS_PER_DAY));
      }
    };
  }
}
