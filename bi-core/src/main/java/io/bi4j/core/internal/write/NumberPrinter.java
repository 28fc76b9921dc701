package io.bi4j.core.internal.write;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Writes numbers, dates and times as the parsers of cells read them. */
final class NumberPrinter {
  private static final byte[] MINIMUM = "-9223372036854775808".getBytes(US_ASCII);
  private static final long MAX_EXACT = 1L << 53;
  private static final int MAX_SCALE = 6;
  private static final double[] POW10 = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int DAYS_TO_1970 = 719_528;
  private static final int DAYS_PER_ERA = 146_097;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** First and last day with a year of four digits. */
  private static final long FIRST_DAY = -719_528;

  private static final long LAST_DAY = 2_932_896;

  private NumberPrinter() {}

  /** A whole number. */
  static void printLong(TextBuffer out, long value) {
    if (value == Long.MIN_VALUE) {
      out.append(MINIMUM, 0, MINIMUM.length);
      return;
    }
    if (value < 0) {
      out.append('-');
    }
    long rest = Math.abs(value);
    printDigits(out, rest, countDigits(rest));
  }

  private static int countDigits(long value) {
    int digits = 1;
    for (long bound = 10; digits < 19 && value >= bound; bound *= 10) {
      digits++;
    }
    return digits;
  }

  /** The last digits of a number, with leading zeros. */
  static void printDigits(TextBuffer out, long value, int digits) {
    out.reserve(digits);
    long rest = value;
    for (int i = out.length + digits - 1; i >= out.length; i--) {
      long next = rest / 10;
      out.bytes[i] = (byte) ('0' + (int) (rest - next * 10));
      rest = next;
    }
    out.length += digits;
  }

  /** A decimal of up to 18 digits, with all digits of its scale. */
  static void printDecimal(TextBuffer out, long unscaled, int scale) {
    if (unscaled < 0) {
      out.append('-');
    }
    long rest = Math.abs(unscaled);
    int digits = Math.max(countDigits(rest), scale + 1);
    printDigits(out, rest, digits);
    if (scale > 0) {
      out.reserve(1);
      int point = out.length - scale;
      System.arraycopy(out.bytes, point, out.bytes, point + 1, scale);
      out.bytes[point] = '.';
      out.length++;
    }
  }

  /**
   * A finite double. Those that are a whole number of millionths below 2^53 need no String: the
   * digits divided by their power of ten, both exact, round to the value again.
   */
  static void printDouble(TextBuffer out, double value) {
    double magnitude = Math.abs(value);
    for (int scale = 1; scale <= MAX_SCALE && magnitude < 1e9; scale++) {
      double scaled = magnitude * POW10[scale];
      long digits = (long) scaled;
      digits += scaled - digits >= 0.5 ? 1 : 0;
      if (digits < MAX_EXACT && digits / POW10[scale] == magnitude) {
        if (Double.doubleToRawLongBits(value) < 0) {
          out.append('-');
        }
        printDecimal(out, digits, scale);
        return;
      }
    }
    out.appendAscii(Double.toString(value));
  }

  /** Whether a day has a year of four digits, so that {@link #printDate} can write it. */
  static boolean isPrintable(long epochDay) {
    return epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
  }

  /**
   * {@code yyyy-MM-dd}; days to date after Hinnant, "chrono-compatible low-level date algorithms".
   */
  static void printDate(TextBuffer out, long epochDay) {
    long day = epochDay + DAYS_TO_1970 - 60;
    long era = Math.floorDiv(day, DAYS_PER_ERA);
    int dayOfEra = (int) (day - era * DAYS_PER_ERA);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    printDigits(out, year, 4);
    out.append('-');
    printDigits(out, month, 2);
    out.append('-');
    printDigits(out, dayOfYear - (153 * shifted + 2) / 5 + 1, 2);
  }

  /** {@code HH:mm:ss}, and three or six fraction digits when they are not zero. */
  static void printTime(TextBuffer out, long microsOfDay) {
    long seconds = microsOfDay / 1_000_000;
    int micros = (int) (microsOfDay - seconds * 1_000_000);
    printDigits(out, seconds / 3600, 2);
    out.append(':');
    printDigits(out, seconds / 60 % 60, 2);
    out.append(':');
    printDigits(out, seconds % 60, 2);
    if (micros != 0) {
      out.append('.');
      boolean millis = micros % 1000 == 0;
      printDigits(out, millis ? micros / 1000 : micros, millis ? 3 : 6);
    }
  }

  /** {@code yyyy-MM-ddTHH:mm:ss}, and a fraction when it is not zero. */
  static void printDateTime(TextBuffer out, long epochMicros) {
    long day = Math.floorDiv(epochMicros, MICROS_PER_DAY);
    printDate(out, day);
    out.append('T');
    printTime(out, epochMicros - day * MICROS_PER_DAY);
  }

  /** The day of a date and time. */
  static long dayOf(long epochMicros) {
    return Math.floorDiv(epochMicros, MICROS_PER_DAY);
  }
}
