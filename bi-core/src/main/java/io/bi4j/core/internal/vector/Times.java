package io.bi4j.core.internal.vector;

import io.bi4j.core.data.DataType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Conversions between java.time and the raw microseconds and days that columns hold. */
public final class Times {
  public static final long MICROS_PER_SECOND = 1_000_000L;
  public static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;

  private Times() {}

  public static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1000);
  }

  public static long micros(LocalDateTime time) {
    return micros(time.toInstant(ZoneOffset.UTC));
  }

  public static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), MICROS_PER_SECOND), duration.getNano() / 1000);
  }

  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
  }

  public static LocalDateTime localDateTime(long micros) {
    return LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC);
  }

  public static Duration duration(long micros) {
    return Duration.ofSeconds(
        Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
  }

  /** The java.time or Long form of a raw value. */
  public static Object boxed(DataType.Kind kind, long raw) {
    return switch (kind) {
      case DATE -> LocalDate.ofEpochDay(raw);
      case TIME -> LocalTime.ofNanoOfDay(raw * 1000);
      case LOCAL_DATETIME -> localDateTime(raw);
      case TIMESTAMP -> instant(raw);
      case DURATION -> duration(raw);
      default -> raw;
    };
  }
}
