package io.bi4j.core.internal.parse;

/** What the parsers of cells share: the sentinel, and trimming for callers that ignore blanks. */
public final class CellText {
  /**
   * The result of a parser for text outside its grammar. Only INT64 has a value with these bits;
   * see {@link Int64Text#isMinimum}.
   */
  public static final long INVALID = Long.MIN_VALUE;

  private CellText() {}

  /** The first position that holds neither blank nor tab, or {@code to}. */
  public static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The end of a range without the blanks and tabs at its end. */
  public static int trimEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** The value of an ASCII digit, or a number above 9 for any other byte. */
  static int digit(byte b) {
    return (b - '0') & 0xFF;
  }
}
