package io.bi4j.core.internal.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.internal.parse.Swar;

/**
 * Writes JSON strings from UTF-8: quote, backslash and control characters escaped, everything else
 * as it is.
 */
public final class JsonText {
  private static final long QUOTES = Swar.repeat('"');
  private static final long BACKSLASHES = Swar.repeat('\\');
  private static final long BLANKS = Swar.repeat(' ');
  private static final long ONES = Swar.repeat(1);
  private static final long HIGH_BITS = Swar.repeat(0x80);
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

  private JsonText() {}

  /**
   * Appends a string in quotes. Half of a surrogate pair, which UTF-8 does not have, is written as
   * an escape, so that a reader notices it.
   */
  public static void append(TextBuffer out, String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        body(out, text.substring(from, i));
        out.appendAscii(String.format("\\u%04x", (int) c));
        from = i + 1;
      }
    }
    body(out, text.substring(from));
    out.append('"');
  }

  private static void body(TextBuffer out, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    appendBody(out, utf8, 0, utf8.length);
  }

  /** Appends UTF-8 without quotes around it. */
  static void appendBody(TextBuffer out, byte[] utf8, int from, int length) {
    out.reserve(length);
    int to = from + length;
    int at = from;
    int done = from;
    while (at < to) {
      at = nextSpecial(utf8, at, to);
      if (at < to) {
        out.append(utf8, done, at - done);
        escape(out, utf8[at]);
        done = ++at;
      }
    }
    out.append(utf8, done, to - done);
  }

  /** The first position that needs an escape, or the end. */
  static int nextSpecial(byte[] utf8, int from, int to) {
    int at = from;
    for (; at <= to - 8; at += 8) {
      long word = Swar.load(utf8, at);
      long quote = word ^ QUOTES;
      long backslash = word ^ BACKSLASHES;
      long special =
          (((quote - ONES) & ~quote)
                  | ((backslash - ONES) & ~backslash)
                  | ((word - BLANKS) & ~word))
              & HIGH_BITS;
      if (special != 0) {
        return at + Swar.firstIndex(special);
      }
    }
    while (at < to && !isSpecial(utf8[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpecial(byte b) {
    return b == '"' || b == '\\' || (b >= 0 && b < 0x20);
  }

  private static void escape(TextBuffer out, byte b) {
    out.append('\\');
    switch (b) {
      case '"', '\\' -> out.append((char) b);
      case '\b' -> out.append('b');
      case '\f' -> out.append('f');
      case '\n' -> out.append('n');
      case '\r' -> out.append('r');
      case '\t' -> out.append('t');
      default -> {
        out.appendAscii("u00");
        out.append((char) HEX[b >> 4]);
        out.append((char) HEX[b & 15]);
      }
    }
  }
}
