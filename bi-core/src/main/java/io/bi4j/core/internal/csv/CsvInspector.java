package io.bi4j.core.internal.csv;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.infer.CsvGuess;
import io.bi4j.core.internal.infer.CsvInference;
import io.bi4j.core.internal.infer.EncodingGuess;
import io.bi4j.core.internal.infer.InferenceOptions;
import io.bi4j.core.internal.scan.InputFiles;
import io.bi4j.core.internal.scan.InputStreams;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out what a CSV file does not say of itself, from its first megabyte. */
final class CsvInspector {
  private static final int SAMPLE_BYTES = 1 << 20;
  private static final int SAMPLE_ROWS = 10_000;

  /** The share of sampled cells that may break the type of their column. */
  private static final double TOLERANCE = 0.01;

  private static final int MAX_COLUMNS = 10_000;
  private static final int MAX_NAME_BYTES = 1024;

  private final CsvSettings settings;
  private final Path path;
  private final List<String> notes = new ArrayList<>();

  CsvInspector(CsvSettings settings) {
    this.settings = settings;
    this.path = settings.file().path();
  }

  CsvFile inspect() {
    InputFiles.check(path);
    boolean gzip = InputStreams.isGzip(path);
    byte[] head = InputStreams.head(path, SAMPLE_BYTES);
    EncodingGuess guess = EncodingGuess.of(head, 0, head.length, head.length < SAMPLE_BYTES);
    Charset encoding = encoding(guess, head);
    int mark = encoding.equals(guess.charset()) ? guess.markLength() : 0;
    byte[] sample = InputStreams.headUtf8(path, encoding, mark, SAMPLE_BYTES);
    boolean complete = sample.length < SAMPLE_BYTES;
    CsvGuess shape =
        CsvGuess.of(
            sample,
            0,
            sample.length,
            complete,
            SAMPLE_ROWS,
            settings.delimiter(),
            settings.quote(),
            settings.header());
    if (shape.columns() == 0) {
      throw noRecords(sample);
    }
    CsvDialect dialect = new CsvDialect(shape.delimiter(), shape.quote(), shape.newline());
    noteShape(encoding, gzip, shape);
    List<String> names = names(shape);
    CsvInference inference = infer(names, shape);
    Schema said = settings.columns().schema();
    Schema schema = said == null ? inference.report().schema() : said;
    long first = shape.header() ? endOfHeader(sample, dialect) : 0;
    return new CsvFile(
        path, encoding, mark, gzip, first, schema, options(dialect, inference), inference.report());
  }

  private Charset encoding(EncodingGuess guess, byte[] head) {
    Charset said = settings.file().encoding();
    if (said != null) {
      return said;
    }
    if (guess.firstInvalid() >= 0) {
      notes.add(
          "Byte "
              + guess.firstInvalid()
              + " (0x"
              + Integer.toHexString(head[guess.firstInvalid()] & 0xFF)
              + ") is not UTF-8; if the file has another encoding, name it with encoding(...).");
    }
    return guess.charset();
  }

  private BiException noRecords(byte[] sample) {
    String what =
        sample.length < SAMPLE_BYTES
            ? "holds no record, only blank lines"
            : "has no line end in its first " + SAMPLE_BYTES + " bytes";
    return new BiException(
        CoreErrors.BAD_HEADER,
        "File \""
            + path
            + "\" "
            + what
            + ". Check that it is a CSV file, and that its quotes are closed.");
  }

