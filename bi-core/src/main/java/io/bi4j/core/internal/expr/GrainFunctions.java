package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Times;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cutting points in time to the start of a grain, to group by: {@code month(created)}, {@code
 * date_trunc('month', created)}. A day or more gives a DATE, less keeps the type. Instants are cut
 * in the zone of the context.
 */
final class GrainFunctions {
  private GrainFunctions() {}

  static void register(Consumer<Function> to) {
    for (Grain grain : Grain.values()) {
      to.accept(
          Function.strict(
              grain.word(),
              grain.word() + "(time)",
              site -> {
                site.requireArgs(1, 1);
                return truncate(site, site.arg(0), grain);
              }));
    }
    to.accept(
        Function.strict(
            "date_trunc",
            "date_trunc('month', time)",
            site -> {
              site.requireArgs(2, 2);
              return truncate(site, site.arg(1), grain(site));
            }));
  }

  /** The grain that the first argument names. */
  static Grain grain(CallSite site) {
    Object word = site.arg(0).isConstant() ? site.arg(0).constantValue() : null;
    return Grain.of(String.valueOf(word))
        .orElseThrow(
            () ->
                site.error(
                    CoreErrors.BAD_EXPRESSION,
                    "the first argument of "
                        + site.name()
                        + " must be a grain, was "
                        + RowFault.shown(site.arg(0).expr()),
                    "The grains are: " + Grain.words() + "."));
  }

  /** The zone in which points of a type are local: only instants need one. */
  static ZoneId zone(CallSite site, DataType type) {
    return type.kind() == Kind.TIMESTAMP ? site.context().zone() : ZoneOffset.UTC;
  }

  private static BoundExpr truncate(CallSite call, BoundExpr time, Grain grain) {
    CallSite site = call.withArgs(List.of(time));
    DataType type = time.type();
    int weekStart = site.context().weekStart().getValue() - 1;
    switch (type.kind()) {
      case DATE:
        if (grain.isClock()) {
          throw site.mismatch("A DATE has no time of day; cast it to LOCAL_DATETIME first.");
        }
        return grain == Grain.DAY
            ? BoundExpr.renamed(time, site.expr())
            : site.strict(DataType.DATE, () -> days(grain, weekStart));
      case TIMESTAMP, LOCAL_DATETIME:
        ZoneId zone = zone(site, type);
        return grain.isClock()
            ? site.strict(type, () -> clock(grain, Zone.of(zone)))
            : site.strict(DataType.DATE, () -> dates(grain, weekStart, Zone.of(zone)));
      default:
        throw site.mismatch("It takes a DATE, LOCAL_DATETIME or TIMESTAMP; cast text first.");
    }
  }

  private static Kernel days(Grain grain, int weekStart) {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        r[rows[k]] = grain.startOf(a[rows[k]], weekStart);
      }
    };
  }

  private static Kernel dates(Grain grain, int weekStart, Zone zone) {
    Kernel toDays = localDays(zone);
    if (grain == Grain.DAY) {
      return toDays;
    }
    return (in, out, chunk, rows, count) -> {
      toDays.apply(in, out, chunk, rows, count);
      long[] r = ((LongVector) out).values;
      long day = Long.MIN_VALUE;
      long start = 0;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        if (r[i] != day) {
          day = r[i];
          start = grain.startOf(day, weekStart);
        }
        r[i] = start;
      }
    };
  }

  /** The local day of each point in time. */
  static Kernel localDays(Zone zone) {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      if (zone.isFixed() && zone.fixedOffset() == 0 && count == chunk.rows()) {
        for (int i = 0; i < count; i++) {
          r[i] = Math.floorDiv(a[i], Times.MICROS_PER_DAY);
        }
      } else if (zone.isFixed()) {
        long offset = zone.fixedOffset();
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          r[i] = localDay(a[i], offset);
        }
      } else {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          r[i] = localDay(a[i], zone.offsetAt(a[i]));
        }
      }
    };
  }

  /** The day of an instant at an offset; also where their sum does not fit. */
  static long localDay(long instant, long offset) {
    long local = instant + offset;
    if (((instant ^ local) & (offset ^ local)) < 0) {
      return Math.floorDiv(instant, Times.MICROS_PER_DAY)
          + Math.floorDiv(
              Math.floorMod(instant, Times.MICROS_PER_DAY) + offset, Times.MICROS_PER_DAY);
    }
    return Math.floorDiv(local, Times.MICROS_PER_DAY);
  }

  private static Kernel clock(Grain grain, Zone zone) {
    long unit = grain.micros();
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = cut(a[i], unit, zone);
      }
    };
  }

  /** The start of the local minute or hour, as ZonedDateTime.truncatedTo gives it. */
  static long cut(long instant, long unit, Zone zone) {
    long offset = zone.offsetAt(instant);
    long start = instant - Math.floorMod(Math.floorMod(instant, unit) + offset, unit);
    if (zone.offsetAt(start) == offset) {
      return start;
    }
    return zone.instantOf(start + offset, offset);
  }
}
