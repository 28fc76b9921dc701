package io.bi4j.benchmarks.data;

/**
 * What a bad cell looks like, per typed column; the empty text stands for a missing value.
 *
 * <p>The lists hold only text on which every peer's own casts agree. Text that our rules (see
 * {@link io.bi4j.benchmarks.CellRules}) call malformed and DuckDB's cast accepts ({@code 12.5},
 * {@code 0x1F}, {@code 1e3}, {@code +5}, {@code 24:00:00}) is left out: it would compare two
 * definitions, not two engines. Those cases stand in the unit tests of the rules.
 */
final class MalformedCells {
  private static final byte[][] TIMES =
      Vocabulary.lines(
          "|not-a-date|2024-02-30T10:00:00Z|2024-13-01T00:00:00Z|2024-06-01T25:00:00Z"
              + "|2024-06-01T10:61:00.000Z|01/06/2024 10:00|2023-02-29T12:00:00.500Z"
              + "|20240601T100000Z|1717236000000|2024-06-31T08:00:00Z|2024-06-01T10:00:61Z"
              + "|2024-00-10T00:00:00Z|2024-06-00T00:00:00.000Z|yesterday");
  private static final byte[][] COUNTRIES =
      Vocabulary.lines("|us| US|??|U|USA|de |N/A|12|ke|Kenya|D|GBR|-|X1|fr|ug |zz|00|u.s.");
  private static final byte[][] CURRENCIES = Vocabulary.lines("|eur|??|EURO|US$|x|USD |840");
  private static final byte[][] STATUSES =
      Vocabulary.lines("|Succeeded|SUCCEEDED|succeeded |succeedex|succeede| succeeded|ok|?");
  private static final byte[][] NUMBERS =
      Vocabulary.lines("|n/a|12,5|1O0|--5|five|5-|99999999999999999999|12 USD|-|NaN|- 5|1 000|(5)");

  private MalformedCells() {}

  static byte[] pick(TransactionColumn column, Draws draws) {
    byte[][] list =
        switch (column) {
          case CREATED_AT -> TIMES;
          case COUNTRY -> COUNTRIES;
          case CURRENCY -> CURRENCIES;
          case STATUS -> STATUSES;
          case AMOUNT_MINOR, FEE_MINOR -> NUMBERS;
          default -> throw new IllegalArgumentException("no malformed form of column " + column);
        };
    return list[draws.below(list.length)];
  }
}
