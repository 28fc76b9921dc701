package io.bi4j.core.internal.expr;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers from bytes, bounded before any arithmetic: at most 100 digits and an exponent
 * within ±400. Belongs to one worker.
 */
final class NumberText {
  private static final int MAX_DIGITS = 100;
  private static final int MAX_EXPONENT = 400;

  /** The value read by the last call that returned true. */
  long longValue;

  double doubleValue;

  /** A whole number: sign and digits. */
  boolean wholeNumber(TextReader text) {
    byte[] bytes = text.bytes;
    int at = text.from;
    boolean negative = at < text.end && bytes[at] == '-';
    if (at < text.end && (negative || bytes[at] == '+')) {
      at++;
    }
    if (at == text.end || text.end - at > MAX_DIGITS) {
      return false;
    }
    long value = 0;
    for (; at < text.end; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
        return false;
      }
      value = value * 10 - digit;
    }
    longValue = negative ? value : -value;
    return negative || value != Long.MIN_VALUE;
  }

  /** A decimal number, with or without fraction and exponent; null when it is none. */
  @Nullable BigDecimal decimal(TextReader text) {
    return isNumber(text)
        ? new BigDecimal(new String(text.bytes, text.from, text.length(), ISO_8859_1))
        : null;
  }

  /** A number as FLOAT64, or NaN, Infinity, -Infinity. */
  boolean floating(TextReader text) {
    if (isNumber(text)) {
      String digits = new String(text.bytes, text.from, text.length(), ISO_8859_1);
      doubleValue = Double.parseDouble(digits);
      return !Double.isInfinite(doubleValue);
    }
    if (text.length() > 9) {
      return false;
    }
    switch (text.string()) {
      case "NaN" -> doubleValue = Double.NaN;
      case "Infinity" -> doubleValue = Double.POSITIVE_INFINITY;
      case "-Infinity" -> doubleValue = Double.NEGATIVE_INFINITY;
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(TextReader text) {
    byte[] bytes = text.bytes;
    int at = text.from;
    if (at < text.end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    int whole = digits(bytes, at, text.end);
    at += whole;
    int fraction = 0;
    if (at < text.end && bytes[at] == '.') {
      fraction = digits(bytes, at + 1, text.end);
      at += fraction + 1;
    }
    if (whole + fraction == 0 || whole + fraction > MAX_DIGITS) {
      return false;
    }
    return at == text.end || isExponent(bytes, at, text.end);
  }

  private static boolean isExponent(byte[] bytes, int from, int end) {
    int at = from;
    if (bytes[at] != 'e' && bytes[at] != 'E') {
      return false;
    }
    at++;
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    int count = digits(bytes, at, end);
    if (count == 0 || count > 3 || at + count != end) {
      return false;
    }
    int exponent = 0;
    for (int i = at; i < end; i++) {
      exponent = exponent * 10 + bytes[i] - '0';
    }
    return exponent <= MAX_EXPONENT;
  }

  private static int digits(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from <= MAX_DIGITS) {
      at++;
    }
    return at - from;
  }
}
