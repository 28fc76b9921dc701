package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

/**
 * LOCAL_DATETIME from ISO 8601 text, as microseconds since 1970-01-01T00:00 of its own clock.
 *
 * <p><b>Grammar.</b> A date as in {@link DateText}, one of {@code T}, {@code t} or a blank, and a
 * time as in {@link TimeText}. Text with an offset or {@code Z} is a timestamp, not a local time.
 */
public final class LocalDateTimeText {
  /** {@code 00T00:00} and {@code 0:00:00} from which byte 7 was dropped. */
  private static final long DAY_TO_MINUTE = 0x30303A3030543030L;

  private static final long DAY_TO_MINUTE_BOUND = 0x76767F76767F7676L;
  private static final long SEPARATOR = 0xFFL << 16;
  private static final long SEPARATOR_T = (long) 'T' << 16;

  private LocalDateTimeText() {}

  /** Reads a date and time: microseconds, or {@link CellText#INVALID}. */
  public static long parse(byte[] bytes, int from, int length) {
    if (length == 19) {
      return seconds(bytes, from);
    }
    if (length == 23 || length == 26) {
      long seconds = seconds(bytes, from);
      long micros = TimeScan.fraction(bytes, from + 19, from + length);
      return seconds == INVALID || micros < 0 ? INVALID : seconds + micros;
    }
    return general(bytes, from, from + length);
  }

  /** Microseconds of {@code yyyy-MM-ddTHH:mm:ss}, 19 bytes that must lie inside the array. */
  static long seconds(byte[] bytes, int from) {
    long yearAndMonth = DateText.yearAndMonth(bytes, from);
    long clock = Swar.load(bytes, from + 8);
    if (!TimeScan.isDateTimeSeparator((byte) (clock >>> 16))) {
      return INVALID;
    }
    clock = ((clock & ~SEPARATOR) | SEPARATOR_T) ^ DAY_TO_MINUTE;
    int second = TimeScan.two(bytes, from + 17, from + 19);
    if (!DateText.isDate(yearAndMonth)
        || !DateText.fits(clock, DAY_TO_MINUTE_BOUND)
        || bytes[from + 16] != ':') {
      return INVALID;
    }
    long pairs = clock * 10 + (clock >>> 8);
    int hour = (int) (pairs >>> 24 & 0xFF);
    int minute = (int) (pairs >>> 48 & 0xFF);
    long days = DateText.epochDay(yearAndMonth, (int) (pairs & 0xFF));
    if (days == INVALID || hour > 23 || minute > 59 || second < 0 || second > 59) {
      return INVALID;
    }
    return (days * 86_400L + (hour * 3600 + minute * 60 + second)) * TimeScan.MICROS_PER_SECOND;
  }

  /** The same for any text of the grammar. */
  static long general(byte[] bytes, int from, int to) {
    if (to - from < 16 || !TimeScan.isDateTimeSeparator(bytes[from + 10])) {
      return INVALID;
    }
    long days = TimeScan.date(bytes, from, to);
    long micros = TimeScan.time(bytes, from + 11, to);
    return days == INVALID || micros == INVALID ? INVALID : days * TimeScan.MICROS_PER_DAY + micros;
  }
}
