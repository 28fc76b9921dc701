package io.bi4j.core.data;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * An immutable block of rows that share one {@link Schema}: the form in which records pass between
 * sources, transforms and sinks.
 *
 * <p><b>Shape.</b> One {@link Column} per field, all of {@link #rowCount()} cells. The engine ends
 * a batch at 4,096 rows or 4 MiB. <b>Threads.</b> Thread-safe. <b>Cost.</b> {@link #select} shares
 * columns; {@link #slice} and {@link #filter} copy the rows that they keep.
 *
 * @since 0.1
 */
public final class RecordBatch {
  /** The engine ends a batch at this many rows. */
  public static final int MAX_ROWS = 4_096;

  /** The engine ends a batch when it retains this many bytes. */
  public static final long MAX_BYTES = 4L << 20;

  private final Schema schema;
  private final List<Column> columns;
  private final int rowCount;

  private RecordBatch(Schema schema, List<Column> columns, int rowCount) {
    this.schema = requireNonNull(schema, "schema");
    this.columns = columns;
    this.rowCount = rowCount;
  }

  /**
   * A batch of these columns.
   *
   * @throws IllegalArgumentException when number, types or lengths of the columns do not fit
   */
  public static RecordBatch of(Schema schema, List<? extends Column> columns) {
    if (columns.size() != schema.columnCount()) {
      throw new IllegalArgumentException(
          "A schema of "
              + schema.columnCount()
              + " fields needs as many columns, got "
              + columns.size()
              + ".");
    }
    int rows = columns.isEmpty() ? 0 : columns.get(0).rowCount();
    for (int i = 0; i < columns.size(); i++) {
      checkFits(schema.field(i), columns.get(i), rows);
    }
    return new RecordBatch(schema, List.copyOf(columns), rows);
  }

  private static void checkFits(Field field, Column column, int rows) {
    if (!column.type().equals(field.type())) {
      throw new IllegalArgumentException(
          "Column \""
              + field.name()
              + "\" is "
              + column.type()
              + " but its field says "
              + field.type()
              + ".");
    }
    if (column.rowCount() != rows) {
      throw new IllegalArgumentException(
          "Column \""
              + field.name()
              + "\" has "
              + column.rowCount()
              + " rows, the first has "
              + rows
              + ".");
    }
  }

  /** A batch without rows. */
  public static RecordBatch empty(Schema schema) {
    return BatchBuilder.of(schema).build();
  }

  /** The fields of every row. */
  public Schema schema() {
    return schema;
  }

  /** How many rows there are. */
  public int rowCount() {
    return rowCount;
  }

  /** Bytes of heap that the columns keep alive, dictionaries not counted. */
  public long retainedBytes() {
    return columns.stream().mapToLong(Column::retainedBytes).sum();
  }

  /**
   * The column with this name.
   *
   * @throws io.bi4j.core.BiException {@code core/unknown-column} listing the names there are
   */
  public Column column(String name) {
    return columns.get(schema.ordinal(name));
  }

  /** The column at a position counted from zero. */
  public Column column(int ordinal) {
    return columns.get(ordinal);
  }

  /** The columns in order. */
  public List<Column> columns() {
    return columns;
  }

  /** The same rows with these columns only, in the order asked for. */
  public RecordBatch select(List<String> names) {
    List<Column> selected = new ArrayList<>(names.size());
    names.forEach(name -> selected.add(column(name)));
    return new RecordBatch(schema.select(names), List.copyOf(selected), rowCount);
  }

  /** Rows {@code fromRow} to {@code fromRow + rows - 1}. */
  public RecordBatch slice(int fromRow, int rows) {
    if (fromRow < 0 || rows < 0 || fromRow > rowCount - rows) {
      throw new IndexOutOfBoundsException(
          "Rows " + fromRow + ".." + (fromRow + (long) rows) + " of a batch of " + rowCount);
    }
    return copy(rows, vector -> vector.copyRange(fromRow, rows));
  }

  /** The selected rows. */
  public RecordBatch filter(Selection rows) {
    int[] chosen = rows.toArray();
    if (chosen.length > 0 && chosen[chosen.length - 1] >= rowCount) {
      throw new IndexOutOfBoundsException(
          "Row " + chosen[chosen.length - 1] + " of a batch of " + rowCount);
    }
    return copy(chosen.length, vector -> vector.gather(chosen, chosen.length));
  }

  private RecordBatch copy(int rows, java.util.function.UnaryOperator<Vector> copier) {
    List<Column> copies = new ArrayList<>(columns.size());
    columns.forEach(column -> copies.add(copier.apply(Vector.of(column)).column()));
    return new RecordBatch(schema, List.copyOf(copies), rows);
  }

  /** A view of one row; valid as long as the batch. */
  public Row row(int row) {
    return new Row(this, row);
  }

  /** Schema, types and number of rows; no cells. */
  @Override
  public String toString() {
    return "RecordBatch(" + rowCount + " rows: " + schema + ")";
  }
}
