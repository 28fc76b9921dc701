package io.bi4j.core.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;

/** Cuts the text of an expression into tokens, one at a time. */
final class Lexer {
  static final int MAX_TEXT = 200_000;
  private static final int MAX_NUMBER = 120;
  private static final int SHOWN = 40;

  /** What kind of token the lexer stands on. */
  enum Kind {
    END,
    WORD,
    QUOTED,
    STRING,
    NUMBER,
    SYMBOL
  }

  private final String text;
  private int next;

  /** The token: its kind, where it starts, and its word, symbol, number or unquoted content. */
  Kind kind = Kind.END;

  int start;
  String value = "";

  Lexer(String text) {
    this.text = text;
    if (text.length() > MAX_TEXT) {
      throw new BiException(
          CoreErrors.BAD_EXPRESSION,
          "The expression \""
              + text.substring(0, 40)
              + "…\" is "
              + text.length()
              + " characters long and is cut off at position "
              + (MAX_TEXT + 1)
              + "; at most "
              + MAX_TEXT
              + " are possible. Split it over several derived columns.");
    }
    advance();
  }

  String text() {
    return text;
  }

  /** Where the token ends. */
  int end() {
    return next;
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && value.equals(symbol);
  }

  boolean isWord(String keyword) {
    return kind == Kind.WORD && value.equalsIgnoreCase(keyword);
  }

  /** Whether the next character after this token, blanks skipped, is this one. */
  boolean isFollowedBy(char c) {
    int at = skipBlanks(next);
    return at < text.length() && text.charAt(at) == c;
  }

  /** Moves to another place in the text and reads the token there. */
  void moveTo(int position) {
    next = position;
    advance();
  }

  void advance() {
    start = skipBlanks(next);
    if (start == text.length()) {
      kind = Kind.END;
      value = "";
      next = start;
      return;
    }
    char c = text.charAt(start);
    if (Operators.isWordStart(c)) {
      word();
    } else if (c == '"') {
      quoted('"', Kind.QUOTED, "a closing double quote");
    } else if (c == '\'') {
      quoted('\'', Kind.STRING, "a closing quote");
    } else if (isDigit(start) || (c == '.' && isDigit(start + 1))) {
      number();
    } else {
      symbol(c);
    }
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private void word() {
    int at = start;
    while (at < text.length() && Operators.isWordPart(text.charAt(at))) {
      at++;
    }
    take(Kind.WORD, at);
  }

  private void quoted(char quote, Kind what, String expected) {
    StringBuilder out = new StringBuilder();
    int at = start + 1;
    while (true) {
      int close = text.indexOf(quote, at);
      if (close < 0) {
        throw error(start, "expected " + expected, "Close the text that begins there.");
      }
      out.append(text, at, close);
      at = close + 1;
      if (at == text.length() || text.charAt(at) != quote) {
        break;
      }
      out.append(quote);
      at++;
    }
    kind = what;
    value = out.toString();
    next = at;
  }

  private void number() {
    int at = digits(start);
    if (at < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
      at = digits(at + 1);
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponent = at + 1;
      if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
        exponent++;
      }
      at = isDigit(exponent) ? digits(exponent) : at;
    }
    if (at < text.length() && Operators.isWordPart(text.charAt(at))) {
      throw error(at, "a letter stands in a number", "Put a blank or an operator before it.");
    }
    if (at - start > MAX_NUMBER) {
      throw error(start, "a number has " + (at - start) + " characters", "Shorten it.");
    }
    take(Kind.NUMBER, at);
  }

  private int digits(int from) {
    int at = from;
    while (isDigit(at)) {
      at++;
    }
    return at;
  }

  private boolean isDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private void symbol(char c) {
    String two = text.substring(start, Math.min(start + 2, text.length()));
    switch (two) {
      case "<>", "!=", "<=", ">=", "||", "::" -> take(Kind.SYMBOL, start + 2);
      default -> {
        if ("+-*/%=<>(),.[]".indexOf(c) < 0) {
          throw error(
              start,
              "\"" + Character.toString(text.codePointAt(start)) + "\" means nothing here",
              "Remove it, or quote it: \"column name\" for a column, 'text' for text.");
        }
        take(Kind.SYMBOL, start + 1);
      }
    }
  }

  private void take(Kind what, int end) {
    kind = what;
    value = text.substring(start, end);
    next = end;
  }

  /** What stands here, for messages. */
  String found() {
    if (kind == Kind.END) {
      return "the end";
    }
    String shown = text.substring(start, Math.min(next, start + 30));
    return "\"" + shown + (next > start + 30 ? "…" : "") + "\"";
  }

  /** The beginning of a text, for messages. */
  static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  BiException error(int position, String problem, String nextStep) {
    String shown = text.length() > 80 ? excerpt(position) : text;
    return new BiException(
        CoreErrors.BAD_EXPRESSION,
        "Expression \""
            + shown
            + "\" cannot be read at position "
            + (position + 1)
            + ": "
            + problem
            + ". "
            + nextStep);
  }

  private String excerpt(int position) {
    int from = Math.max(0, Math.min(position - 40, text.length() - 80));
    int to = Math.min(text.length(), from + 80);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}
