package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.csv.CsvFile;
import io.bi4j.core.internal.csv.CsvSettings;
import io.bi4j.core.internal.exec.ChunkReader;
import io.bi4j.core.internal.exec.FusedSplit;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.internal.settings.CellSettings;
import io.bi4j.core.internal.settings.ColumnSettings;
import io.bi4j.core.internal.settings.FileSettings;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Replay;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as a source, plain or compressed with gzip.
 *
 * <p><b>Format.</b> RFC 4180: cells may be quoted, quotes inside are doubled, quoted cells may hold
 * line ends; records end with line feed, with or without carriage return before it. What the file
 * does not say is found out from its first megabyte: encoding, delimiter, header and the type of
 * each column. What stays ambiguous stays text, and {@link #inference()} says which option decides.
 *
 * <p><b>Nulls.</b> An unquoted empty cell is null, a quoted one is empty text. <b>Errors.</b> A
 * cell that does not fit its type is an error of its row when a step first needs it, or when the
 * row is read with {@link #checkAllCells()}. <b>Threads.</b> Immutable; each {@code with}-like
 * method returns a copy. <b>Cost.</b> Work and memory are bounded by the chunk size and {@link
 * #maxRecordBytes(int)}, whatever the file holds.
 *
 * @since 0.1
 */
public final class Csv implements Source {
  private final CsvSettings settings;

  private Csv(CsvSettings settings) {
    this.settings = settings;
  }

  /** A file. */
  public static Csv file(String path) {
    return file(Path.of(path));
  }

  /** A file. */
  public static Csv file(Path path) {
    return new Csv(CsvSettings.of(requireNonNull(path, "path")));
  }

  /** The columns of the file, all of them, in order; nothing is inferred. */
  public Csv schema(Schema schema) {
    return with(settings.columns().withSchema(requireNonNull(schema, "schema")));
  }

  /** The type of one column; the others are inferred. */
  public Csv type(String column, DataType type) {
    return with(settings.columns().withType(column, requireNonNull(type, "type")));
  }

  /** How dates are written in a column, for example {@code dd/MM/yyyy}. */
  public Csv datePattern(String column, String pattern) {
    return with(settings.columns().withDatePattern(column, DatePattern.of(pattern)));
  }

  /** The character between cells, instead of the one found out. */
  public Csv delimiter(char delimiter) {
    return new Csv(settings.withDelimiter(delimiter));
  }

  /** The character around cells, instead of the double quote. */
  public Csv quote(char quote) {
    return new Csv(settings.withQuote(quote));
  }

  /** Whether the first record holds the names of the columns, instead of finding out. */
  public Csv header(boolean present) {
    return new Csv(settings.withHeader(present));
  }

  /**
   * Where clocks stand that times without a zone were read from: such times are instants then
   * (TIMESTAMP), and so are those with a zone of their own. A time that the clocks skipped is
   * malformed; of one that happened twice the earlier counts. Declare a column LOCAL_DATETIME to
   * keep the time that the clock showed.
   */
  public Csv zone(ZoneId zone) {
    return with(settings.columns().withZone(requireNonNull(zone, "zone")));
  }

  /** The encoding of the file, instead of the one found out. */
  public Csv encoding(Charset encoding) {
    return with(settings.file().withEncoding(requireNonNull(encoding, "encoding")));
  }

  /** Unquoted cells that mean null, besides the empty one; for example {@code NA}. */
  public Csv nullWords(String... words) {
    return with(settings.cells().withNullWords(List.of(words)));
  }

  /** Numbers are written with a decimal comma, and with points between groups of digits. */
  public Csv decimalComma() {
    return with(settings.cells().withNumbers(NumberStyle.of(',', ".")));
  }

  /**
   * A column holds numbers written like an example: the number 1234.5 the way the column has it,
   * {@code 1.234,5} or {@code 1 234,5} for example. Groups may be absent, but not incomplete. Which
   * type of number it is the sample says, unless {@link #type} does.
   *
   * @throws IllegalArgumentException when the example is not that number
   */
  public Csv numberFormat(String column, String example) {
    return with(settings.columns().withNumberStyle(column, NumberStyle.ofExample(example)));
  }

  /** Blanks and tabs around unquoted cells are not part of them. */
  public Csv trim() {
    return with(settings.cells().withTrim());
  }

  /** Unquoted empty cells are empty text, not null, in columns of text. */
  public Csv emptyIsText() {
    return with(settings.cells().withEmptyAsText());
  }

  /** Types every cell of a row when the row is read, also cells that no step needs. */
  public Csv checkAllCells() {
    return with(settings.file().withAllChecked());
  }

  /** The longest record in bytes; 16 MiB unless this says otherwise, 1 KiB to 256 MiB. */
  public Csv maxRecordBytes(int bytes) {
    return with(settings.file().withMaxRecordBytes(bytes));
  }

  private Csv with(FileSettings file) {
    return new Csv(settings.with(file));
  }

  private Csv with(CellSettings cells) {
    return new Csv(settings.with(cells));
  }

  private Csv with(ColumnSettings columns) {
    return new Csv(settings.with(columns));
  }

  @Override
  public String name() {
    return settings.file().name();
  }

  /** The file is checked to be the same before reading goes on inside it. */
  @Override
  public Replay replay() {
    return Replay.STABLE;
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  /**
   * What was found out about the file, and what stays ambiguous.
   *
   * @throws io.bi4j.core.BiException when the file cannot be read
   */
  public InferenceReport inference() {
    return CsvFile.inspect(settings).inference();
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    return FusedSplit.plan(this, CsvFile.inspect(settings), request);
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    return new ChunkReader(FusedSplit.inputOf(split, this, () -> CsvFile.inspect(settings)), from);
  }

  @Override
  public String toString() {
    return "Csv(" + settings.file().path() + ")";
  }
}
