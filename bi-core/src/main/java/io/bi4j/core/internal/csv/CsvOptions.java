package io.bi4j.core.internal.csv;

import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.internal.settings.CellSettings;
import io.bi4j.core.internal.settings.ColumnSettings;

/**
 * How cells are read once the shape of the file is known.
 *
 * @param dialect the structural bytes
 * @param cells how cells are written
 * @param columns how dates and numbers of single columns are written
 * @param eager whether all cells of a row are typed when the row is read
 * @param maxRecordBytes a record longer than this fails the run
 */
public record CsvOptions(
    CsvDialect dialect,
    CellSettings cells,
    ColumnSettings columns,
    boolean eager,
    int maxRecordBytes) {

  /** How a column writes numbers. */
  NumberStyle numbers(String column) {
    NumberStyle own = columns.numberStyles().get(column);
    NumberStyle all = cells.numbers();
    return own != null ? own : all != null ? all : NumberStyle.PLAIN;
  }
}
