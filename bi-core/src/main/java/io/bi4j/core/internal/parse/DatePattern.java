package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

import java.util.Arrays;
import java.util.Locale;

/**
 * Dates, or dates with times, written in another shape than ISO 8601: {@code dd/MM/yyyy}, {@code
 * M/d/yyyy}, {@code dd.MM.yyyy HH:mm}, {@code yyyyMMdd}.
 *
 * <p><b>Pattern.</b> {@code yyyy} four digits; {@code MM dd HH mm ss} two; {@code M d H} one or
 * two; {@code SSS} one to nine fraction digits (those after the sixth must be zero); every other
 * character that is neither a letter nor outside ASCII stands for itself, and so do {@code T} and
 * {@code Z}. {@code yyyy}, a month and a day must occur, each part at most once. A part of one or
 * two digits must not be followed by a digit part. Two-digit years are not supported: they name two
 * centuries.
 *
 * <p>Immutable and thread-safe.
 */
public final class DatePattern {
  private static final int YEAR = 0;
  private static final int MONTH = 1;
  private static final int DAY = 2;
  private static final int HOUR = 3;
  private static final int MINUTE = 4;
  private static final int SECOND = 5;
  private static final int FRACTION = 6;
  private static final String LETTERS = "yMdHmsS";

  private final String pattern;

  /** Per step: the part shifted left by 8, or'ed with its digits (0 for "one or two"); or ~byte. */
  private final int[] steps;

  private final boolean hasTime;

  private DatePattern(String pattern, int[] steps, boolean hasTime) {
    this.pattern = pattern;
    this.steps = steps;
    this.hasTime = hasTime;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException when it breaks a rule above; the message names rule and place
   */
  public static DatePattern of(String pattern) {
    int[] steps = new int[pattern.length()];
    int count = 0;
    int seen = 0;
    boolean open = false;
    for (int at = 0; at < pattern.length(); ) {
      char c = pattern.charAt(at);
      int part = LETTERS.indexOf(c);
      if (part < 0) {
        check(isLiteral(c), pattern, "has '" + c + "' at " + at + ", which is not a part");
        steps[count++] = ~c;
        open = false;
        at++;
        continue;
      }
      int run = runLength(pattern, at);
      check(isRun(part, run), pattern, "has " + run + " times '" + c + "' at " + at);
      check((seen & 1 << part) == 0, pattern, "has '" + c + "' twice");
      check(!open, pattern, "has digits directly after a part of one or two digits at " + at);
      seen |= 1 << part;
      open = run == 1 || part == FRACTION;
      steps[count++] = part << 8 | (run == 1 ? 0 : run);
      at += run;
    }
    check((seen & 7) == 7, pattern, "needs yyyy, a month and a day");
    check((seen & 8) != 0 || seen == 7, pattern, "has a time without hours");
    return new DatePattern(pattern, Arrays.copyOf(steps, count), seen != 7);
  }

  private static void check(boolean rule, String pattern, String problem) {
    if (!rule) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Date pattern \"%s\" %s. Use yyyy, MM or M, dd or d, HH or H, mm, ss, SSS and"
                  + " separators, for example dd/MM/yyyy.",
              pattern,
              problem));
    }
  }

  private static boolean isLiteral(char c) {
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    boolean digit = c >= '0' && c <= '9';
    return c == 'T' || c == 'Z' || (c >= ' ' && c < 0x7F && !letter && !digit);
  }

  private static boolean isRun(int part, int run) {
    return switch (part) {
      case YEAR -> run == 4;
      case MONTH, DAY, HOUR -> run <= 2;
      case MINUTE, SECOND -> run == 2;
      default -> run == 3;
    };
  }

  private static int runLength(String pattern, int from) {
    int at = from;
    while (at < pattern.length() && pattern.charAt(at) == pattern.charAt(from)) {
      at++;
    }
    return at - from;
  }

  /** Whether the pattern has hours, so that it describes a local date and time. */
  public boolean hasTime() {
    return hasTime;
  }

  /** The date as days since 1970-01-01, or INVALID; a time in the pattern must be midnight. */
  public long parseDate(byte[] bytes, int from, int length) {
    long micros = parseDateTime(bytes, from, length);
    if (micros == INVALID || Math.floorMod(micros, TimeScan.MICROS_PER_DAY) != 0) {
      return INVALID;
    }
    return Math.floorDiv(micros, TimeScan.MICROS_PER_DAY);
  }

  /** Microseconds since 1970-01-01T00:00 on the clock of the text, or INVALID. */
  public long parseDateTime(byte[] bytes, int from, int length) {
    int to = from + length;
    int at = from;
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int micros = 0;
    for (int step : steps) {
      int end = step < 0 ? literal(bytes, at, to, ~step) : partEnd(bytes, at, to, step);
      if (end < 0) {
        return INVALID;
      }
      int value = step < 0 ? 0 : value(bytes, at, end);
      switch (step < 0 ? -1 : step >> 8) {
        case YEAR -> year = value;
        case MONTH -> month = value;
        case DAY -> day = value;
        case HOUR -> hour = value;
        case MINUTE -> minute = value;
        case SECOND -> second = value;
        case FRACTION -> micros = micros(bytes, at, end);
        default -> {}
      }
      at = end;
    }
    long days = Calendar.epochDay(year, month, day);
    boolean clock = hour <= 23 && minute <= 59 && second <= 59 && micros >= 0;
    if (at != to || !clock || days == INVALID) {
      return INVALID;
    }
    long seconds = days * 86_400L + hour * 3600L + minute * 60L + second;
    return seconds * TimeScan.MICROS_PER_SECOND + micros;
  }

  private static int literal(byte[] bytes, int at, int to, int wanted) {
    return at < to && bytes[at] == wanted ? at + 1 : -1;
  }

  /** Where the digits of a part end, or -1 when there are too few. */
  private static int partEnd(byte[] bytes, int from, int to, int step) {
    boolean fraction = step >> 8 == FRACTION;
    int exact = fraction ? 0 : step & 0xFF;
    int most = fraction ? 9 : exact == 0 ? 2 : exact;
    int at = from;
    while (at < to && at - from < most && CellText.digit(bytes[at]) <= 9) {
      at++;
    }
    return at == from || (exact != 0 && at - from != exact) ? -1 : at;
  }

  private static int value(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + CellText.digit(bytes[i]);
    }
    return value;
  }

  /** Microseconds of fraction digits, or -1 when a digit would be lost. */
  private static int micros(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = 0; i < Math.max(6, to - from); i++) {
      int digit = from + i < to ? CellText.digit(bytes[from + i]) : 0;
      if (i >= 6 && digit != 0) {
        return -1;
      }
      value = i < 6 ? value * 10 + digit : value;
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DatePattern that && that.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return pattern;
  }
}
