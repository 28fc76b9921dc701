package io.bi4j.insights.internal.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Small pieces of HTML and SVG text. */
final class Html {
  private Html() {}

  /** Text that is safe between tags and inside quoted attributes, without control characters. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escape(out, c));
    return out.toString();
  }

  private static void escape(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.append((char) c);
      case '\r' -> out.append('\n');
      default -> {
        if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append('\uFFFD');
        }
      }
    }
  }

  /** Control characters, lone surrogates and marks that turn the direction of text are not. */
  static boolean isPrintable(int c) {
    boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean direction =
        (c >= 0x202A && c <= 0x202E)
            || (c >= 0x2066 && c <= 0x2069)
            || c == 0x200E
            || c == 0x200F
            || c == 0x061C;
    boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return !control && !surrogate && !direction && !noCharacter;
  }

  /** A label cut to a number of characters. */
  static String shortened(String text, int characters) {
    if (text.codePointCount(0, text.length()) <= characters) {
      return escape(text);
    }
    return escape(text.substring(0, text.offsetByCodePoints(0, characters - 1))) + "…";
  }

  /** A coordinate with at most two digits after the point. */
  static String coordinate(double value) {
    String text = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }
}
