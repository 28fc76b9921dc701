package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.FileTarget;
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
 * <b>Guarantee.</b> EXACTLY_ONCE: rows of a file go into a hidden file beside the target, which is
 * synced and renamed into place when the run ends; running again replaces the file. Rows of a
 * {@linkplain #folder folder} become visible with each commit. <b>Threads.</b> Immutable; each
 * method with an option returns a copy.
 *
 * @since 0.1
 */
public final class CsvSink implements Sink {
  private final FileTarget target;
  private final CsvFormat format;

  private CsvSink(FileTarget target, CsvFormat format) {
    this.target = target;
    this.format = format;
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static CsvSink file(String path) {
    return file(Path.of(path));
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static CsvSink file(Path path) {
    return new CsvSink(FileTarget.file(requireNonNull(path, "path")), CsvFormat.RFC_4180);
  }

  /**
   * The character between cells, instead of the comma.
   *
   * @throws IllegalArgumentException when it could not be told from cells
   */
  public CsvSink delimiter(char delimiter) {
    return new CsvSink(target, format.withDelimiter(delimiter));
  }

  /** Records end with line feed alone, instead of carriage return and line feed. */
  public CsvSink lineFeeds() {
    return new CsvSink(target, format.withLineEnd(LineEnd.LF));
  }

  /** Every cell that is not null is quoted. */
  public CsvSink quoteAll() {
    return new CsvSink(target, format.withQuoteAll());
  }

  /** The first record does not hold the names of the columns. */
  public CsvSink withoutHeader() {
    return new CsvSink(target, format.withoutHeader());
  }

  /**
   * Text that a spreadsheet would take for a formula gets an apostrophe before it: text whose first
   * character is =, +, -, @, tab or carriage return. Numbers stay as they are. Meant for files that
   * people open in a spreadsheet; what a program reads back then has the apostrophe.
   */
  public CsvSink neutraliseFormulas() {
    return new CsvSink(target, format.withNeutralisedFormulas());
  }

  /**
   * A folder of files and a manifest, to which every run adds its rows; the folder must exist, and
   * only one pipeline may write into it. Rows become visible with each commit: read the files that
   * {@code manifest.json} names.
   */
  public static CsvSink folder(Path path) {
    return new CsvSink(FileTarget.folder(requireNonNull(path, "path")), CsvFormat.RFC_4180);
  }

  /** Each run replaces the rows of the folder when it ends, instead of adding to them. */
  public CsvSink replacing() {
    return new CsvSink(target.replaced(), format);
  }

  /**
   * How many files of a folder are written at the same time; as many as there are cores, at most
   * eight, unless this says otherwise. One keeps the order of the rows.
   */
  public CsvSink writers(int count) {
    return new CsvSink(target.writers(count), format);
  }

  private Sink sink() {
    return target.sink(format);
  }

  @Override
  public String name() {
    return sink().name();
  }

  @Override
  public Guarantee guarantee() {
    return sink().guarantee();
  }

  @Override
  public boolean atomicRuns() {
    return sink().atomicRuns();
  }

  @Override
  public int maxWriters() {
    return sink().maxWriters();
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    return sink().open(run, schema);
  }

  @Override
  public String toString() {
    return "CsvSink(" + target.path() + ")";
  }
}
