package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.ChunkReader;
import io.bi4j.core.internal.exec.FusedSplit;
import io.bi4j.core.internal.xlsx.XlsxFile;
import io.bi4j.core.internal.xlsx.XlsxLimits;
import io.bi4j.core.internal.xlsx.XlsxSettings;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of a workbook (.xlsx) as a source, read row by row.
 *
 * <p><b>Shape.</b> The first sheet that is not hidden, unless another is named. Its columns are
 * those in which the first 10,000 rows have a value; rows without a value are skipped. A value
 * elsewhere later is an error of its row, so that nothing is lost. Whether the first row holds
 * names, and the type of each column, are found out; {@link #inference()} says why.
 *
 * <p><b>Cells.</b> A number is a date, a time or a length of time when its number format says so,
 * in the 1900 and the 1904 system. Formulas count with the value that was saved with them. Of
 * merged cells the first holds the value and the others are empty. Errors such as {@code #DIV/0!}
 * are errors of their rows, with the name of the cell. <b>Nulls.</b> An empty cell is null; empty
 * text is text in columns of text and null in others. <b>Threads.</b> Immutable; each method with
 * an option returns a copy.
 *
 * <p><b>Cost.</b> Memory: the shared strings of the workbook and a few thousand rows. Work and
 * memory are bounded by {@link #maxExpandedBytes(long)}, {@link #maxExpandRatio(int)} and {@link
 * #maxSharedStringBytes(long)}, whatever the file holds. <b>Source.</b> ECMA-376 5th edition,
 * transitional and strict.
 *
 * @since 0.1
 */
public final class Xlsx implements Source {
  private final XlsxSettings settings;

  private Xlsx(XlsxSettings settings) {
    this.settings = settings;
  }

  /** A file. */
  public static Xlsx file(String path) {
    return file(Path.of(path));
  }

  /** A file. */
  public static Xlsx file(Path path) {
    return new Xlsx(XlsxSettings.of(requireNonNull(path, "path")));
  }

  private Xlsx with(Consumer<XlsxSettings.Draft> change) {
    return new Xlsx(settings.with(change));
  }

  /** The sheet with this name, hidden or not. */
  public Xlsx sheet(String name) {
    requireNonNull(name, "name");
    return with(draft -> draft.sheet = name);
  }

  /**
   * The sheet at a position, counted from one in the order of the tabs, hidden ones too.
   *
   * @throws IllegalArgumentException when the position is below one
   */
  public Xlsx sheetAt(int position) {
    if (position < 1) {
      throw new IllegalArgumentException("Sheets are counted from 1, was " + position + ".");
    }
    return with(draft -> draft.position = position);
  }

  /**
   * The cells to read, for example {@code B3:H900}, {@code B3:H}, {@code B:H} or {@code 3:900}; its
   * first row is the header when there is one. Values outside are left out.
   *
   * @throws IllegalArgumentException when the text is no range
   */
  public Xlsx range(String range) {
    requireNonNull(range, "range");
    return with(draft -> draft.range(range));
  }

  /** Whether the first row holds the names of the columns, instead of finding out. */
  public Xlsx header(boolean present) {
    return with(draft -> draft.header = present);
  }

  /**
   * The row that holds the names of the columns, counted from one; rows above it are left out.
   *
   * @throws IllegalArgumentException when the row is below one
   */
  public Xlsx headerRow(int row) {
    if (row < 1) {
      throw new IllegalArgumentException("Rows are counted from 1, was " + row + ".");
    }
    return with(draft -> draft.headerRow = row);
  }

  /** The columns of the table, all of them, in order; nothing is inferred. */
  public Xlsx schema(Schema schema) {
    requireNonNull(schema, "schema");
    return with(draft -> draft.schema = schema);
  }

  /** The type of one column; the others are inferred. */
  public Xlsx type(String column, DataType type) {
    requireNonNull(type, "type");
    return with(draft -> draft.types.put(column, type));
  }

  /** Texts and errors that mean null, for example {@code NA} or {@code #N/A}. */
  public Xlsx nullWords(String... words) {
    List<String> list = List.of(words);
    return with(draft -> draft.nullWords = list);
  }

  /** The zone of dates with times in columns that are declared TIMESTAMP. */
  public Xlsx zone(ZoneId zone) {
    requireNonNull(zone, "zone");
    return with(draft -> draft.zone = zone);
  }

  /** Rows without a value are rows of nulls, up to the last row that the sheet has. */
  public Xlsx keepEmptyRows() {
    return with(draft -> draft.keepEmptyRows = true);
  }

  /** Types every cell of a row when the row is read, also cells that no step needs. */
  public Xlsx checkAllCells() {
    return with(draft -> draft.checkAllCells = true);
  }

  /** The most bytes that the parts read may have once they are inflated; 2 GiB if not set. */
  public Xlsx maxExpandedBytes(long bytes) {
    XlsxLimits old = settings.limits();
    XlsxLimits limits = new XlsxLimits(bytes, old.expandRatio(), old.sharedStringBytes());
    return with(draft -> draft.limits = limits);
  }

  /** How many times its size in the file a part of over a megabyte may have; 200 if not set. */
  public Xlsx maxExpandRatio(int ratio) {
    XlsxLimits old = settings.limits();
    XlsxLimits limits = new XlsxLimits(old.expandedBytes(), ratio, old.sharedStringBytes());
    return with(draft -> draft.limits = limits);
  }

  /**
   * The most heap in bytes for the shared strings; a quarter of the heap but at most 512 MiB if not
   * set.
   */
  public Xlsx maxSharedStringBytes(long bytes) {
    XlsxLimits old = settings.limits();
    XlsxLimits limits = new XlsxLimits(old.expandedBytes(), old.expandRatio(), bytes);
    return with(draft -> draft.limits = limits);
  }

  /**
   * The names of the worksheets in the order of their tabs, hidden ones too.
   *
   * @throws io.bi4j.core.BiException when the file cannot be read
   */
  public List<String> sheets() {
    return XlsxFile.sheets(settings);
  }

  /**
   * What was found out about the sheet, and what stays ambiguous.
   *
   * @throws io.bi4j.core.BiException when the file cannot be read
   */
  public InferenceReport inference() {
    return XlsxFile.inspect(settings).inference();
  }

  @Override
  public String name() {
    return String.valueOf(settings.path().getFileName());
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    return FusedSplit.plan(this, XlsxFile.inspect(settings), request);
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    return new ChunkReader(FusedSplit.inputOf(split, this, () -> XlsxFile.inspect(settings)), from);
  }

  @Override
  public String toString() {
    return "Xlsx(" + settings.path() + ")";
  }
}
