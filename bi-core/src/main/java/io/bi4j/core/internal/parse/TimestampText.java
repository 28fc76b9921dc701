package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

/**
 * TIMESTAMP from ISO 8601 text, as microseconds since 1970-01-01T00:00Z.
 *
 * <p><b>Grammar.</b> A local date and time as in {@link LocalDateTimeText}, then a zone: {@code Z},
 * {@code z}, {@code UTC}, or an offset {@code +HH}, {@code +HHmm} or {@code +HH:mm} with either
 * sign, at most 18:00. One blank may stand before the zone. A leap second (second 60) is malformed.
 * Text without a zone is malformed here; a source that names a zone reads it with {@link
 * ZonedText}.
 */
public final class TimestampText {
  private static final int MAX_OFFSET_MINUTES = 18 * 60;

  private TimestampText() {}

  /** Reads an instant: microseconds of UTC, or {@link CellText#INVALID}. */
  public static long parse(byte[] bytes, int from, int length) {
    if (length == 20 && bytes[from + 19] == 'Z') {
      return LocalDateTimeText.seconds(bytes, from);
    }
    if (length == 24 && bytes[from + 23] == 'Z') {
      long micros = millis(bytes, from);
      return micros == INVALID ? general(bytes, from, from + length) : micros;
    }
    return general(bytes, from, from + length);
  }

  /** {@code yyyy-MM-ddTHH:mm:ss.SSS}. */
  private static long millis(byte[] bytes, int from) {
    long seconds = LocalDateTimeText.seconds(bytes, from);
    int fraction = Swar.loadInt(bytes, from + 19) ^ 0x3030302E;
    boolean digits = (((fraction & 0x7F7F7F7F) + 0x7676767F | fraction) & 0x80808080) == 0;
    if (seconds == INVALID || !digits) {
      return INVALID;
    }
    int millis = (fraction >>> 8 & 0xFF) * 100 + (fraction >>> 16 & 0xFF) * 10 + (fraction >>> 24);
    return seconds + millis * 1000L;
  }

  private static long general(byte[] bytes, int from, int to) {
    int zone = zoneStart(bytes, from, to);
    if (zone < 0) {
      return INVALID;
    }
    int offset = offsetMinutes(bytes, zone, to);
    int end = bytes[zone - 1] == ' ' ? zone - 1 : zone;
    long local = LocalDateTimeText.general(bytes, from, end);
    return offset == Integer.MIN_VALUE || local == INVALID
        ? INVALID
        : local - offset * 60L * TimeScan.MICROS_PER_SECOND;
  }

  /** Where the zone starts: after the time, at a byte no time contains; or -1. */
  static int zoneStart(byte[] bytes, int from, int to) {
    for (int i = from + 16; i < to; i++) {
      byte b = bytes[i];
      if (b == '+' || b == '-' || b == 'Z' || b == 'z' || b == 'U') {
        return i;
      }
    }
    return -1;
  }

  /** The offset that a zone says, in minutes, or Integer.MIN_VALUE. */
  static int offsetMinutes(byte[] bytes, int at, int to) {
    byte first = bytes[at];
    int length = to - at;
    if (first == 'Z' || first == 'z') {
      return length == 1 ? 0 : Integer.MIN_VALUE;
    }
    if (first == 'U') {
      boolean utc = length == 3 && bytes[at + 1] == 'T' && bytes[at + 2] == 'C';
      return utc ? 0 : Integer.MIN_VALUE;
    }
    int minutes = unsignedOffset(bytes, at + 1, to);
    if (minutes < 0 || minutes > MAX_OFFSET_MINUTES) {
      return Integer.MIN_VALUE;
    }
    return first == '-' ? -minutes : minutes;
  }

  private static int unsignedOffset(byte[] bytes, int at, int to) {
    int hours = TimeScan.two(bytes, at, to);
    int minutes =
        switch (to - at) {
          case 2 -> 0;
          case 4 -> TimeScan.two(bytes, at + 2, to);
          case 5 -> bytes[at + 2] == ':' ? TimeScan.two(bytes, at + 3, to) : -1;
          default -> -1;
        };
    return hours < 0 || minutes < 0 || minutes > 59 ? -1 : hours * 60 + minutes;
  }
}
