package io.bi4j.core.internal.expr;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.Origin;
import io.bi4j.core.internal.exec.RowErrors;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions over rows given in a test. */
final class Rows {
  private final RecordBatch batch;
  private ExprContext context = ExprContext.UTC;

  /** The errors of the last evaluation: row, then code. */
  final Map<Integer, String> errors = new LinkedHashMap<>();

  private Rows(RecordBatch batch) {
    this.batch = batch;
  }

  static Rows of(RecordBatch batch) {
    return new Rows(batch);
  }

  static Rows of(Schema schema, @Nullable Object[]... rows) {
    BatchBuilder builder = BatchBuilder.of(schema);
    for (Object[] row : rows) {
      builder.addRow(row);
    }
    return new Rows(builder.build());
  }

  /** One column {@code x}. */
  static Rows ofColumn(Field field, @Nullable Object... values) {
    BatchBuilder builder = BatchBuilder.of(Schema.of(field));
    for (Object value : values) {
      builder.set(0, value).endRow();
    }
    return new Rows(builder.build());
  }

  /** One row without columns. */
  static Rows none() {
    return ofColumn(Field.of("x", io.bi4j.core.data.DataType.INT64), 1L);
  }

  Rows in(ExprContext other) {
    context = other;
    return this;
  }

  BoundExpr bind(String text) {
    return Binder.bind(Exprs.parse(text), batch.schema(), context);
  }

  /** The values of all rows. */
  List<@Nullable Object> eval(String text) {
    return eval(bind(text), IntStream.range(0, batch.rowCount()).toArray());
  }

  /** The value of the first row. */
  @Nullable Object one(String text) {
    return eval(text).get(0);
  }

  List<@Nullable Object> eval(BoundExpr bound, int[] rows) {
    errors.clear();
    Chunk chunk = chunk(batch, errors);
    Vector vector = bound.open().eval(chunk, rows, rows.length);
    chunk.settle();
    List<@Nullable Object> values = new ArrayList<>();
    for (int row : rows) {
      values.add(vector.valueAt(row));
    }
    return values;
  }

  static Chunk chunk(RecordBatch batch, Map<Integer, String> errors) {
    Chunk chunk =
        new Chunk(
            batch.schema(),
            new RowErrors(
                (c, row, column, code, reason) -> {
                  errors.put(row, code.id());
                  return true;
                }));
    Vector[] vectors = batch.columns().stream().map(Vector::of).toArray(Vector[]::new);
    chunk.reset(batch.rowCount(), vectors, Origin.UNKNOWN);
    return chunk;
  }
}
