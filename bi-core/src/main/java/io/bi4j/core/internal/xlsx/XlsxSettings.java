package io.bi4j.core.internal.xlsx;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about a workbook; null where the file shall say. Immutable.
 *
 * @param sheet the name of the sheet
 * @param position the number of the sheet, counted from one; used when there is no name
 * @param header whether the first row holds names
 * @param headerRow the row that holds names, counted from one
 * @param range the cells to read
 * @param types columns whose type is declared
 * @param nullWords texts and errors that mean null
 * @param zone the zone that dates with times are in
 */
public record XlsxSettings(
    Path path,
    @Nullable String sheet,
    @Nullable Integer position,
    @Nullable Boolean header,
    @Nullable Integer headerRow,
    @Nullable CellRange range,
    @Nullable Schema schema,
    Map<String, DataType> types,
    List<String> nullWords,
    @Nullable ZoneId zone,
    boolean keepEmptyRows,
    boolean checkAllCells,
    XlsxLimits limits) {

  public XlsxSettings {
    types = Map.copyOf(types);
    nullWords = List.copyOf(nullWords);
  }

  /** A file of which nothing is said. */
  public static XlsxSettings of(Path path) {
    return new Draft(path).settings();
  }

  /** A copy with changes. */
  public XlsxSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(path);
    draft.sheet = sheet;
    draft.position = position;
    draft.header = header;
    draft.headerRow = headerRow;
    draft.range = range;
    draft.schema = schema;
    draft.types = new HashMap<>(types);
    draft.nullWords = nullWords;
    draft.zone = zone;
    draft.keepEmptyRows = keepEmptyRows;
    draft.checkAllCells = checkAllCells;
    draft.limits = limits;
    change.accept(draft);
    return draft.settings();
  }

  /** Settings that are being changed. */
  public static final class Draft {
    private final Path path;
    public @Nullable String sheet;
    public @Nullable Integer position;
    public @Nullable Boolean header;
    public @Nullable Integer headerRow;
    private @Nullable CellRange range;
    public @Nullable Schema schema;
    public Map<String, DataType> types = new HashMap<>();
    public List<String> nullWords = List.of();
    public @Nullable ZoneId zone;
    public boolean keepEmptyRows;
    public boolean checkAllCells;
    public XlsxLimits limits = XlsxLimits.defaults();

    private Draft(Path path) {
      this.path = path;
    }

    /** Limits the cells, for example to {@code B3:H900}. */
    public void range(String text) {
      range = CellRange.parse(text);
    }

    private XlsxSettings settings() {
      return new XlsxSettings(
          path,
          sheet,
          position,
          header,
          headerRow,
          range,
          schema,
          types,
          nullWords,
          zone,
          keepEmptyRows,
          checkAllCells,
          limits);
    }
  }
}
