package io.bi4j.core.internal.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a source writes numbers, when not in the plain way of the parsers: another decimal separator
 * than a point, and a character between groups of three digits.
 *
 * <p><b>Grammar.</b> {@code [+-]?}, then {@code [1-9][0-9]{0,2}(G[0-9]{3})+} or plain digits, then
 * {@code D} and the fraction, then whatever the plain grammar allows (an exponent). Groups must be
 * complete and do not occur in the fraction. Immutable.
 */
public final class NumberStyle {
  /** A decimal point and no groups. */
  public static final NumberStyle PLAIN = of('.', "");

  private static final Pattern EXAMPLE = Pattern.compile("1(.?)234([.,])5");

  private final char decimal;
  private final byte[] grouping;

  private NumberStyle(char decimal, byte[] grouping) {
    this.decimal = decimal;
    this.grouping = grouping;
  }

  /**
   * A style.
   *
   * @param decimal the decimal separator, point or comma
   * @param grouping the character between groups, or empty for none
   * @throws IllegalArgumentException when numbers of this style could not be told apart
   */
  public static NumberStyle of(char decimal, String grouping) {
    if ((decimal != '.' && decimal != ',') || !isGrouping(grouping, decimal)) {
      throw new IllegalArgumentException(
          "Numbers cannot be written with decimal separator '"
              + decimal
              + "' and grouping \""
              + grouping
              + "\": the decimal separator is . or , and the grouping is empty or one"
              + " other character that is neither a digit, a letter nor a sign.");
    }
    return new NumberStyle(decimal, grouping.getBytes(UTF_8));
  }

  /**
   * The style of an example: the number 1234.5 with or without a character between its groups, for
   * example {@code 1.234,5} or {@code 1 234,5}.
   *
   * @throws IllegalArgumentException when the text is not that number
   */
  public static NumberStyle ofExample(String example) {
    Matcher matcher = EXAMPLE.matcher(example);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\""
              + example
              + "\" does not show how numbers are written. Write the number 1234.5 the"
              + " way the file does, for example 1.234,5.");
    }
    return of(matcher.group(2).charAt(0), matcher.group(1));
  }

  private static boolean isGrouping(String grouping, char decimal) {
    if (grouping.isEmpty()) {
      return true;
    }
    char c = grouping.charAt(0);
    return grouping.length() == 1
        && c != decimal
        && c != '+'
        && c != '-'
        && !Character.isSurrogate(c)
        && !Character.isLetterOrDigit(c);
  }

  /** Whether the parsers can read cells as they are. */
  public boolean isPlain() {
    return decimal == '.' && grouping.length == 0;
  }

  /**
   * Writes a number the plain way.
   *
   * @param target at least {@code length} bytes
   * @return how many bytes were written, or -1 when the text breaks this style
   */
  public int toPlain(byte[] bytes, int from, int length, byte[] target) {
    int to = from + length;
    int sign = from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
    int whole = wholePart(bytes, sign, to);
    int out = 0;
    for (int i = from; i < Math.max(whole, sign); i++) {
      if (i < sign || CellText.digit(bytes[i]) <= 9) {
        target[out++] = bytes[i];
      }
    }
    for (int i = whole; whole >= 0 && i < to; i++) {
      boolean isSeparator = i == whole && bytes[i] == decimal;
      if (bytes[i] == '.' && !isSeparator) {
        return -1;
      }
      target[out++] = isSeparator ? (byte) '.' : bytes[i];
    }
    return whole < 0 ? -1 : out;
  }

  /** The end of the whole part with its groups, or -1 when a group is not complete. */
  private int wholePart(byte[] bytes, int from, int to) {
    int at = digits(bytes, from, to);
    int first = at - from;
    boolean grouped = false;
    while (grouping.length > 0 && isGroup(bytes, at, to)) {
      int start = at + grouping.length;
      int end = digits(bytes, start, to);
      if (end - start != 3) {
        return -1;
      }
      at = end;
      grouped = true;
    }
    return grouped && (first < 1 || first > 3 || bytes[from] == '0') ? -1 : at;
  }

  private boolean isGroup(byte[] bytes, int at, int to) {
    int end = at + grouping.length;
    return end <= to && Arrays.equals(bytes, at, end, grouping, 0, grouping.length);
  }

  private static int digits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && CellText.digit(bytes[at]) <= 9) {
      at++;
    }
    return at;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberStyle style
        && style.decimal == decimal
        && Arrays.equals(style.grouping, grouping);
  }

  @Override
  public int hashCode() {
    return 31 * decimal + Arrays.hashCode(grouping);
  }

  /** A number in this style, for messages: {@code 1.234,5}. */
  @Override
  public String toString() {
    return "1" + new String(grouping, UTF_8) + "234" + decimal + "5";
  }
}
