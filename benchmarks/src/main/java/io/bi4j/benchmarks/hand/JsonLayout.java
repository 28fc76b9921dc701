package io.bi4j.benchmarks.hand;

import java.nio.charset.StandardCharsets;

/**
 * The shape that most lines have: all keys in column order, no blanks, no escapes, both amounts as
 * numbers. Such a line has just {@link #MARKS} quotes, backslashes and line feeds, and the text
 * between one value and the next is known; comparing that text, and where the marks around it stand,
 * proves the whole structure. Any other line is left to {@link JsonRecord}.
 *
 * <p>Marks by number: 0 to 3 are the quotes of {@code "id":"…"}, then four for each text column; the
 * two numbers have two each; the line feed is the last.
 */
final class JsonLayout {
  /** Quotes of 11 keys and 9 text values, and the line feed. */
  static final int MARKS = 41;

  private static final int ID_END = 3;
  private static final int CREATED_END = 7;
  private static final int MERCHANT_END = 11;
  private static final int COUNTRY_END = 15;
  private static final int CURRENCY_END = 19;
  private static final int METHOD_END = 23;
  private static final int STATUS_END = 27;
  private static final int FEE_KEY = 30;
  private static final int EMAIL_KEY = 32;
  private static final int EMAIL_END = 35;
  private static final int DESCRIPTION_END = 39;
  private static final int LINE_FEED = 40;

  private static final long ID = word("{\"id\":\"\0", 0);
  private static final long SEVEN_BYTES = 0x00FFFFFFFFFFFFFFL;
  private static final long CREATED_0 = word("\",\"created_at\":\"", 0);
  private static final long CREATED_1 = word("\",\"created_at\":\"", 8);
  private static final long MERCHANT_0 = word("\",\"merchant\":\"", 0);
  private static final long MERCHANT_1 = word("\",\"merchant\":\"", 6);
  private static final long COUNTRY_0 = word("\",\"country\":\"", 0);
  private static final long COUNTRY_1 = word("\",\"country\":\"", 5);
  private static final long CURRENCY_0 = word("\",\"currency\":\"", 0);
  private static final long CURRENCY_1 = word("\",\"currency\":\"", 6);
  private static final long METHOD_0 = word("\",\"method\":\"", 0);
  private static final long METHOD_1 = word("\",\"method\":\"", 4);
  private static final long STATUS_0 = word("\",\"status\":\"", 0);
  private static final long STATUS_1 = word("\",\"status\":\"", 4);
  private static final long AMOUNT_0 = word("\",\"amount_minor\":", 0);
  private static final long AMOUNT_1 = word("\",\"amount_minor\":", 8);
  private static final long FEE_0 = word(",\"fee_minor\":", 0);
  private static final long FEE_1 = word(",\"fee_minor\":", 5);
  private static final long EMAIL_0 = word(",\"email\":\"", 0);
  private static final long EMAIL_1 = word(",\"email\":\"", 2);
  private static final long DESCRIPTION_0 = word("\",\"description\":\"", 0);
  private static final long DESCRIPTION_1 = word("\",\"description\":\"", 8);

  private JsonLayout() {}

  /** Takes the line at {@code start}, or returns false without effect when it has another shape. */
  static boolean plain(long start, long text, long places, PaymentGroups groups) {
    long idEnd = mark(text, places, ID_END);
    long createdEnd = mark(text, places, CREATED_END);
    long merchantEnd = mark(text, places, MERCHANT_END);
    long countryEnd = mark(text, places, COUNTRY_END);
    long currencyEnd = mark(text, places, CURRENCY_END);
    long methodEnd = mark(text, places, METHOD_END);
    long statusEnd = mark(text, places, STATUS_END);
    long feeKey = mark(text, places, FEE_KEY);
    long emailKey = mark(text, places, EMAIL_KEY);
    long emailEnd = mark(text, places, EMAIL_END);
    long descriptionEnd = mark(text, places, DESCRIPTION_END);

    long wrong =
        (Raw.word(start) ^ ID) & SEVEN_BYTES
            | differs(idEnd, CREATED_0, 8, CREATED_1)
            | differs(createdEnd, MERCHANT_0, 6, MERCHANT_1)
            | differs(merchantEnd, COUNTRY_0, 5, COUNTRY_1)
            | differs(countryEnd, CURRENCY_0, 6, CURRENCY_1)
            | differs(currencyEnd, METHOD_0, 4, METHOD_1)
            | differs(methodEnd, STATUS_0, 4, STATUS_1)
            | differs(statusEnd, AMOUNT_0, 8, AMOUNT_1)
            | Raw.octet(statusEnd + 16) ^ ':'
            | differs(feeKey - 1, FEE_0, 5, FEE_1)
            | differs(emailKey - 1, EMAIL_0, 2, EMAIL_1)
            | differs(emailEnd, DESCRIPTION_0, 8, DESCRIPTION_1)
            | Raw.octet(emailEnd + 16) ^ '"'
            | Raw.octet(descriptionEnd) ^ '"'
            | Raw.octet(descriptionEnd + 1) ^ '}'
            | mark(text, places, LINE_FEED) ^ descriptionEnd + 2
            | Raw.octet(descriptionEnd + 2) ^ '\n';
    // the opening quote of each text value must be the mark that its number says
    long moved =
        mark(text, places, 2) ^ start + 6
            | mark(text, places, 6) ^ idEnd + 15
            | mark(text, places, 10) ^ createdEnd + 13
            | mark(text, places, 14) ^ merchantEnd + 12
            | mark(text, places, 18) ^ countryEnd + 13
            | mark(text, places, 22) ^ currencyEnd + 11
            | mark(text, places, 26) ^ methodEnd + 11
            | mark(text, places, 29) ^ statusEnd + 15
            | mark(text, places, 31) ^ feeKey + 10
            | mark(text, places, 34) ^ emailKey + 8
            | mark(text, places, 38) ^ emailEnd + 16;
    if ((wrong | moved) != 0) {
      return false;
    }
    groups.accept(
        idEnd + 16,
        createdEnd,
        merchantEnd + 13,
        countryEnd,
        methodEnd + 12,
        statusEnd,
        statusEnd + 17,
        feeKey - 1);
    return true;
  }

  /** Zero when the text at {@code at} starts with {@code first} and has {@code second} further on. */
  private static long differs(long at, long first, int offset, long second) {
    return Raw.word(at) ^ first | Raw.word(at + offset) ^ second;
  }

  private static long mark(long text, long places, int index) {
    return text + Raw.integer(places + 4L * index);
  }

  private static long word(String literal, int at) {
    byte[] bytes = literal.getBytes(StandardCharsets.US_ASCII);
    long word = 0;
    for (int i = 7; i >= 0; i--) {
      word = word << 8 | bytes[at + i];
    }
    return word;
  }
}
