package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Times;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/** Calendar arithmetic, zones and epoch numbers. */
final class TimeFunctions {
  private TimeFunctions() {}

  static void register(Consumer<Function> to) {
    to.accept(Function.strict("date_add", "date_add('month', count, time)", TimeFunctions::add));
    to.accept(
        Function.strict("date_diff", "date_diff('day', from, to)", TimeFunctions::difference));
    to.accept(
        Function.strict(
            "to_timestamp",
            "to_timestamp(text or local time, 'zone')",
            TimeFunctions::toTimestamp));
    to.accept(Function.strict("at_zone", "at_zone(timestamp, 'zone')", TimeFunctions::atZone));
    to.accept(
        Function.strict(
            "from_epoch_seconds",
            "from_epoch_seconds(number)",
            site -> fromEpoch(site, Times.MICROS_PER_SECOND)));
    to.accept(
        Function.strict(
            "from_epoch_millis", "from_epoch_millis(number)", site -> fromEpoch(site, 1_000)));
    to.accept(
        Function.strict("epoch_seconds", "epoch_seconds(timestamp)", TimeFunctions::epochSeconds));
    to.accept(
        Function.strict("total_seconds", "total_seconds(duration)", TimeFunctions::totalSeconds));
  }

  private static BoundExpr add(CallSite site) {
    site.requireArgs(3, 3);
    Grain grain = GrainFunctions.grain(site);
    BoundExpr count = Casts.widen(site.arg(1), DataType.INT64, site);
    DataType type = site.type(2);
    ZoneId zone = GrainFunctions.zone(site, type);
    RowFault overflow = RowFault.overflow(site.expr(), type);
    boolean possible =
        type.kind() == Kind.DATE
            ? !grain.isClock()
            : type.kind() == Kind.TIMESTAMP || type.kind() == Kind.LOCAL_DATETIME;
    if (!possible) {
      throw site.mismatch(
          type.kind() == Kind.DATE
              ? "A DATE has no time of day; cast it to LOCAL_DATETIME first."
              : "");
    }
    List<BoundExpr> args = List.of(count, site.arg(2));
    return site.strict(
        type,
        args,
        false,
        () -> TimeShift.kernel(grain, type.kind() == Kind.DATE, Zone.of(zone), overflow));
  }

  /** How many starts of the grain lie between two points: 0 within the same day, month, hour. */
  private static BoundExpr difference(CallSite site) {
    site.requireArgs(3, 3);
    Grain grain = GrainFunctions.grain(site);
    DataType type = site.type(1);
    if (!type.equals(site.type(2))
        || !isPoint(type)
        || (type.kind() == Kind.DATE && grain.isClock())) {
      throw site.mismatch("Both points must be of one type: DATE, LOCAL_DATETIME or TIMESTAMP.");
    }
    ZoneId zone = GrainFunctions.zone(site, type);
    int weekStart = site.context().weekStart().getValue() - 1;
    List<BoundExpr> args = List.of(site.arg(1), site.arg(2));
    boolean date = type.kind() == Kind.DATE;
    return site.strict(
        DataType.INT64,
        args,
        false,
        () -> TimeShift.difference(grain, weekStart, date, Zone.of(zone)));
  }

  private static boolean isPoint(DataType type) {
    return switch (type.kind()) {
      case DATE, LOCAL_DATETIME, TIMESTAMP -> true;
      default -> false;
    };
  }

  private static ZoneId zoneArgument(CallSite site) {
    BoundExpr zone = site.arg(1);
    if (zone.isConstant() && zone.constantValue() instanceof String name) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException e) {
        throw site.error(
            CoreErrors.BAD_EXPRESSION,
            "there is no time zone \"" + RowFault.shown(zone.expr()) + "\"",
            "Use a name such as 'Europe/Berlin', or 'UTC'.");
      }
    }
    throw site.error(
        CoreErrors.BAD_EXPRESSION,
        "the zone of " + site.name() + " must be a constant text",
        "Write 'Europe/Berlin', or 'UTC'.");
  }

  private static BoundExpr toTimestamp(CallSite site) {
    site.requireArgs(2, 2);
    ZoneId zone = zoneArgument(site);
    DataType type = site.type(0);
    List<BoundExpr> args = List.of(site.arg(0));
    RowFault fault = RowFault.badCast(site.arg(0).expr(), DataType.TIMESTAMP);
    return switch (type.kind()) {
      case TIMESTAMP -> BoundExpr.renamed(site.arg(0), site.expr());
      case STRING ->
          site.strict(
              DataType.TIMESTAMP, args, false, () -> TextCasts.timestamps(Zone.of(zone), fault));
      case DATE ->
          site.strict(
              DataType.TIMESTAMP,
              args,
              false,
              () -> instants(Zone.of(zone), Times.MICROS_PER_DAY, fault));
      case LOCAL_DATETIME ->
          site.strict(DataType.TIMESTAMP, args, false, () -> instants(Zone.of(zone), 1, fault));
      default -> throw site.mismatch("");
    };
  }

  private static Kernel instants(Zone zone, long unit, RowFault fault) {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        try {
          r[i] = zone.instantOf(Math.multiplyExact(a[i], unit));
        } catch (ArithmeticException tooFar) {
          fault.report(chunk, out, i);
        }
      }
    };
  }

  private static BoundExpr atZone(CallSite site) {
    site.requireArgs(2, 2);
    ZoneId zone = zoneArgument(site);
    if (site.type(0).kind() != Kind.TIMESTAMP) {
      throw site.mismatch("");
    }
    RowFault overflow = RowFault.overflow(site.expr(), DataType.LOCAL_DATETIME);
    return site.strict(
        DataType.LOCAL_DATETIME, List.of(site.arg(0)), false, () -> local(Zone.of(zone), overflow));
  }

  private static Kernel local(Zone zone, RowFault overflow) {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        long offset = zone.offsetAt(a[i]);
        r[i] = a[i] + offset;
        if (((a[i] ^ r[i]) & (offset ^ r[i])) < 0) {
          overflow.report(chunk, out, i);
        }
      }
    };
  }

  private static BoundExpr fromEpoch(CallSite site, long unit) {
    site.requireArgs(1, 1);
    BoundExpr number = Casts.widen(site.arg(0), DataType.INT64, site);
    RowFault overflow = RowFault.overflow(site.expr(), DataType.TIMESTAMP);
    return site.strict(
        DataType.TIMESTAMP, List.of(number), false, () -> NumberCasts.times(unit, overflow));
  }

  private static BoundExpr epochSeconds(CallSite site) {
    site.requireArgs(1, 1);
    if (site.type(0).kind() != Kind.TIMESTAMP) {
      throw site.mismatch("");
    }
    return site.strict(
        DataType.INT64,
        () ->
            (in, out, chunk, rows, count) -> {
              long[] a = ((LongVector) in[0]).values;
              long[] r = ((LongVector) out).values;
              for (int k = 0; k < count; k++) {
                r[rows[k]] = Math.floorDiv(a[rows[k]], Times.MICROS_PER_SECOND);
              }
            });
  }

  private static BoundExpr totalSeconds(CallSite site) {
    site.requireArgs(1, 1);
    if (site.type(0).kind() != Kind.DURATION) {
      throw site.mismatch("");
    }
    return site.strict(
        DataType.FLOAT64,
        () ->
            (in, out, chunk, rows, count) -> {
              long[] a = ((LongVector) in[0]).values;
              double[] r = ((DoubleVector) out).values;
              for (int k = 0; k < count; k++) {
                r[rows[k]] = a[rows[k]] / (double) Times.MICROS_PER_SECOND;
              }
            });
  }
}
