package io.bi4j.ml.internal.series;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.LongColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as raw longs: what a long column holds, or the bits of a double. */
public final class RawTime {
  static final long DAY_MICROS = 86_400_000_000L;

  private RawTime() {}

  /** Whether a column of this type can order a series. */
  public static boolean isTime(DataType type) {
    return switch (type.kind()) {
      case DATE, TIMESTAMP, LOCAL_DATETIME, INT64, FLOAT64 -> true;
      default -> false;
    };
  }

  /** The raw time of a cell that is not null. */
  public static long at(Column column, int row) {
    return column instanceof DoubleColumn doubles
        ? Double.doubleToLongBits(doubles.doubleAt(row) + 0.0)
        : ((LongColumn) column).longAt(row);
  }

  /** A raw time as people write it. */
  public static String text(DataType type, long raw) {
    return switch (type.kind()) {
      case DATE -> LocalDate.ofEpochDay(raw).toString();
      case TIMESTAMP -> Instant.EPOCH.plus(raw, ChronoUnit.MICROS).toString();
      case LOCAL_DATETIME ->
          LocalDateTime.ofEpochSecond(
                  Math.floorDiv(raw, 1_000_000),
                  Math.floorMod(raw, 1_000_000) * 1_000,
                  ZoneOffset.UTC)
              .toString();
      case FLOAT64 -> Double.toString(Double.longBitsToDouble(raw));
      default -> Long.toString(raw);
    };
  }
}
