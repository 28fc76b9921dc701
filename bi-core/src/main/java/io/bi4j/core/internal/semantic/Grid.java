package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The groups of a query, one row each, as boxed values: few enough to be worked on by row. */
final class Grid {
  private final List<Field> fields;
  private List<@Nullable Object[]> rows;

  Grid(List<Field> fields, List<@Nullable Object[]> rows) {
    this.fields = new ArrayList<>(fields);
    this.rows = rows;
  }

  static Grid of(RecordSet data) {
    int columns = data.schema().columnCount();
    List<@Nullable Object[]> rows = new ArrayList<>((int) data.rowCount());
    for (RecordBatch batch : data.batches()) {
      for (int r = 0; r < batch.rowCount(); r++) {
        @Nullable Object[] row = new @Nullable Object[columns];
        for (int c = 0; c < columns; c++) {
          row[c] = batch.column(c).valueAt(r);
        }
        rows.add(row);
      }
    }
    return new Grid(data.schema().fields(), rows);
  }

  List<Field> fields() {
    return fields;
  }

  List<@Nullable Object[]> rows() {
    return rows;
  }

  int size() {
    return rows.size();
  }

  Optional<Integer> find(String column) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(column)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  int ordinal(String column) {
    return find(column)
        .orElseThrow(
            () ->
                QueryFailures.badQuery(
                    "The result has no column \""
                        + column
                        + "\". Its columns are: "
                        + String.join(", ", fields.stream().map(Field::name).toList())
                        + "."));
  }

  DataType type(int column) {
    return fields.get(column).type();
  }

  /** Adds a column whose value follows from the position of the row. */
  void add(Field field, IntFunction<@Nullable Object> valueOf) {
    if (find(field.name()).isPresent()) {
      throw QueryFailures.badQuery(
          "The result would have two columns \""
              + field.name()
              + "\". Ask for each calculation once, and rename clashing measures.");
    }
    fields.add(field);
    for (int r = 0; r < rows.size(); r++) {
      @Nullable Object[] row = rows.get(r);
      @Nullable Object[] longer = Arrays.copyOf(row, row.length + 1);
      longer[row.length] = valueOf.apply(r);
      rows.set(r, longer);
    }
  }

  void rows(List<@Nullable Object[]> kept) {
    rows = kept;
  }

  /** The values of some columns of a row, to compare rows by. */
  static List<@Nullable Object> values(@Nullable Object[] row, int... columns) {
    List<@Nullable Object> values = new ArrayList<>(columns.length);
    for (int column : columns) {
      values.add(row[column]);
    }
    return values;
  }

  /** These columns only, under other names. */
  Grid select(List<String> columns, Function<String, Field> fieldOf) {
    int[] ordinals = columns.stream().mapToInt(this::ordinal).toArray();
    List<@Nullable Object[]> selected = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      selected.add(values(row, ordinals).toArray());
    }
    return new Grid(columns.stream().map(fieldOf).toList(), selected);
  }

  RecordSet toRecordSet() {
    Schema schema = Schema.of(fields);
    BatchBuilder builder = BatchBuilder.of(schema);
    List<RecordBatch> batches = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      builder.addRow(row);
      if (builder.isFull()) {
        batches.add(builder.build());
      }
    }
    if (builder.rowCount() > 0 || batches.isEmpty()) {
      batches.add(builder.build());
    }
    return RecordSet.of(schema, batches);
  }
}
