package io.bi4j.core.internal.jdbc;

import io.bi4j.core.internal.vector.Times;

/**
 * The text of an interval as PostgreSQL and DuckDB print it: {@code 1 mon 2 days -03:04:05.678}.
 * Days count as 24 hours; months and years have no exact length.
 */
final class IntervalText {
  /** What {@link #micros} gives for an interval with months or years. */
  static final long NO_EXACT_LENGTH = Long.MIN_VALUE;

  private IntervalText() {}

  /**
   * The length in microseconds.
   *
   * @throws NumberFormatException when the text is no interval
   * @throws ArithmeticException when it does not fit 64 bits
   */
  static long micros(String text) {
    long micros = 0;
    String[] words = text.trim().split(" +");
    int at = 0;
    while (at < words.length) {
      String word = words[at];
      if (word.indexOf(':') >= 0) {
        micros = Math.addExact(micros, clock(word));
        at++;
        continue;
      }
      if (at + 1 == words.length) {
        throw new NumberFormatException("no unit after " + word);
      }
      long count = Long.parseLong(word.startsWith("+") ? word.substring(1) : word);
      String unit = words[at + 1];
      at += 2;
      if (unit.startsWith("day")) {
        micros = Math.addExact(micros, Math.multiplyExact(count, Times.MICROS_PER_DAY));
      } else if (unit.startsWith("mon") || unit.startsWith("year")) {
        if (count != 0) {
          return NO_EXACT_LENGTH;
        }
      } else {
        throw new NumberFormatException("unknown unit " + unit);
      }
    }
    return micros;
  }

  /** {@code [+-]hours:minutes:seconds[.fraction]}; hours may have any number of digits. */
  private static long clock(String word) {
    boolean negative = word.startsWith("-");
    String unsigned = negative || word.startsWith("+") ? word.substring(1) : word;
    int first = unsigned.indexOf(':');
    int second = unsigned.indexOf(':', first + 1);
    int point = unsigned.indexOf('.');
    if (second < 0) {
      throw new NumberFormatException("no seconds in " + word);
    }
    long hours = Long.parseLong(unsigned.substring(0, first));
    long minutes = Long.parseLong(unsigned.substring(first + 1, second));
    long seconds =
        Long.parseLong(unsigned.substring(second + 1, point < 0 ? unsigned.length() : point));
    long fraction = point < 0 ? 0 : fraction(unsigned.substring(point + 1));
    long whole = Math.addExact(Math.multiplyExact(hours, 3600), minutes * 60 + seconds);
    long micros = Math.addExact(Math.multiplyExact(whole, Times.MICROS_PER_SECOND), fraction);
    return negative ? -micros : micros;
  }

  private static long fraction(String digits) {
    if (digits.length() > 6) {
      throw new NumberFormatException("more than microseconds: " + digits);
    }
    long value = Long.parseLong(digits);
    for (int i = digits.length(); i < 6; i++) {
      value *= 10;
    }
    return value;
  }
}
