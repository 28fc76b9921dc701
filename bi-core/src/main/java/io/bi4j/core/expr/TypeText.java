package io.bi4j.core.expr;

import java.util.Locale;

/** Finds where the text of a type ends inside the text of an expression. */
final class TypeText {
  private TypeText() {}

  /** The position after the type that starts at or after {@code from}. */
  static int end(String text, int from) {
    int at = skipBlanks(text, from);
    while (at < text.length() && Operators.isWordPart(text.charAt(at))) {
      at++;
    }
    int open = skipBlanks(text, at);
    if (open == text.length() || (text.charAt(open) != '(' && text.charAt(open) != '<')) {
      return at;
    }
    String word = text.substring(skipBlanks(text, from), at).toUpperCase(Locale.ROOT);
    boolean takes =
        switch (word) {
          case "DECIMAL", "MONEY" -> text.charAt(open) == '(';
          case "LIST", "STRUCT", "MAP" -> text.charAt(open) == '<';
          default -> false;
        };
    return takes ? closing(text, open) : at;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    int at = open;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        int close = text.indexOf('"', at);
        at = close < 0 ? text.length() : close + 1;
      } else if (c == '(' || c == '<') {
        depth++;
      } else if ((c == ')' || c == '>') && --depth == 0) {
        return at;
      }
    }
    return at;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
