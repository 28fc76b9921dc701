package io.bi4j.insights.internal.mine;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.insights.internal.cube.FactTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Generated rows, as a fact table for detectors and as a record set for the engine. */
public final class Rows {
  private final String time;
  private final List<String> dimensions;
  private final List<String> numbers;
  private final List<Object[]> rows = new ArrayList<>();
  private final FactTable.Builder table;

  public Rows(String time, List<String> dimensions, List<String> numbers) {
    this.time = time;
    this.dimensions = dimensions;
    this.numbers = numbers;
    this.table = new FactTable.Builder(dimensions, numbers.size());
  }

  /** Adds a row; NaN is null. */
  public Rows add(LocalDate day, String[] cells, double... values) {
    table.add(day, cells, values);
    Object[] row = new Object[1 + cells.length + values.length];
    row[0] = day;
    System.arraycopy(cells, 0, row, 1, cells.length);
    for (int c = 0; c < values.length; c++) {
      row[1 + cells.length + c] = Double.isNaN(values[c]) ? null : values[c];
    }
    rows.add(row);
    return this;
  }

  FactTable table() {
    return table.build();
  }

  /** The rows in batches of a thousand. */
  public RecordSet records() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of(time, DataType.DATE));
    dimensions.forEach(name -> fields.add(Field.of(name, DataType.STRING)));
    numbers.forEach(name -> fields.add(Field.of(name, DataType.FLOAT64)));
    Schema schema = Schema.of(fields.toArray(new Field[0]));
    BatchBuilder builder = BatchBuilder.of(schema);
    List<RecordBatch> batches = new ArrayList<>();
    for (Object[] row : rows) {
      builder.addRow(row);
      if (builder.rowCount() == 1000) {
        batches.add(builder.build());
      }
    }
    batches.add(builder.build());
    return RecordSet.of(schema, batches);
  }
}
