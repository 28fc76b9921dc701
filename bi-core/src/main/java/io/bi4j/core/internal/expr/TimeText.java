package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.Times;

/**
 * Reads dates and times in ISO 8601 form from bytes: {@code 2024-01-31}, {@code
 * 23:59[:59[.999999]]}, both joined by {@code T} or a blank, and an offset {@code Z} or {@code
 * ±hh[:mm]}. Years have four digits; digits finer than a microsecond must be zero. Belongs to one
 * worker.
 */
final class TimeText {
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private boolean failed;
  private boolean zoned;

  /** The value read by the last call that returned true. */
  long value;

  private void begin(TextReader text) {
    bytes = text.bytes;
    at = text.from;
    end = text.end;
    failed = false;
    zoned = false;
  }

  boolean date(TextReader text) {
    begin(text);
    value = date();
    return done();
  }

  boolean time(TextReader text) {
    begin(text);
    value = time();
    return done();
  }

  boolean localDateTime(TextReader text) {
    begin(text);
    value = dateTime();
    return done();
  }

  /** An instant: a local time and its offset. */
  boolean timestamp(TextReader text) {
    begin(text);
    value = dateTime();
    value -= offset();
    return done() && zoned;
  }

  /** A local time, or an instant when it has an offset; {@link #isZoned()} tells. */
  boolean either(TextReader text) {
    begin(text);
    value = dateTime();
    if (at < end) {
      value -= offset();
    }
    return done();
  }

  boolean isZoned() {
    return zoned;
  }

  private boolean done() {
    return !failed && at == end;
  }

  private long dateTime() {
    long day = date();
    if (at == end) {
      return day * Times.MICROS_PER_DAY;
    }
    if (bytes[at] != 'T' && bytes[at] != ' ') {
      failed = true;
    }
    at++;
    return day * Times.MICROS_PER_DAY + time();
  }

  private long date() {
    int year = number(4);
    require('-');
    int month = number(2);
    require('-');
    int day = number(2);
    if (failed || month < 1 || month > 12 || day < 1 || day > Civil.daysInMonth(year, month)) {
      failed = true;
      return 0;
    }
    return Civil.epochDay(year, month, day);
  }

  private long time() {
    int hour = number(2);
    require(':');
    int minute = number(2);
    int second = 0;
    long fraction = 0;
    if (at < end && bytes[at] == ':') {
      at++;
      second = number(2);
      if (at < end && bytes[at] == '.') {
        at++;
        fraction = fraction();
      }
    }
    failed |= hour > 23 || minute > 59 || second > 59;
    return ((hour * 60L + minute) * 60 + second) * Times.MICROS_PER_SECOND + fraction;
  }

  private long fraction() {
    long micros = 0;
    int digits = 0;
    while (at < end && isDigit(bytes[at])) {
      int digit = bytes[at++] - '0';
      if (digits < 6) {
        micros = micros * 10 + digit;
      } else if (digit != 0 || digits >= 9) {
        failed = true;
      }
      digits++;
    }
    failed |= digits == 0;
    for (int i = digits; i < 6; i++) {
      micros *= 10;
    }
    return micros;
  }

  private long offset() {
    if (at >= end) {
      return 0;
    }
    zoned = true;
    byte sign = bytes[at++];
    if (sign == 'Z') {
      return 0;
    }
    failed |= sign != '+' && sign != '-';
    int hours = number(2);
    int minutes = 0;
    if (at < end) {
      if (bytes[at] == ':') {
        at++;
      }
      minutes = number(2);
    }
    failed |= hours > 18 || minutes > 59 || (hours == 18 && minutes > 0);
    long micros = (hours * 60L + minutes) * 60 * Times.MICROS_PER_SECOND;
    return sign == '-' ? -micros : micros;
  }

  private int number(int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      if (at >= end || !isDigit(bytes[at])) {
        failed = true;
        return 0;
      }
      number = number * 10 + bytes[at++] - '0';
    }
    return number;
  }

  private void require(char c) {
    if (at >= end || bytes[at] != c) {
      failed = true;
    }
    at++;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
