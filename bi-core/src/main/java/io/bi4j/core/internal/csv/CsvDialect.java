package io.bi4j.core.internal.csv;

/**
 * The bytes that give a CSV file its shape.
 *
 * @param delimiter between cells
 * @param quote around cells
 * @param newline the last byte of a record: line feed, or carriage return alone
 */
public record CsvDialect(byte delimiter, byte quote, byte newline) {
  /** RFC 4180: comma, double quote, line feed with or without carriage return before it. */
  public static final CsvDialect RFC_4180 = new CsvDialect((byte) ',', (byte) '"', (byte) '\n');

  public CsvDialect {
    if (delimiter == quote || delimiter == newline || quote == newline) {
      throw new IllegalArgumentException(
          "Delimiter, quote and line end of a CSV file must differ from each other.");
    }
    if (delimiter < 0 || quote < 0 || newline < 0) {
      throw new IllegalArgumentException("Delimiter and quote of a CSV file must be ASCII.");
    }
  }
}
