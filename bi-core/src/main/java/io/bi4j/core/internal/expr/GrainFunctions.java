package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Times;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** Cutting points in time to a grain: day and coarser. */
final class GrainFunctions {
  private GrainFunctions() {}

  static void register(Consumer<Function> to) {
    to.accept(Function.strict("day", "day(time)", GrainFunctions::day));
  }

  private static BoundExpr day(CallSite site) {
    site.requireArgs(1, 1);
    ZoneId zone =
        site.type(0).kind() == Kind.TIMESTAMP ? site.context().zone() : ZoneOffset.UTC;
    return switch (site.type(0).kind()) {
      case DATE -> site.arg(0);
      case TIMESTAMP, LOCAL_DATETIME -> site.strict(DataType.DATE, () -> day(Zone.of(zone)));
      default -> throw site.mismatch("");
    };
  }

  private static Kernel day(Zone zone) {
    return (in, out, chunk, rows, count) -> {
      long[] a = ((LongVector) in[0]).values;
      long[] r = ((LongVector) out).values;
      if (zone.isFixed()) {
        long offset = zone.fixedOffset();
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          r[i] = Math.floorDiv(a[i] + offset, Times.MICROS_PER_DAY);
        }
      } else {
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          r[i] = Math.floorDiv(a[i] + zone.offsetAt(a[i]), Times.MICROS_PER_DAY);
        }
      }
    };
  }
}
