package io.bi4j.core.json;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;

/** The grammar of numbers in RFC 8259, section 6. */
final class NumberGrammar {
  private NumberGrammar() {}

  /** Checks the text and returns the position of its exponent mark, or -1. */
  static int check(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int end = digits(text, at);
    if (end - at > 1 && text.charAt(at) == '0') {
      throw bad(text);
    }
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(text, end + 1);
    }
    if (end == text.length()) {
      return -1;
    }
    if (text.charAt(end) != 'e' && text.charAt(end) != 'E') {
      throw bad(text);
    }
    int mark = end;
    int from = mark + 1;
    if (from < text.length() && (text.charAt(from) == '+' || text.charAt(from) == '-')) {
      from++;
    }
    if (digits(text, from) != text.length()) {
      throw bad(text);
    }
    return mark;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == from) {
      throw bad(text);
    }
    return at;
  }

  private static BiException bad(String text) {
    return new BiException(
        CoreErrors.BAD_JSON,
        "\"" + text + "\" is not a JSON number; one looks like -12.5e3. Correct it or quote it.");
  }
}
