package io.bi4j.insights.internal.explain;

import java.util.Locale;

/** Names from the data as sentences write them. */
final class Names {
  private static final int LONGEST = 40;

  private Names() {}

  /** Without control characters and line breaks, at most 40 characters. */
  static String clean(String name) {
    return shorten(name.strip().replaceAll("[\\p{Cntrl}\\s]+", " "), LONGEST);
  }

  /** A column or measure name in words: {@code order_count} becomes {@code order count}. */
  static String words(String name) {
    String spaced = clean(name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' '));
    boolean shouting = spaced.equals(spaced.toUpperCase(Locale.ROOT));
    return shouting ? spaced : spaced.toLowerCase(Locale.ROOT);
  }

  static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.codePointAt(0);
    return new StringBuilder(text.length())
        .appendCodePoint(Character.toUpperCase(first))
        .append(text, Character.charCount(first), text.length())
        .toString();
  }

  /** English plural of a dimension's name, for counting its members. */
  static String plural(String noun) {
    if (noun.endsWith("s") || noun.endsWith("x") || noun.endsWith("ch") || noun.endsWith("sh")) {
      return noun + "es";
    }
    boolean consonantY =
        noun.length() > 1
            && noun.endsWith("y")
            && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0;
    return consonantY ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
  }

  /** Cut to {@code most} characters with an ellipsis; never between the halves of a character. */
  static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end).stripTrailing() + "\u2026";
  }
}
