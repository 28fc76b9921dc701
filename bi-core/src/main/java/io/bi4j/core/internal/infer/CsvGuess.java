package io.bi4j.core.internal.infer;

import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of a delimited text file, from its first bytes: the delimiter and quote whose split
 * gives the most regular rows of the cleanest cells, and whether the first row names the columns.
 *
 * <p><b>Source.</b> The score multiplies regularity of rows with the share of cells of a known
 * look, after van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and
 * type patterns", Data Mining and Knowledge Discovery 33, 2019; the looks are our own.
 *
 * @param delimiter between cells
 * @param quote around cells
 * @param newline the last byte of a record: line feed, or carriage return alone
 * @param columns cells of most records, 0 when there is no record
 * @param header whether the first record names the columns
 * @param raggedShare the share of sampled records with another number of cells
 * @param headerReason why the first record is, or is not, a header
 * @param cells the sampled records, header included
 */
public record CsvGuess(
    byte delimiter,
    byte quote,
    byte newline,
    int columns,
    boolean header,
    double raggedShare,
    String headerReason,
    CellArena cells) {
  /** How many bytes a dialect is judged by; more change nothing but time. */
  private static final int JUDGED_BYTES = 64 << 10;

  private static final byte[] DELIMITERS = {',', ';', '\t', '|'};
  private static final byte[] QUOTES = {'"', '\''};
  private static final double REGULAR = 0.6;

  private static final List<NumberStyle> STYLES =
      List.of(NumberStyle.of(',', ""), NumberStyle.of('.', ","), NumberStyle.of(',', "."));

  /**
   * Guesses what the user did not say.
   *
   * @param complete whether the input ends at {@code to}; else a cut last record is left out
   * @param delimiter what the user said, or null
   * @param quote what the user said, or null
   * @param header what the user said, or null
   */
  public static CsvGuess of(
      byte[] bytes,
      int from,
      int to,
      boolean complete,
      int maxRows,
      @Nullable Byte delimiter,
      @Nullable Byte quote,
      @Nullable Boolean header) {
    byte newline = newline(bytes, from, to);
    byte[] dialect = dialect(bytes, from, to, complete, newline, delimiter, quote);
    CellArena cells =
        SampleSplitter.split(bytes, from, to, complete, dialect[0], dialect[1], newline, maxRows)
            .cells();
    int columns = cells.commonCells();
    int ragged = 0;
    for (int row = 0; row < cells.rows(); row++) {
      ragged += cells.cells(row) == columns ? 0 : 1;
    }
    HeaderGuess guess = HeaderGuess.of(cells, columns);
    return new CsvGuess(
        dialect[0],
        dialect[1],
        newline,
        columns,
        header == null ? guess.header() : header,
        cells.rows() == 0 ? 0 : (double) ragged / cells.rows(),
        header == null ? guess.reason() : "Declared.",
        cells);
  }

  private static byte[] dialect(
      byte[] bytes,
      int from,
      int to,
      boolean complete,
      byte newline,
      @Nullable Byte delimiter,
      @Nullable Byte quote) {
    int end = Math.min(to, from + JUDGED_BYTES);
    boolean all = complete && end == to;
    byte[] best = {delimiter == null ? (byte) ',' : delimiter, quote == null ? (byte) '"' : quote};
    double bestScore = 0;
    for (byte q : quote == null ? QUOTES : new byte[] {quote}) {
      for (byte d : delimiter == null ? DELIMITERS : new byte[] {delimiter}) {
        SampleSplitter split =
            SampleSplitter.split(bytes, from, end, all, d, q, newline, Integer.MAX_VALUE);
        double score = q == '\'' && split.quotedCells() == 0 ? 0 : score(split);
        if (score > bestScore) {
          bestScore = score;
          best = new byte[] {d, q};
        }
      }
    }
    return best;
  }

  private static double score(SampleSplitter split) {
    CellArena cells = split.cells();
    int columns = cells.commonCells();
    if (columns < 2) {
      return 0;
    }
    List<Reading.Numeral> readings = STYLES.stream().map(Reading.Numeral::new).toList();
    int regular = 0;
    int seen = 0;
    int clean = 0;
    for (int row = 0; row < cells.rows(); row++) {
      regular += cells.cells(row) == columns ? 1 : 0;
      for (int cell = 0; cell < cells.cells(row); cell++) {
        seen++;
        clean += isClean(readings, cells, row, cell) ? 1 : 0;
      }
    }
    double regularity = (double) regular / cells.rows();
    double faults = Math.min(1, (double) split.faults() / cells.rows());
    double look = 0.1 + 0.9 * clean / seen;
    return regularity < REGULAR ? 0 : regularity * look * (1 - faults) * (columns - 1) / columns;
  }

  /** Whether a cell is empty, quoted, a number, or has no byte that might be a delimiter. */
  private static boolean isClean(
      List<Reading.Numeral> readings, CellArena cells, int row, int cell) {
    int from = cells.start(row, cell);
    int length = cells.length(row, cell);
    if (cells.isQuoted(row, cell) || length == 0) {
      return true;
    }
    byte[] bytes = cells.bytes();
    boolean suspicious = false;
    for (int i = from; i < from + length; i++) {
      byte b = bytes[i];
      suspicious |= b == ',' || b == ';' || b == '\t' || b == '|' || b == '"';
    }
    return !suspicious || isNumber(readings, bytes, from, length);
  }

  private static boolean isNumber(
      List<Reading.Numeral> readings, byte[] bytes, int from, int length) {
    if (length > 64 || bytes[from] > '9') {
      return false;
    }
    for (Reading.Numeral reading : readings) {
      if (reading.read(bytes, from, length) != CellText.INVALID) {
        return true;
      }
    }
    return false;
  }

  /** Carriage return when the sample has no line feed but carriage returns, else line feed. */
  private static byte newline(byte[] bytes, int from, int to) {
    boolean carriageReturn = false;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return '\n';
      }
      carriageReturn |= bytes[i] == '\r';
    }
    return carriageReturn ? (byte) '\r' : (byte) '\n';
  }

  /**
   * The names of the columns: those of the header, else and where it is empty column_1 and so on.
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      String name = header && i < cells.cells(0) ? cells.text(0, i).strip() : "";
      names.add(name.isEmpty() ? "column_" + (i + 1) : name);
    }
    return names;
  }

  /** Sentences for the report. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    String name =
        switch (delimiter) {
          case '\t' -> "tab";
          default -> "'" + (char) delimiter + "'";
        };
    notes.add(
        "Cells are separated by "
            + name
            + " and quoted with "
            + (char) quote
            + "; lines end with "
            + (newline == '\r' ? "CR." : "LF or CRLF."));
    notes.add((header ? "The first row is the header. " : "There is no header. ") + headerReason);
    if (raggedShare > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%.2f %% of the sampled rows do not have %d cells.",
              100 * raggedShare,
              columns));
    }
    return notes;
  }
}
