package io.bi4j.core.internal.infer;

import io.bi4j.core.data.DataType;
import io.bi4j.core.source.InferenceReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the first row names the columns: it does when its cells are text where the rows below
 * have numbers, dates or booleans; it does not when its cells have the types of the rows below.
 *
 * @param header the guess
 * @param reason one sentence
 */
record HeaderGuess(boolean header, String reason) {
  private static final int MAX_NAME = 256;
  private static final int JUDGED_ROWS = 500;

  static HeaderGuess of(CellArena cells, int columns) {
    if (cells.rows() == 0) {
      return new HeaderGuess(true, "The file has no row.");
    }
    if (cells.cells(0) != columns) {
      return new HeaderGuess(false, "The first row has another number of cells than the others.");
    }
    boolean names = areNames(cells.texts(0)) && areUnique(cells.texts(0));
    if (cells.rows() == 1) {
      boolean typed = typesOf(cells, columns, 0).stream().anyMatch(HeaderGuess::isTyped);
      return new HeaderGuess(names && !typed, "It is the only row.");
    }
    return byTypes(cells, columns, names);
  }

  private static HeaderGuess byTypes(CellArena cells, int columns, boolean names) {
    List<DataType> below = typesOf(cells, columns, 1);
    List<DataType> all = typesOf(cells, columns, 0);
    int texts = 0;
    int values = 0;
    for (int i = 0; i < columns; i++) {
      boolean same = below.get(i).equals(all.get(i)) && cells.length(0, i) > 0;
      boolean value = isTyped(below.get(i)) && same;
      values += value && !isYear(cells.text(0, i)) ? 1 : 0;
      texts += isTyped(below.get(i)) && !same ? 1 : 0;
    }
    if (values > texts) {
      return new HeaderGuess(false, "Its cells have the types of the rows below.");
    }
    if (texts > 0) {
      boolean named = areNames(cells.texts(0));
      return new HeaderGuess(
          named, named ? "Its cells are names." : "Some of its cells are empty or too long.");
    }
    boolean repeated = isRepeated(cells, columns);
    return new HeaderGuess(
        names && !repeated, "The types of the rows do not decide; the option header(...) does.");
  }

  /** Years are both numbers and names of columns: they count for neither. */
  private static boolean isYear(String text) {
    return text.matches("(19|20)[0-9]{2}");
  }

  private static boolean isTyped(DataType type) {
    return type.kind() != DataType.Kind.STRING;
  }

  /** Whether all cells could be names; tables with row names leave the first cell empty. */
  private static boolean areNames(List<String> cells) {
    boolean rowNames = cells.size() > 1 && cells.get(0).isBlank();
    return cells.stream()
        .skip(rowNames ? 1 : 0)
        .allMatch(c -> !c.isBlank() && c.length() <= MAX_NAME);
  }

  private static boolean areUnique(List<String> cells) {
    Set<String> seen = new HashSet<>();
    return cells.stream().allMatch(seen::add);
  }

  private static boolean isRepeated(CellArena cells, int columns) {
    for (int row = 1; row < Math.min(JUDGED_ROWS, cells.rows()); row++) {
      for (int i = 0; i < Math.min(columns, cells.cells(row)); i++) {
        if (cells.text(row, i).equals(cells.text(0, i))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The types of the columns from a row on, words such as NA taken as null. */
  private static List<DataType> typesOf(CellArena cells, int columns, int firstRow) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      names.add("c" + i);
    }
    SampleCells sample = new FirstRows(cells, JUDGED_ROWS);
    CsvInference inference =
        CsvInference.infer(
            "", names, sample, firstRow, InferenceOptions.NONE.withTrim(), List.of());
    return inference.report().columns().stream().map(HeaderGuess::typeOf).toList();
  }

  private static DataType typeOf(InferenceReport.Column column) {
    return column
        .suggestion()
        .filter(s -> !s.option().startsWith("type("))
        .map(InferenceReport.Suggestion::type)
        .orElse(column.type());
  }

  /** The first rows of a sample. */
  private record FirstRows(SampleCells all, int most) implements SampleCells {
    @Override
    public int rows() {
      return Math.min(most, all.rows());
    }

    @Override
    public int cells(int row) {
      return all.cells(row);
    }

    @Override
    public byte[] bytes() {
      return all.bytes();
    }

    @Override
    public int start(int row, int cell) {
      return all.start(row, cell);
    }

    @Override
    public int length(int row, int cell) {
      return all.length(row, cell);
    }

    @Override
    public boolean isQuoted(int row, int cell) {
      return all.isQuoted(row, cell);
    }
  }
}
