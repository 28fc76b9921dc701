package io.bi4j.core.internal.xlsx;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.source.InferenceReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds out what a sheet does not say of itself, from its first rows. */
final class XlsxInspector {
  private static final int MAX_COLUMNS = 10_000;
  private static final int MAX_NAME_BYTES = 1024;

  private final XlsxSettings settings;
  private final String file;
  private final List<String> notes = new ArrayList<>();

  XlsxInspector(XlsxSettings settings) {
    this.settings = settings;
    this.file = String.valueOf(settings.path().getFileName());
  }

  XlsxFile inspect() {
    CellRange range = settings.range();
    Integer headerRow = settings.headerRow();
    int first = range == null ? 1 : range.firstRow();
    int last = range == null ? CellRef.MAX_ROWS : range.lastRow();
    if (headerRow != null) {
      first = Math.max(first, headerRow);
    }
    SheetSample sample = SheetSample.read(settings, first, last);
    noteSheet(sample);
    boolean header = hasHeader(sample);
    SheetRow top = sample.rows().isEmpty() ? new SheetRow() : sample.rows().get(0);
    boolean misplaced = headerRow != null && !sample.rows().isEmpty() && top.number != headerRow;
    if (sample.rows().isEmpty() || misplaced) {
      checkEmptyIsDeclared(sample, misplaced);
    }
    TableColumns table = columns(sample, header);
    List<String> names = header ? named(sample, top, table) : numbered(table);
    checkNames(names, table, top, sample);
    InferenceReport inference = infer(sample, header, table, names);
    Schema said = settings.schema();
    Schema schema =
        said != null
            ? said
            : Schema.of(
                inference.columns().stream().map(c -> Field.of(c.name(), c.type())).toList());
    int firstData = header ? top.number + 1 : range == null ? firstRow(top) : first;
    return new XlsxFile(settings, sample, table, schema, firstData, last, inference);
  }

  private static int firstRow(SheetRow top) {
    return Math.max(1, top.number);
  }

  private void noteSheet(SheetSample sample) {
    notes.add(
        "Read from sheet \""
            + XlsxErrors.shown(sample.sheet().name())
            + "\""
            + (sample.sheet().hidden() ? ", which is hidden" : "")
            + "; dates count from "
            + (sample.workbook().from1904() ? "1904" : "1900")
            + ".");
  }

  private boolean hasHeader(SheetSample sample) {
    Boolean said = settings.header();
    if (settings.headerRow() != null || said != null) {
      boolean present = settings.headerRow() != null || Boolean.TRUE.equals(said);
      notes.add(present ? "The header was declared." : "There is no header, as declared.");
      return present && !sample.rows().isEmpty();
    }
    HeaderRow guess = HeaderRow.of(sample);
    notes.add(
        (guess.present() ? "The first row is the header: " : "There is no header: ")
            + guess.reason());
    List<SheetRow> rows = sample.rows();
    if (rows.size() > 1 && rows.get(0).cells == 1 && rows.get(1).cells > 1) {
      notes.add(
          "Row "
              + rows.get(0).number
              + " has one cell only; if it is a title, name the row with the column names:"
              + " headerRow("
              + rows.get(1).number
              + ").");
    }
    return guess.present();
  }

  private void checkEmptyIsDeclared(SheetSample sample, boolean misplaced) {
    if (settings.schema() != null && !misplaced) {
      return;
    }
    throw new BiException(
        misplaced ? CoreErrors.BAD_HEADER : CoreErrors.EMPTY_FILE,
        "Sheet \""
            + XlsxErrors.shown(sample.sheet().name())
            + "\" of file \""
            + file
            + (misplaced
                ? "\" has no value in row " + settings.headerRow() + ", which is to be the header"
                : "\" has no value to read")
            + ". Check the sheet, the range and the header row.");
  }

  private TableColumns columns(SheetSample sample, boolean header) {
    CellRange range = settings.range();
    Schema said = settings.schema();
    BitSet used = sample.usedColumns();
    int[] columns;
    if (range != null && range.limitsColumns() && range.lastColumn() < CellRef.MAX_COLUMNS - 1) {
      columns = IntStream.rangeClosed(range.firstColumn(), range.lastColumn()).toArray();
    } else {
      used.clear(0, range == null ? 0 : range.firstColumn());
      columns = used.stream().toArray();
    }
    if (said != null && !header) {
      int first = columns.length == 0 ? 0 : columns[0];
      int wanted = said.columnCount();
      if (columns.length > 0 && columns[columns.length - 1] >= first + wanted) {
        throw mismatch(said.names(), numberedNames(columns.length));
      }
      columns = IntStream.range(first, first + wanted).toArray();
    }
    if (columns.length > MAX_COLUMNS) {
      throw XlsxErrors.limit(
          file, "has " + columns.length + " columns; a table may have " + MAX_COLUMNS);
    }
    return new TableColumns(columns, range == null || !range.limitsColumns());
  }

