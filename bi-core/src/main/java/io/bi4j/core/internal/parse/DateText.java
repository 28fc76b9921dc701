package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

/**
 * DATE from ISO 8601 text, as days since 1970-01-01.
 *
 * <p><b>Grammar.</b> {@code yyyy-MM-dd}: exactly ten bytes, years 0000 to 9999 of the proleptic ISO
 * calendar, days that exist. Other shapes are read by a {@link DatePattern}.
 */
public final class DateText {
  /** {@code 0000-00-} for digits, and the same with the bound of each byte's allowed value. */
  private static final long SHAPE = 0x2D30302D30303030L;

  private static final long BOUND = 0x7F76767F76767676L;

  private DateText() {}

  /** Reads a day: days since 1970-01-01, or {@link CellText#INVALID}. */
  public static long parse(byte[] bytes, int from, int length) {
    if (length != 10) {
      return INVALID;
    }
    long word = Swar.load(bytes, from) ^ SHAPE;
    int tens = CellText.digit(bytes[from + 8]);
    int ones = CellText.digit(bytes[from + 9]);
    if (!fits(word, BOUND) || tens > 9 || ones > 9) {
      return INVALID;
    }
    return epochDay(word, tens * 10 + ones);
  }

  /**
   * Whether every byte of a word, from which the expected shape was taken by XOR, is a digit where
   * the bound says 0x76 and equal to the shape where it says 0x7F.
   */
  static boolean fits(long word, long bound) {
    return (((word & ~Swar.HIGH_BITS) + bound | word) & Swar.HIGH_BITS) == 0;
  }

  /** The day of a word that holds the digits of {@code yyyy-MM-}. */
  static long epochDay(long yearAndMonth, int day) {
    long pairs = yearAndMonth * 10 + (yearAndMonth >>> 8);
    int year = (int) (pairs & 0xFF) * 100 + (int) (pairs >>> 16 & 0xFF);
    int month = (int) (pairs >>> 40 & 0xFF);
    return Calendar.epochDay(year, month, day);
  }

  /** A word from which the shape {@code yyyy-MM-} was taken, to be tested with {@link #isDate}. */
  static long yearAndMonth(byte[] bytes, int from) {
    return Swar.load(bytes, from) ^ SHAPE;
  }

  static boolean isDate(long yearAndMonth) {
    return fits(yearAndMonth, BOUND);
  }
}
