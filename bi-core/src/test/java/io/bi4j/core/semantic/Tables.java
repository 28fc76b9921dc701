package io.bi4j.core.semantic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Small tables for tests: from code, or from a plain CSV file without quoted separators. */
final class Tables {
  private Tables() {}

  static RecordSet of(Schema schema, List<Object[]> rows) {
    BatchBuilder builder = BatchBuilder.of(schema);
    List<RecordBatch> batches = new ArrayList<>();
    for (Object[] row : rows) {
      builder.addRow(row);
      if (builder.rowCount() == 1_000) {
        batches.add(builder.build());
      }
    }
    batches.add(builder.build());
    return RecordSet.of(schema, batches);
  }

  /** A file of the shared folder beside the repository; skips the test when it is missing. */
  static Path shared(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "the shared folder is missing");
    Path file = folder.resolve("shared").resolve(path);
    assumeTrue(Files.exists(file), file + " is missing");
    return file;
  }

  static RecordSet csv(Path file, String separator) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = cells(lines.get(0), separator);
    List<String[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(Arrays.copyOf(cells(line, separator), names.length));
    }
    List<Field> fields = new ArrayList<>();
    for (int c = 0; c < names.length; c++) {
      fields.add(Field.of(names[c].isEmpty() ? "column" + c : names[c], type(rows, c)));
    }
    Schema schema = Schema.of(fields);
    return of(schema, rows.stream().map(row -> typed(row, schema)).toList());
  }

  private static String[] cells(String line, String separator) {
    String[] cells = line.split(separator, -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].replaceAll("^\"|\"$", "");
    }
    return cells;
  }

  private static DataType type(List<String[]> rows, int c) {
    if (all(rows, c, text -> text.matches("-?\\d{1,18}"))) {
      return DataType.INT64;
    }
    if (all(rows, c, text -> text.matches("-?\\d*\\.?\\d+([eE][-+]?\\d+)?"))) {
      return DataType.FLOAT64;
    }
    return all(rows, c, text -> text.matches("\\d{4}-\\d\\d-\\d\\d"))
        ? DataType.DATE
        : DataType.STRING;
  }

  private static boolean all(List<String[]> rows, int c, Predicate<String> test) {
    return rows.stream().map(row -> row[c]).filter(Tables::isPresent).allMatch(test);
  }

  private static boolean isPresent(String cell) {
    return cell != null && !cell.isEmpty() && !cell.equals("NA");
  }

  private static Object[] typed(String[] row, Schema schema) {
    Object[] cells = new Object[row.length];
    for (int c = 0; c < row.length; c++) {
      if (isPresent(row[c])) {
        cells[c] =
            switch (schema.field(c).type().kind()) {
              case INT64 -> (Object) Long.valueOf(row[c]);
              case FLOAT64 -> Double.valueOf(row[c]);
              case DATE -> LocalDate.parse(row[c]);
              default -> row[c];
            };
      }
    }
    return cells;
  }
}
