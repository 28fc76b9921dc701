package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.vector.Times;
import java.math.BigDecimal;

/**
 * Dates, times and lengths of time as numbers of days.
 *
 * <p><b>Days.</b> In the 1900 system day 1 is 1900-01-01, and day 60 is 1900-02-29, which did not
 * exist and is refused; in the 1904 system day 0 is 1904-01-01. Days before, and after 9999-12-31,
 * are refused.
 *
 * <p><b>Times.</b> A fraction of a day in decimal digits hardly ever is a whole number of
 * microseconds. Of the times within the precision of the text the roundest is taken: a whole second
 * before a whole millisecond before the nearest microsecond. Text of up to 15 digits has a
 * precision of half a unit of the fifteenth digit, because programs cut there, text of 16 that of
 * its last digit, each with the distance of doubles there; longer text is taken as it is.
 *
 * <p>Confined to one thread: holds the last number read.
 */
final class Serial {
  private static final long DAY = Times.MICROS_PER_DAY;
  private static final int CUT_DIGITS = 15;
  private static final int MAX_LENGTH = 128;
  private static final long MAX_WHOLE = 1_000_000_000_000L;
  private static final int EPOCH_1900 = 25_569;
  private static final int EPOCH_1904 = 24_107;
  private static final int LAST_1900 = 2_958_465;
  private static final int NO_SUCH_DAY = 60;

  private final boolean from1904;
  private boolean negative;
  private long whole;
  private long micros;

  Serial(boolean from1904) {
    this.from1904 = from1904;
  }

  /** Reads a number; false when it is none or far too large. */
  boolean read(byte[] bytes, int from, int length) {
    if (length < 1 || length > MAX_LENGTH) {
      return false;
    }
    int to = from + length;
    negative = bytes[from] == '-';
    int at = negative ? from + 1 : from;
    int point = at;
    whole = 0;
    while (point < to && isDigit(bytes[point]) && whole < MAX_WHOLE) {
      whole = whole * 10 + bytes[point++] - '0';
    }
    boolean plain = point > at && whole < MAX_WHOLE && (point == to || bytes[point] == '.');
    for (int i = point + 1; i < to && plain; i++) {
      plain = isDigit(bytes[i]);
    }
    return plain ? fraction(bytes, Math.min(point + 1, to), to) : unusual(bytes, from, length);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private boolean fraction(byte[] bytes, int from, int to) {
    long digits = 0;
    int count = Math.min(18, to - from);
    for (int i = from; i < from + count; i++) {
      digits = digits * 10 + bytes[i] - '0';
    }
    double exact = digits / Math.pow(10, count) * DAY;
    int before = whole == 0 ? 0 : String.valueOf(whole).length();
    micros = roundest(exact, whole == 0 ? 0 : precision(before, before + to - from));
    if (micros >= DAY) {
      whole++;
      micros -= DAY;
    }
    return true;
  }

  /** How far, in microseconds, the number meant may be from text of that many digits. */
  private double precision(int digitsBefore, int digits) {
    if (digits > CUT_DIGITS + 1) {
      return 0;
    }
    int last = Math.max(digits, CUT_DIGITS) - digitsBefore;
    return DAY * (0.5 * Math.pow(10, -last) + Math.ulp((double) whole));
  }

  private static long roundest(double exact, double precision) {
    for (long unit = 1_000_000; unit > 1; unit /= 1000) {
      long rounded = Math.round(exact / unit) * unit;
      if (Math.abs(exact - rounded) <= precision) {
        return rounded;
      }
    }
    return Math.round(exact);
  }

  /** A number with an exponent, or none. */
  private boolean unusual(byte[] bytes, int from, int length) {
    double value = Float64Text.parse(bytes, from, length);
    double magnitude = Math.abs(value);
    if (Double.isNaN(value) || magnitude >= MAX_WHOLE) {
      return false;
    }
    if (magnitude < 1e-15) {
      whole = 0;
      micros = 0;
      return true;
    }
    byte[] plain =
        new BigDecimal(new String(bytes, from, length, ISO_8859_1))
            .toPlainString()
            .getBytes(ISO_8859_1);
    return plain.length <= MAX_LENGTH
        && plain[plain.length - 1] != '.'
        && read(plain, 0, plain.length);
  }

  /** Whether the number has a time of day. */
  boolean hasTime() {
    return micros != 0;
  }

  /** Whether the number is a time of day and nothing else. */
  boolean isTimeOfDay() {
    return whole == 0 && (!negative || micros == 0);
  }

  /** The day, counted from 1970-01-01, or {@link CellText#INVALID}. */
  long epochDay() {
    if (negative && (whole != 0 || micros != 0)) {
      return CellText.INVALID;
    }
    if (from1904) {
      return whole <= LAST_1900 - (EPOCH_1900 - EPOCH_1904) ? whole - EPOCH_1904 : CellText.INVALID;
    }
    boolean none = whole == 0 || whole == NO_SUCH_DAY || whole > LAST_1900;
    return none ? CellText.INVALID : whole - EPOCH_1900 + (whole < NO_SUCH_DAY ? 1 : 0);
  }

  /** The day with its time, in microseconds from 1970-01-01, or {@link CellText#INVALID}. */
  long epochMicros() {
    long day = epochDay();
    return day == CellText.INVALID ? day : day * DAY + micros;
  }

  /** The time of day in microseconds. */
  long microsOfDay() {
    return micros;
  }

  /** The length of time in microseconds, or {@link CellText#INVALID} beyond 290,000 years. */
  long duration() {
    if (whole > Long.MAX_VALUE / DAY - 1) {
      return CellText.INVALID;
    }
    long length = whole * DAY + micros;
    return negative ? -length : length;
  }

  /** The number of days from the start of the system to a day, as a sheet counts them. */
  static long ofEpochDay(long epochDay) {
    long days = epochDay + EPOCH_1900;
    return days > NO_SUCH_DAY ? days : days - 1;
  }

  /** Whether the 1900 system has a number for a day. */
  static boolean hasDay(long epochDay) {
    long days = ofEpochDay(epochDay);
    return days >= 1 && days <= LAST_1900;
  }
}
