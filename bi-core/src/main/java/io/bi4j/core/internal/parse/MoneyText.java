package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

/**
 * MONEY from decimal text in major units, as minor units.
 *
 * <p><b>Grammar.</b> {@code [+-]?[0-9]+(\.[0-9]{1,e})?} with {@code e} the currency's number of
 * minor digits; without a point when {@code e} is 0. {@code 12.3} with two minor digits is 1230.
 * More fraction digits than the currency has are malformed even when they are zero, because {@code
 * 1.200} is twelve hundred to one reader and one-twenty to another. At most 18 digits in all. No
 * currency signs, no grouping.
 */
public final class MoneyText {
  private MoneyText() {}

  /**
   * Reads an amount: minor units, or {@link CellText#INVALID}.
   *
   * @param exponent minor digits of the currency, 0 to 4
   */
  public static long parse(byte[] bytes, int from, int length, int exponent) {
    int to = from + length;
    boolean signed = length > 0 && (bytes[from] == '-' || bytes[from] == '+');
    int at = signed ? from + 1 : from;
    int digitsBefore = digitsFrom(bytes, at, to);
    int point = at + digitsBefore;
    int digitsAfter = point < to ? to - point - 1 : 0;
    boolean fraction = point < to;
    if (digitsBefore == 0 || digitsBefore + exponent > 18 || digitsAfter > exponent) {
      return INVALID;
    }
    if (fraction && (bytes[point] != '.' || digitsAfter == 0)) {
      return INVALID;
    }
    long value = Int64Text.digits(bytes, at, digitsBefore);
    for (int i = 0; i < exponent; i++) {
      int digit = i < digitsAfter ? CellText.digit(bytes[point + 1 + i]) : 0;
      if (digit > 9) {
        return INVALID;
      }
      value = value * 10 + digit;
    }
    return bytes[from] == '-' ? -value : value;
  }

  private static int digitsFrom(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && CellText.digit(bytes[at]) <= 9) {
      at++;
    }
    return at - from;
  }
}
