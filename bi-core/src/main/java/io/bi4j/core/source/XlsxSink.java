package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.FileSink;
import io.bi4j.core.internal.xlsx.XlsxFormat;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.nio.file.Path;

/**
 * A workbook (.xlsx) as a sink, written row by row in constant memory.
 *
 * <p><b>Cells.</b> A null is no cell. Numbers, dates, times and amounts are numbers with a format;
 * a TIMESTAMP is shown in UTC with a Z behind it. Text is text, also when it looks like a formula;
 * bytes are Base64, lists, structs and maps JSON text. What a spreadsheet cannot hold as a number
 * is exact text: whole numbers and decimals of more than 15 digits, NaN, infinities, days outside
 * 1900 to 9999. <b>Limits.</b> 16,384 columns, 1,048,576 rows with the header, 32,767 characters a
 * cell; beyond them the run fails with {@code core/limit} and nothing is left, but rows can go on
 * in further sheets with {@link #splitSheets()}.
 *
 * <p><b>Guarantee.</b> EXACTLY_ONCE: rows go into a hidden file beside the target, which is synced
 * and renamed into place at the commit; running again replaces the file. <b>Threads.</b> Immutable;
 * each method with an option returns a copy.
 *
 * @since 0.1
 */
public final class XlsxSink implements Sink {
  private static final int MAX_ROWS = 1_048_576;

  private final Path path;
  private final XlsxFormat format;

  private XlsxSink(Path path, XlsxFormat format) {
    this.path = path;
    this.format = format;
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static XlsxSink file(String path) {
    return file(Path.of(path));
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static XlsxSink file(Path path) {
    return new XlsxSink(requireNonNull(path, "path"), XlsxFormat.standard());
  }

  /**
   * The name of the sheet, instead of Sheet1.
   *
   * @throws IllegalArgumentException when a sheet may not be called so
   */
  public XlsxSink sheet(String name) {
    return new XlsxSink(path, format.withSheet(requireNonNull(name, "name")));
  }

  /** The first row does not hold the names of the columns. */
  public XlsxSink withoutHeader() {
    return new XlsxSink(path, format.withoutHeader());
  }

  /** Rows that no longer fit a sheet go on in another, called for example "Sheet1 (2)". */
  public XlsxSink splitSheets() {
    return splitSheets(MAX_ROWS);
  }

  /**
   * Every so many rows, the header among them, go on in another sheet.
   *
   * @throws IllegalArgumentException when that is below 2 or above 1,048,576
   */
  public XlsxSink splitSheets(int rows) {
    return new XlsxSink(path, format.withSplits(rows));
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
  public boolean atomicRuns() {
    return true;
  }

  @Override
  public boolean commitsOnce() {
    return true;
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    return sink().open(run, schema);
  }

  @Override
  public String toString() {
    return "XlsxSink(" + path + ")";
  }
}