  private void noteShape(Charset encoding, boolean gzip, CsvGuess shape) {
    String delimiter = shape.delimiter() == '\t' ? "tab" : "\"" + (char) shape.delimiter() + "\"";
    notes.add(
        "Read as "
            + encoding.name()
            + (gzip ? " in gzip" : "")
            + ", cells between "
            + delimiter
            + ".");
    notes.add(
        (shape.header() ? "The first record is the header: " : "There is no header: ")
            + shape.headerReason());
    if (shape.raggedShare() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%.2f %% of the sampled records do not have %d cells; they are errors of their rows.",
              100 * shape.raggedShare(),
              shape.columns()));
    }
    if (shape.header() && shape.cells().rows() == 1) {
      notes.add("There is a header but no row.");
    }
  }

  private List<String> names(CsvGuess shape) {
    if (!shape.header()) {
      Schema said = settings.columns().schema();
      return said != null ? said.names() : numbered(shape.columns());
    }
    List<String> names = new ArrayList<>();
    for (String text : shape.cells().texts(0)) {
      String name = text.strip();
      names.add(name.isEmpty() ? "column_" + (names.size() + 1) : name);
    }
    checkNames(names);
    return names;
  }

  private static List<String> numbered(int columns) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      names.add("column_" + i);
    }
    return names;
  }

  private void checkNames(List<String> names) {
    if (names.size() > MAX_COLUMNS) {
      throw new BiException(
          CoreErrors.LIMIT,
          "The header of \""
              + path
              + "\" has "
              + names.size()
              + " columns; a file may have "
              + MAX_COLUMNS
              + ". Check the delimiter, or turn the columns into rows first.");
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
        throw new BiException(
            CoreErrors.BAD_HEADER,
            "Column "
                + (i + 1)
                + " of \""
                + path
                + "\" has a name of more than "
                + MAX_NAME_BYTES
                + " bytes: \""
                + name.substring(0, 40)
                + "…\". Check that the first record is the header, or set header(false).");
      }
      Integer before = places.putIfAbsent(name, i);
      if (before != null) {
        throw new BiException(
            CoreErrors.DUPLICATE_COLUMN,
            "The header of \""
                + path
                + "\" has the name \""
                + name
                + "\" twice, at columns "
                + (before + 1)
                + " and "
                + (i + 1)
                + ". Rename one of them in the file, or name all columns: header(false) with"
                + " schema(...) and one rejected row for the header.");
      }
    }
  }

  private CsvInference infer(List<String> names, CsvGuess shape) {
    checkDeclared(names);
    Schema said = settings.columns().schema();
    if (said != null) {
      checkSchema(said, names);
    }
    InferenceOptions options =
        new InferenceOptions(settings.columns(), settings.cells(), TOLERANCE);
    return CsvInference.infer(
        settings.file().name(), names, shape.cells(), shape.header() ? 1 : 0, options, notes);
  }

  private void checkDeclared(List<String> names) {
    List<String> unknown = new ArrayList<>(settings.columns().named());
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new BiException(
          CoreErrors.UNKNOWN_COLUMN,
          "Column \""
              + unknown.get(0)
              + "\" was declared but \""
              + path
              + "\" does not have it. Its columns are: "
              + shown(names)
              + ".");
    }
  }

  private void checkSchema(Schema said, List<String> names) {
    if (!said.names().equals(names)) {
      throw new BiException(
          CoreErrors.SCHEMA_MISMATCH,
          "The schema says the columns are "
              + shown(said.names())
              + " but the header of \""
              + path
              + "\" says "
              + shown(names)
              + ". Use the names of the file in their order, and rename columns in the pipeline.");
    }
  }

  private static String shown(List<String> names) {
    return names.size() <= 20
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 20)) + " and " + (names.size() - 20) + " more";
  }

  /** Where the first record after the header starts in the sample. */
  private static long endOfHeader(byte[] sample, CsvDialect dialect) {
    int at = 0;
    while (at < sample.length && (sample[at] == dialect.newline() || sample[at] == '\r')) {
      at++;
    }
    return new QuotedRecord(dialect).walk(sample, at, sample.length, true);
  }

  private CsvOptions options(CsvDialect dialect, CsvInference inference) {
    return new CsvOptions(
        dialect,
        settings.cells().withNumbers(inference.numbers()),
        settings.columns().withDatePatterns(inference.datePatterns()),
        settings.file().checkAll(),
        settings.file().maxRecordBytes());
  }
}
