package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to a few thousand rows on their way through one worker: column vectors, loaded when a step
 * first needs them, and the rows that are still selected.
 *
 * <p>Vectors are indexed by physical row; only the cells of selected rows are defined. A step calls
 * {@link #require} for its input columns, evaluates, and calls {@link #settle} so that rows with
 * errors leave the selection before anybody reads them. Confined to one thread.
 */
public final class Chunk {
  private final Schema schema;
  private final @Nullable Vector[] columns;
  private ColumnSource source = ColumnSource.NONE;
  private Origin origin = Origin.UNKNOWN;
  private final RowErrors errors;
  private int rows;
  private int[] selection = new int[0];
  private int selected;
  private long sequence;

  public Chunk(Schema schema, RowErrors errors) {
    this.schema = schema;
    this.columns = new Vector[schema.columnCount()];
    this.errors = errors;
  }

  /** Starts over with rows whose columns are loaded from a source on demand. */
  public void reset(int rowCount, ColumnSource columnSource, Origin rowOrigin) {
    Arrays.fill(columns, null);
    source = columnSource;
    origin = rowOrigin;
    selectAll(rowCount);
  }

  /** Starts over with columns that exist already. */
  public void reset(int rowCount, Vector[] vectors, Origin rowOrigin) {
    Arrays.fill(columns, null);
    System.arraycopy(vectors, 0, columns, 0, vectors.length);
    source = ColumnSource.NONE;
    origin = rowOrigin;
    selectAll(rowCount);
  }

  private void selectAll(int rowCount) {
    rows = rowCount;
    if (selection.length < rowCount) {
      selection = new int[rowCount];
    }
    for (int i = 0; i < rowCount; i++) {
      selection[i] = i;
    }
    selected = rowCount;
  }

  /** Selects the same rows as another chunk with the same physical rows. */
  public void selectAs(Chunk other) {
    System.arraycopy(other.selection, 0, selection, 0, other.selected);
    selected = other.selected;
    sequence = other.sequence;
  }

  /** The columns by name and type. */
  public Schema schema() {
    return schema;
  }

  /** How many physical rows the vectors have. */
  public int rows() {
    return rows;
  }

  /** The selected physical rows, in order; the first {@link #selected()} entries count. */
  public int[] selection() {
    return selection;
  }

  /** How many rows are selected. */
  public int selected() {
    return selected;
  }

  /** Whether every physical row is selected. */
  public boolean isDense() {
    return selected == rows;
  }

  /** Where errors of rows go. */
  public RowErrors errors() {
    return errors;
  }

  /** Where the rows came from. */
  public Origin origin() {
    return origin;
  }

  /** Loads columns for the selected rows; rows with malformed cells leave the selection. */
  public void require(int[] ordinals) {
    for (int ordinal : ordinals) {
      if (columns[ordinal] == null) {
        columns[ordinal] = source.load(ordinal, this);
        settle();
      }
    }
  }

  /** Loads every column for the selected rows. */
  public void requireAll() {
    for (int ordinal = 0; ordinal < columns.length; ordinal++) {
      if (columns[ordinal] == null) {
        columns[ordinal] = source.load(ordinal, this);
        settle();
      }
    }
  }

  /** A column that was required or set before. */
  public Vector column(int ordinal) {
    Vector column = columns[ordinal];
    if (column == null) {
      throw new IllegalStateException(
          "Column \"" + schema.field(ordinal).name() + "\" was read before it was required.");
    }
    return column;
  }

  /** Whether a column was loaded or set. */
  public boolean isLoaded(int ordinal) {
    return columns[ordinal] != null;
  }

  /** Applies the reject policy to errors reported since the last call. */
  public void settle() {
    if (!errors.isEmpty()) {
      selected = errors.settle(this, selection, selected);
    }
  }

  /** Puts a computed column in its place; its cells are defined for the selected rows. */
  public void set(int ordinal, Vector vector) {
    columns[ordinal] = vector;
  }

  /** Where the rows of this chunk stand among those of other chunks of the same input. */
  public long sequence() {
    return sequence;
  }

  /** Says where the rows stand among those of other chunks. */
  public void sequence(long position) {
    sequence = position;
  }

  /** Keeps the selected rows whose cell is true; null counts as false. */
  public void keep(BoolVector condition) {
    int kept = 0;
    boolean[] values = condition.values;
    for (int i = 0; i < selected; i++) {
      int row = selection[i];
      selection[kept] = row;
      kept += values[row] && !condition.isNull(row) ? 1 : 0;
    }
    selected = kept;
  }

  /** Drops the rows whose bit is set: bit {@code row % 64} of word {@code row / 64}. */
  public void drop(long[] marks) {
    int kept = 0;
    for (int i = 0; i < selected; i++) {
      int row = selection[i];
      selection[kept] = row;
      kept += (int) (~marks[row >> 6] >>> row & 1);
    }
    selected = kept;
  }

  /** Keeps the first selected rows. */
  public void limit(int count) {
    selected = Math.min(selected, count);
  }
}
