package io.bi4j.core.internal.infer;

import io.bi4j.core.internal.parse.DatePattern;
import java.util.List;

/**
 * The patterns that a cell such as {@code 01/02/2024} or {@code 2024.02.01 10:30} may follow, by
 * its separators; which of them it follows only other cells can tell.
 */
final class DateShapes {
  private DateShapes() {}

  /** Readings for cells of the shape of one cell; none when it is no date in digits. */
  static List<Reading.Pattern> of(byte[] bytes, int from, int length) {
    int to = from + length;
    int first = digits(bytes, from, to);
    int at = from + first;
    if (at >= to || first == 0 || (bytes[at] != '/' && bytes[at] != '-' && bytes[at] != '.')) {
      return List.of();
    }
    char separator = (char) bytes[at];
    int second = digits(bytes, at + 1, to);
    int third = at + 1 + second;
    if (second < 1 || second > 2 || third >= to || bytes[third] != separator) {
      return List.of();
    }
    int last = digits(bytes, third + 1, to);
    String time = time(bytes, third + 1 + last, to);
    if (first == 4 && last <= 2) {
      String pattern = "yyyy" + separator + "M" + separator + "d" + time;
      return List.of(new Reading.Pattern(DatePattern.of(pattern), false));
    }
    if (first > 2 || last != 4) {
      return List.of();
    }
    String dayFirst = "d" + separator + "M" + separator + "yyyy" + time;
    String monthFirst = "M" + separator + "d" + separator + "yyyy" + time;
    return List.of(
        new Reading.Pattern(DatePattern.of(dayFirst), true),
        new Reading.Pattern(DatePattern.of(monthFirst), false));
  }

  private static String time(byte[] bytes, int from, int to) {
    int colons = 0;
    int points = 0;
    for (int i = from; i < to; i++) {
      colons += bytes[i] == ':' ? 1 : 0;
      points += bytes[i] == '.' ? 1 : 0;
    }
    if (from >= to || bytes[from] != ' ') {
      return "";
    }
    return colons < 2 ? " H:mm" : points == 0 ? " H:mm:ss" : " H:mm:ss.SSS";
  }

  private static int digits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - from;
  }

  /** The same pattern with two digits for every part that has one or two. */
  static DatePattern twoDigits(DatePattern pattern) {
    String text = pattern.toString();
    StringBuilder wide = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      wide.append(c == 'd' || c == 'M' || c == 'H' ? "" + c + c : c);
    }
    return DatePattern.of(wide.toString());
  }
}
