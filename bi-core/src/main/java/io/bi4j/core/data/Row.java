package io.bi4j.core.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a batch, for people and tests. Immutable.
 *
 * @since 0.1
 */
public final class Row {
  private final RecordBatch batch;
  private final int row;

  Row(RecordBatch batch, int row) {
    this.batch = batch;
    this.row = row;
  }

  /** The cell of a column as {@link Column#valueAt(int)} gives it, or null. */
  public @Nullable Object get(String column) {
    return batch.column(column).valueAt(row);
  }

  /** The cell at a position counted from zero, or null. */
  public @Nullable Object get(int ordinal) {
    return batch.column(ordinal).valueAt(row);
  }

  /** The fields of the row. */
  public Schema schema() {
    return batch.schema();
  }

  /** A copy as a map in column order; null cells are present with value null. */
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    batch.schema().names().forEach(name -> map.put(name, get(name)));
    return Collections.unmodifiableMap(map);
  }

  @Override
  public String toString() {
    return toMap().toString();
  }
}