  private List<String> named(SheetSample sample, SheetRow top, TableColumns table) {
    Serial serial = new Serial(sample.workbook().from1904());
    List<String> names = new ArrayList<>(numberedNames(table.count()));
    for (int i = 0; i < top.cells; i++) {
      int ordinal = table.ordinal(top.columns[i]);
      String name = ShownCell.of(top, i, sample.strings(), serial).strip();
      if (ordinal >= 0 && !name.isEmpty()) {
        names.set(ordinal, name);
      }
    }
    return names;
  }

  private List<String> numbered(TableColumns table) {
    Schema said = settings.schema();
    return said != null ? said.names() : numberedNames(table.count());
  }

  private static List<String> numberedNames(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "column_" + i).toList();
  }

  private void checkNames(
      List<String> names, TableColumns table, SheetRow top, SheetSample sample) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String place = CellRef.named(sample.sheet().name(), table.column(i), firstRow(top));
      if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
        throw new BiException(
            CoreErrors.BAD_HEADER,
            "Cell "
                + place
                + " of \""
                + file
                + "\" is too long for the name of a column: \""
                + XlsxErrors.shown(name)
                + "\". Check that its row is the header, or set header(false).");
      }
      Integer before = places.putIfAbsent(name, i);
      if (before != null) {
        throw new BiException(
            CoreErrors.DUPLICATE_COLUMN,
            "The header of \""
                + file
                + "\" has the name \""
                + XlsxErrors.shown(name)
                + "\" twice, in column "
                + CellRef.letters(table.column(before))
                + " and in cell "
                + place
                + ". Rename one of them, or name all columns: header(false) with schema(...).");
      }
    }
    Schema said = settings.schema();
    if (said != null && !said.names().equals(names)) {
      throw mismatch(said.names(), names);
    }
    checkDeclared(names);
  }

  private void checkDeclared(List<String> names) {
    for (String declared : settings.types().keySet()) {
      if (!names.contains(declared)) {
        throw new BiException(
            CoreErrors.UNKNOWN_COLUMN,
            "Column \""
                + declared
                + "\" was declared but \""
                + file
                + "\" does not have it. Its columns are: "
                + shown(names)
                + ".");
      }
    }
  }

  private BiException mismatch(List<String> said, List<String> found) {
    return new BiException(
        CoreErrors.SCHEMA_MISMATCH,
        "The schema says the columns are "
            + shown(said)
            + " but the sheet of \""
            + file
            + "\" has "
            + shown(found)
            + ". Use the names of the sheet in their order, and rename columns in the pipeline.");
  }

  private static String shown(List<String> names) {
    return names.size() <= 20
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 20)) + " and " + (names.size() - 20) + " more";
  }

  private InferenceReport infer(
      SheetSample sample, boolean header, TableColumns table, List<String> names) {
    List<ColumnKinds> kinds = new ArrayList<>();
    for (String name : names) {
      kinds.add(new ColumnKinds(name, settings.nullWords(), sample.workbook().from1904()));
    }
    List<SheetRow> rows = sample.rows().subList(header ? 1 : 0, sample.rows().size());
    long[] seen = new long[kinds.size()];
    for (SheetRow row : rows) {
      for (int i = 0; i < row.cells; i++) {
        int ordinal = table.ordinal(row.columns[i]);
        if (ordinal >= 0) {
          kinds.get(ordinal).add(row, i, sample.strings());
          seen[ordinal]++;
        }
      }
    }
    List<InferenceReport.Column> columns = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      kinds.get(i).addNulls(rows.size() - seen[i]);
      DataType declared = declared(names.get(i));
      columns.add(declared == null ? kinds.get(i).decide() : kinds.get(i).declared(declared));
    }
    return InferenceReport.of(file, rows.size(), columns, notes);
  }

  private @org.jspecify.annotations.Nullable DataType declared(String name) {
    Schema said = settings.schema();
    return said != null ? said.field(said.ordinal(name)).type() : settings.types().get(name);
  }
}
