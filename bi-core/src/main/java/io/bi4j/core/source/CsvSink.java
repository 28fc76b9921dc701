package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.FileSink;
import io.bi4j.core.internal.write.CsvFormat;
import io.bi4j.core.internal.write.CsvFormat.LineEnd;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.nio.file.Path;

/**
 * A CSV file as a sink: RFC 4180 in UTF-8, with comma, CRLF and a header, quotes where they are
 * needed.
 *
 * <p><b>Cells.</b> A null is an unquoted empty cell, empty text a quoted one. Dates and times are
 * ISO 8601, money is in major units, bytes are Base64, lists, structs and maps are JSON text.
 * <b>Guarantee.</b> EXACTLY_ONCE: rows go into a hidden file beside the target, which is synced and
 * renamed into place at the commit; running again replaces the file. <b>Threads.</b> Immutable;
 * each method with an option returns a copy.
 *
 * @since 0.1
 */
public final class CsvSink implements Sink {
  private final Path path;
  private final CsvFormat format;

  private CsvSink(Path path, CsvFormat format) {
    this.path = path;
    this.format = format;
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static CsvSink file(String path) {
    return file(Path.of(path));
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static CsvSink file(Path path) {
    return new CsvSink(requireNonNull(path, "path"), CsvFormat.RFC_4180);
  }

  /**
   * The character between cells, instead of the comma.
   *
   * @throws IllegalArgumentException when it could not be told from cells
   */
  public CsvSink delimiter(char delimiter) {
    return new CsvSink(path, format.withDelimiter(delimiter));
  }

  /** Records end with line feed alone, instead of carriage return and line feed. */
  public CsvSink lineFeeds() {
    return new CsvSink(path, format.withLineEnd(LineEnd.LF));
  }

  /** Every cell that is not null is quoted. */
  public CsvSink quoteAll() {
    return new CsvSink(path, format.withQuoteAll());
  }

  /** The first record does not hold the names of the columns. */
  public CsvSink withoutHeader() {
    return new CsvSink(path, format.withoutHeader());
  }

  /**
   * Text that a spreadsheet would take for a formula gets an apostrophe before it: text whose first
   * character is =, +, -, @, tab or carriage return. Numbers stay as they are. Meant for files that
   * people open in a spreadsheet; what a program reads back then has the apostrophe.
   */
  public CsvSink neutraliseFormulas() {
    return new CsvSink(path, format.withNeutralisedFormulas());
  }

  private FileSink sink() {
    return new FileSink(path, format);
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public Guarantee guarantee() {
    return sink().guarantee();
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    return sink().open(run, schema);
  }

  @Override
  public String toString() {
    return "CsvSink(" + path + ")";
  }
}
