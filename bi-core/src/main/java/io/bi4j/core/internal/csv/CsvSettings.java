package io.bi4j.core.internal.csv;

import io.bi4j.core.internal.settings.CellSettings;
import io.bi4j.core.internal.settings.ColumnSettings;
import io.bi4j.core.internal.settings.FileSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the user said about a CSV file; null where the file shall say. Immutable. */
public record CsvSettings(
    FileSettings file,
    ColumnSettings columns,
    CellSettings cells,
    @Nullable Byte delimiter,
    @Nullable Byte quote,
    @Nullable Boolean header) {

  /** A file of which nothing is said. */
  public static CsvSettings of(Path path) {
    return new CsvSettings(
        FileSettings.of(path), ColumnSettings.NONE, CellSettings.NONE, null, null, null);
  }

  public CsvSettings with(FileSettings changed) {
    return new CsvSettings(changed, columns, cells, delimiter, quote, header);
  }

  public CsvSettings with(ColumnSettings changed) {
    return new CsvSettings(file, changed, cells, delimiter, quote, header);
  }

  public CsvSettings with(CellSettings changed) {
    return new CsvSettings(file, columns, changed, delimiter, quote, header);
  }

  public CsvSettings withDelimiter(char character) {
    return new CsvSettings(file, columns, cells, ascii(character, "delimiter"), quote, header);
  }

  public CsvSettings withQuote(char character) {
    return new CsvSettings(file, columns, cells, delimiter, ascii(character, "quote"), header);
  }

  public CsvSettings withHeader(boolean present) {
    return new CsvSettings(file, columns, cells, delimiter, quote, present);
  }

  private static byte ascii(char character, String what) {
    if (character == 0 || character > 126 || character == '\n' || character == '\r') {
      throw new IllegalArgumentException(
          "The " + what + " of a CSV file must be an ASCII character, was '" + character + "'.");
    }
    return (byte) character;
  }
}
