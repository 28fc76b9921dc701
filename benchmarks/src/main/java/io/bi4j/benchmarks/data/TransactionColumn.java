package io.bi4j.benchmarks.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The eleven columns of a payment row, in file order. */
public enum TransactionColumn {
  ID,
  CREATED_AT,
  MERCHANT,
  COUNTRY,
  CURRENCY,
  METHOD,
  STATUS,
  AMOUNT_MINOR,
  FEE_MINOR,
  EMAIL,
  DESCRIPTION;

  /** All columns, the layout of the full CSV file and of JSON lines. */
  public static final List<TransactionColumn> FULL = List.of(values());

  /** The columns of the slim CSV file: what J2 needs plus one text column that it must skip. */
  public static final List<TransactionColumn> SLIM =
      List.of(CREATED_AT, MERCHANT, COUNTRY, STATUS, AMOUNT_MINOR);

  private final String header = name().toLowerCase(Locale.ROOT);

  @SuppressWarnings("ImmutableEnumChecker") // read by the encoders of this package, never written
  private final byte[] headerBytes = header.getBytes(StandardCharsets.US_ASCII);

  /** The name in the file, for example {@code amount_minor}. */
  public String header() {
    return header;
  }

  /** Whether a well-formed cell is a whole number, written without quotes in JSON. */
  public boolean isNumber() {
    return this == AMOUNT_MINOR || this == FEE_MINOR;
  }

  byte[] headerBytes() {
    return headerBytes;
  }
}
