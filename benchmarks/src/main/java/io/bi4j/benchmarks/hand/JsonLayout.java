package io.bi4j.benchmarks.hand;

import java.nio.charset.StandardCharsets;

/**
 * The shape that most lines have: all keys in column order, no blanks, no escapes, both amounts as
 * numbers. There the text between one value and the next is known, so only values are searched for
 * their ends; comparing the rest proves the structure. Any other line is left to {@link
 * JsonRecord}.
 */
final class JsonLayout {
  /** The answer of {@link #plain} for a line of another shape. */
  static final long NOT_PLAIN = 0;

  private static final long ID = word("{\"id\":\"\0", 0);
  private static final long SEVEN_BYTES = 0x00FFFFFFFFFFFFFFL;
  private static final long END = word("\"}\n\0\0\0\0\0", 0);
  private static final long THREE_BYTES = 0xFFFFFFL;
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

  /**
   * Takes the line at {@code start} and returns the address of its line feed, or, without effect,
   * {@link #NOT_PLAIN}. A search that starts behind a mismatch ends in the padding at the latest.
   */
  static long plain(long start, PaymentGroups groups) {
    long id = Scan.textEnd(start + 7);
    long created = Scan.textEnd(id + 16);
    long merchant = Scan.textEnd(created + 14);
    long wrong =
        (Raw.word(start) ^ ID) & SEVEN_BYTES
            | differs(id, CREATED_0, 8, CREATED_1)
            | differs(created, MERCHANT_0, 6, MERCHANT_1)
            | differs(merchant, COUNTRY_0, 5, COUNTRY_1);
    if (wrong != 0) {
      return NOT_PLAIN;
    }
    long country = Scan.textEnd(merchant + 13);
    long currency = Scan.textEnd(country + 14);
    long method = Scan.textEnd(currency + 12);
    long status = Scan.textEnd(method + 12);
    wrong =
        differs(country, CURRENCY_0, 6, CURRENCY_1)
            | differs(currency, METHOD_0, 4, METHOD_1)
            | differs(method, STATUS_0, 4, STATUS_1)
            | differs(status, AMOUNT_0, 8, AMOUNT_1)
            | Raw.octet(status + 16) ^ ':';
    if (wrong != 0) {
      return NOT_PLAIN;
    }
    long amount = Scan.numberEnd(status + 17);
    long fee = Scan.numberEnd(amount + 13);
    wrong = differs(amount, FEE_0, 5, FEE_1) | differs(fee, EMAIL_0, 2, EMAIL_1);
    if (wrong != 0) {
      return NOT_PLAIN;
    }
    long email = Scan.textEnd(fee + 10);
    long description = Scan.textEnd(email + 17);
    wrong =
        differs(email, DESCRIPTION_0, 8, DESCRIPTION_1)
            | Raw.octet(email + 16) ^ '"'
            | (Raw.word(description) ^ END) & THREE_BYTES;
    if (wrong != 0) {
      return NOT_PLAIN;
    }
    groups.accept(
        id + 16, created, merchant + 13, country, method + 12, status, status + 17, amount);
    return description + 2;
  }

  /**
   * Zero when the text at {@code at} starts with {@code first} and has {@code second} further on.
   */
  private static long differs(long at, long first, int offset, long second) {
    return Raw.word(at) ^ first | Raw.word(at + offset) ^ second;
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
