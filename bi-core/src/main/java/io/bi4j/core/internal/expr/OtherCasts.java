package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Times;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Casts between booleans and numbers, and between dates and local times. */
final class OtherCasts {
  private OtherCasts() {}

  static Optional<Supplier<Kernel>> find(DataType from, DataType to, RowFault fault) {
    return Optional.ofNullable(kernel(from.kind(), to.kind(), fault)).map(kernel -> () -> kernel);
  }

  private static @Nullable Kernel kernel(Kind from, Kind to, RowFault fault) {
    if (from == Kind.BOOL && to == Kind.INT64) {
      return (in, out, chunk, rows, count) -> {
        boolean[] a = ((BoolVector) in[0]).values;
        long[] r = ((LongVector) out).values;
        for (int k = 0; k < count; k++) {
          r[rows[k]] = a[rows[k]] ? 1 : 0;
        }
      };
    }
    if (from == Kind.BOOL && to == Kind.FLOAT64) {
      return (in, out, chunk, rows, count) -> {
        boolean[] a = ((BoolVector) in[0]).values;
        double[] r = ((DoubleVector) out).values;
        for (int k = 0; k < count; k++) {
          r[rows[k]] = a[rows[k]] ? 1 : 0;
        }
      };
    }
    if (from == Kind.INT64 && to == Kind.BOOL) {
      return (in, out, chunk, rows, count) -> {
        long[] a = ((LongVector) in[0]).values;
        boolean[] r = ((BoolVector) out).values;
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          r[i] = a[i] == 1;
          if (a[i] != 0 && a[i] != 1) {
            fault.report(chunk, out, i);
          }
        }
      };
    }
    if (from == Kind.DATE && to == Kind.LOCAL_DATETIME) {
      return NumberCasts.times(Times.MICROS_PER_DAY, fault);
    }
    if (from == Kind.LOCAL_DATETIME && to == Kind.DATE) {
      return (in, out, chunk, rows, count) -> {
        long[] a = ((LongVector) in[0]).values;
        long[] r = ((LongVector) out).values;
        for (int k = 0; k < count; k++) {
          r[rows[k]] = Math.floorDiv(a[rows[k]], Times.MICROS_PER_DAY);
        }
      };
    }
    if (from == Kind.LOCAL_DATETIME && to == Kind.TIME) {
      return (in, out, chunk, rows, count) -> {
        long[] a = ((LongVector) in[0]).values;
        long[] r = ((LongVector) out).values;
        for (int k = 0; k < count; k++) {
          r[rows[k]] = Math.floorMod(a[rows[k]], Times.MICROS_PER_DAY);
        }
      };
    }
    return null;
  }
}
