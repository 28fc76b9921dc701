package io.bi4j.benchmarks;

/**
 * What counts as a valid cell, so that all peers agree.
 *
 * <table>
 * <caption>Rules per column</caption>
 * <tr><th>column</th><th>valid when</th></tr>
 * <tr><td>{@code created_at}</td><td>{@code yyyy-MM-ddTHH:mm:ssZ} or {@code
 *   yyyy-MM-ddTHH:mm:ss.fffZ}, ASCII digits, capital T and Z, a date that exists in the Gregorian
 *   calendar (years 0000 to 9999), hour 00 to 23, minute and second 00 to 59</td></tr>
 * <tr><td>{@code amount_minor}, {@code fee_minor}</td><td>{@code -?[0-9]{1,18}}, nothing around
 *   it; in JSON a number token of that form</td></tr>
 * <tr><td>all others</td><td>present: any text of at least one byte, taken exactly as it stands,
 *   blanks and letter case included</td></tr>
 * </table>
 *
 * <p>A missing cell is one without a byte between its separators; in JSON {@code null} or an absent
 * key. Missing cells are not valid. The generator never writes a quoted empty cell. CSV is RFC
 * 4180: quotes around any cell, quotes inside doubled, separators and line ends inside quotes are
 * text.
 *
 * <p>These rules are stricter than DuckDB's casts ({@code 12.5}, {@code 0x1F}, {@code +5}, {@code
 * 24:00:00} are accepted there); the generated files hold no cell on which the two differ.
 *
 * <p>This class is the plain form of the rules, for peers that work on text and as the reference
 * for those that work on bytes. Thread-safe.
 */
public final class CellRules {
  /** The longest whole number. */
  public static final int MAX_DIGITS = 18;

  private CellRules() {}

  /** Whether {@code text} is a valid {@code created_at}. */
  public static boolean isTimestamp(CharSequence text) {
    int length = text.length();
    if (length != 20 && length != 24
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || text.charAt(length - 1) != 'Z'
        || length == 24 && (text.charAt(19) != '.' || number(text, 20, 23) < 0)) {
      return false;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    return year >= 0
        && inRange(month, 1, 12)
        && inRange(day, 1, daysIn(year, month))
        && inRange(number(text, 11, 13), 0, 23)
        && inRange(number(text, 14, 16), 0, 59)
        && inRange(number(text, 17, 19), 0, 59);
  }

  /** Whether {@code text} is a valid whole number. */
  public static boolean isWholeNumber(CharSequence text) {
    int start = text.length() > 0 && text.charAt(0) == '-' ? 1 : 0;
    int digits = text.length() - start;
    if (digits < 1 || digits > MAX_DIGITS) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Days of a month, 1 to 12, of the proleptic Gregorian calendar. */
  public static int daysIn(int year, int month) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private static boolean inRange(int value, int low, int high) {
    return value >= low && value <= high;
  }

  /** The digits from {@code from} to {@code to} as a number, or -1 when one is no digit. */
  private static int number(CharSequence text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }
}
