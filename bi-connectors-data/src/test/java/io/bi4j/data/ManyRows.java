package io.bi4j.data;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;

/** Rows whose sums are known: ids from zero, texts that never repeat, words that do. */
final class ManyRows {
  static final Schema SCHEMA =
      Schema.of(
          Field.required("id", DataType.INT64),
          Field.of("text", DataType.STRING),
          Field.of("word", DataType.STRING),
          Field.of("x", DataType.FLOAT64),
          Field.of("flag", DataType.BOOL));

  private ManyRows() {}

  static RecordBatch batch(int rows) {
    return batch(0, rows);
  }

  static RecordBatch batch(int from, int rows) {
    BatchBuilder builder = BatchBuilder.of(SCHEMA);
    for (int i = from; i < from + rows; i++) {
      builder.setLong(0, i).setString(1, "text " + i).setString(2, "w" + i % 7);
      builder.setDouble(3, i / 2.0);
      if (i % 5 != 0) {
        builder.setBool(4, i % 2 == 0);
      }
      builder.endRow();
    }
    return builder.build();
  }

  static long textLength(int rows) {
    long length = 0;
    for (int i = 0; i < rows; i++) {
      length += ("text " + i).length();
    }
    return length;
  }
}
