package io.bi4j.core.internal.write;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.RowFormat;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The shape of a CSV file to be written.
 *
 * @param delimiter between cells
 * @param lineEnd after each record
 * @param quoteAll whether every cell that is not null is quoted; else those that need it
 * @param header whether the first record holds the names of the columns
 * @param neutralise whether text that a spreadsheet would take for a formula (its first character
 *     is =, +, -, @, tab or carriage return) gets an apostrophe before it; the file then no longer
 *     holds exactly the text of the data
 */
public record CsvFormat(
    char delimiter, LineEnd lineEnd, boolean quoteAll, boolean header, boolean neutralise)
    implements RowFormat {
  /** Comma, CRLF, quotes where needed, header, text unchanged: RFC 4180. */
  public static final CsvFormat RFC_4180 = new CsvFormat(',', LineEnd.CRLF, false, true, false);

  /** What ends a record. */
  public enum LineEnd {
    /** Carriage return and line feed, as RFC 4180 has it. */
    CRLF("\r\n"),
    /** Line feed alone. */
    LF("\n");

    final String text;

    LineEnd(String text) {
      this.text = text;
    }
  }

  public CsvFormat {
    boolean usable =
        delimiter == '\t' || (delimiter > ' ' && delimiter < 0x7F && !isReserved(delimiter));
    if (!usable) {
      throw new IllegalArgumentException(
          "The delimiter of a CSV file must be a tab or an ASCII character that is no letter, digit,"
              + " quote, sign or point; was '"
              + delimiter
              + "'.");
    }
  }

  public CsvFormat withDelimiter(char other) {
    return new CsvFormat(other, lineEnd, quoteAll, header, neutralise);
  }

  public CsvFormat withLineEnd(LineEnd other) {
    return new CsvFormat(delimiter, other, quoteAll, header, neutralise);
  }

  public CsvFormat withQuoteAll() {
    return new CsvFormat(delimiter, lineEnd, true, header, neutralise);
  }

  public CsvFormat withoutHeader() {
    return new CsvFormat(delimiter, lineEnd, quoteAll, false, neutralise);
  }

  public CsvFormat withNeutralisedFormulas() {
    return new CsvFormat(delimiter, lineEnd, quoteAll, header, true);
  }

  @Override
  public Encoder open(Schema schema, OutputStream out) {
    return new CsvBatchWriter(out, schema, this);
  }

  @Override
  public Optional<Encoder> append(Schema schema, OutputStream out) {
    return Optional.of(new CsvBatchWriter(out, schema, withoutHeader()));
  }

  @Override
  public boolean appends() {
    return true;
  }

  @Override
  public String extension() {
    return "csv";
  }

  private static boolean isReserved(char c) {
    return Character.isLetterOrDigit(c) || c == '"' || c == '-' || c == '+' || c == '.';
  }
}
