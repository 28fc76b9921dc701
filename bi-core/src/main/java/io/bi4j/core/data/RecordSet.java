package io.bi4j.core.data;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A materialised result: all batches of one schema, held in memory, for people and small hosts.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * RecordSet sales = bi.read(Csv.file("sales.csv"));
 * System.out.println(sales.show());
 * List<Sale> rows = sales.toList(Sale.class);
 * }</pre>
 *
 * @since 0.1
 */
public final class RecordSet implements Iterable<Row> {
  private final Schema schema;
  private final List<RecordBatch> batches;
  private final long rowCount;

  private RecordSet(Schema schema, List<RecordBatch> batches) {
    this.schema = requireNonNull(schema, "schema");
    this.batches = List.copyOf(batches);
    this.rowCount = batches.stream().mapToLong(RecordBatch::rowCount).sum();
  }

  /**
   * The rows of these batches, in order.
   *
   * @throws IllegalArgumentException when a batch has another schema
   */
  public static RecordSet of(Schema schema, List<RecordBatch> batches) {
    for (RecordBatch batch : batches) {
      if (!batch.schema().equals(schema)) {
        throw new IllegalArgumentException(
            "A batch has columns " + batch.schema() + " but the set has " + schema + ".");
      }
    }
    return new RecordSet(schema, batches);
  }

  /** The rows of one batch. */
  public static RecordSet of(RecordBatch batch) {
    return new RecordSet(batch.schema(), List.of(batch));
  }

  /**
   * One row per element of a list of Java records; components become columns of the same names.
   *
   * @throws io.bi4j.core.BiException {@code core/bad-type} when a component has a type that no
   *     column holds
   */
  public static <T extends Record> RecordSet of(Class<T> type, List<T> records) {
    return RecordMapper.of(type).toRecordSet(records);
  }

  /** The fields of every row. */
  public Schema schema() {
    return schema;
  }

  /** The batches in order. */
  public List<RecordBatch> batches() {
    return batches;
  }

  /** How many rows there are. */
  public long rowCount() {
    return rowCount;
  }

  /** Bytes of heap that the batches keep alive. */
  public long retainedBytes() {
    return batches.stream().mapToLong(RecordBatch::retainedBytes).sum();
  }

  /** The rows in order; each view is valid as long as this set. */
  @Override
  public Iterator<Row> iterator() {
    return rows().iterator();
  }

  /** The rows in order. */
  public Stream<Row> rows() {
    return batches.stream()
        .flatMap(
            batch -> java.util.stream.IntStream.range(0, batch.rowCount()).mapToObj(batch::row));
  }

  /** The same rows with these columns only. */
  public RecordSet select(List<String> names) {
    return new RecordSet(
        schema.select(names), batches.stream().map(batch -> batch.select(names)).toList());
  }

  /** All rows in one batch; copies unless there is one batch already. */
  public RecordBatch toBatch() {
    if (batches.size() == 1) {
      return batches.get(0);
    }
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < schema.columnCount(); c++) {
      Vector whole = Vector.of(schema.field(c).type());
      whole.reserve(Math.toIntExact(rowCount));
      for (RecordBatch batch : batches) {
        Vector part = Vector.of(batch.column(c));
        for (int row = 0; row < batch.rowCount(); row++) {
          whole.appendFrom(part, row);
        }
      }
      columns.add(whole.column());
    }
    return RecordBatch.of(schema, columns);
  }

  /**
   * One Java record per row; components are matched to columns by name.
   *
   * @throws io.bi4j.core.BiException {@code core/unknown-column} or {@code core/bad-value} when a
   *     component has no column, or a cell does not fit its component
   */
  public <T extends Record> List<T> toList(Class<T> type) {
    return RecordMapper.of(type).toList(this);
  }

  /** The first 20 rows as a text table. */
  public String show() {
    return show(20);
  }

  /** The first rows as a text table, cells cut at 40 characters. */
  public String show(int rows) {
    return TextTable.of(this, rows);
  }

  /** Schema and number of rows; no cells. */
  @Override
  public String toString() {
    return "RecordSet(" + rowCount + " rows: " + schema + ")";
  }
}
