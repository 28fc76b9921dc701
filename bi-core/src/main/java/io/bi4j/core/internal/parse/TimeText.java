package io.bi4j.core.internal.parse;

/**
 * TIME from ISO 8601 text, as microseconds since midnight.
 *
 * <p><b>Grammar.</b> {@code HH:mm}, {@code HH:mm:ss} or {@code HH:mm:ss.f} with 1 to 9 fraction
 * digits, of which those after the sixth must be zero: a microsecond cannot hold them and nothing
 * is dropped silently. 00:00 to 23:59:59.999999; neither 24:00 nor second 60.
 */
public final class TimeText {
  private TimeText() {}

  /** Reads a time of day: microseconds since midnight, or {@link CellText#INVALID}. */
  public static long parse(byte[] bytes, int from, int length) {
    return TimeScan.time(bytes, from, from + length);
  }
}
