package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The five entities that XML itself has, and references to characters by number. */
final class XmlReference {
  static final int MAX_LENGTH = 12;
  static final byte[] NONE = {};
  static final byte[] LINE_FEED = {'\n'};

  private XmlReference() {}

  /**
   * The UTF-8 of a reference such as {@code &amp;} or {@code &#x41;}; empty when it is none of
   * these, or names a character that XML may not hold.
   */
  static byte[] decode(byte[] bytes, int from, int length) {
    String name = new String(bytes, from + 1, length - 2, UTF_8);
    return switch (name) {
      case "lt" -> new byte[] {'<'};
      case "gt" -> new byte[] {'>'};
      case "amp" -> new byte[] {'&'};
      case "quot" -> new byte[] {'"'};
      case "apos" -> new byte[] {'\''};
      default -> name.startsWith("#") ? character(name) : NONE;
    };
  }

  private static byte[] character(String name) {
    boolean hexadecimal = name.length() > 1 && name.charAt(1) == 'x';
    int at = hexadecimal ? 2 : 1;
    int radix = hexadecimal ? 16 : 10;
    int value = 0;
    for (int i = at; i < name.length(); i++) {
      int digit = name.charAt(i) < 128 ? Character.digit(name.charAt(i), radix) : -1;
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return NONE;
      }
      value = value * radix + digit;
    }
    boolean legal =
        value == '\t'
            || value == '\n'
            || value == '\r'
            || (value >= ' ' && value < 0xD800)
            || (value > 0xDFFF && value < 0xFFFE)
            || (value > 0xFFFF && value <= Character.MAX_CODE_POINT);
    return at == name.length() || !legal ? NONE : Character.toString(value).getBytes(UTF_8);
  }
}
