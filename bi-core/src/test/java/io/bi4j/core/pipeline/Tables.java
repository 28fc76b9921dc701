package io.bi4j.core.pipeline;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.source.InMemory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small tables for tests. */
final class Tables {
  private Tables() {}

  /** Fields that may be null, from {@code "name TYPE"}. */
  static Schema schema(String... fields) {
    List<Field> list = new ArrayList<>();
    for (String field : fields) {
      int space = field.indexOf(' ');
      list.add(Field.of(field.substring(0, space), DataType.parse(field.substring(space + 1))));
    }
    return Schema.of(list);
  }

  static @Nullable Object[] row(@Nullable Object... cells) {
    return cells;
  }

  /** A set whose batches have at most some rows. */
  static RecordSet set(Schema schema, List<@Nullable Object[]> rows, int rowsPerBatch) {
    List<RecordBatch> batches = new ArrayList<>();
    BatchBuilder builder = BatchBuilder.of(schema);
    for (Object[] row : rows) {
      builder.addRow(row);
      if (builder.rowCount() == rowsPerBatch) {
        batches.add(builder.build());
      }
    }
    if (builder.rowCount() > 0) {
      batches.add(builder.build());
    }
    return RecordSet.of(schema, batches);
  }

  static Pipeline.Builder from(Schema schema, List<@Nullable Object[]> rows, int rowsPerBatch) {
    return Pipeline.named("test").from(InMemory.of(set(schema, rows, rowsPerBatch)));
  }

  static Pipeline.Builder from(Schema schema, @Nullable Object[]... rows) {
    return from(schema, List.of(rows), 2);
  }

  /** One INT64 column {@code n} counting from zero. */
  static Pipeline.Builder numbers(int count, int rowsPerBatch) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      rows.add(row(i));
    }
    return from(schema("n INT64"), rows, rowsPerBatch);
  }
}
