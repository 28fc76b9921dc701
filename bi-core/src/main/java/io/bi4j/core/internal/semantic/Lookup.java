package io.bi4j.core.internal.semantic;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.Vector;
import io.bi4j.core.pipeline.BatchFunction;
import io.bi4j.core.pipeline.Distribution;
import io.bi4j.core.pipeline.Transform;
import io.bi4j.core.pipeline.TransformContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds columns of the one row of a table that each row points to; null where it points to none. */
final class Lookup implements Transform {
  private final String owner;
  private final RecordBatch table;
  private final List<String> from;
  private final List<String> key;
  private final List<String> columns;
  private final Map<List<@Nullable Object>, Integer> rowOf;

  private Lookup(
      String owner,
      RecordBatch table,
      List<String> from,
      List<String> key,
      List<String> columns,
      Map<List<@Nullable Object>, Integer> rowOf) {
    this.owner = owner;
    this.table = table;
    this.from = from;
    this.key = key;
    this.columns = columns;
    this.rowOf = rowOf;
  }

  static Lookup of(
      String owner, RecordSet table, List<String> from, List<String> key, List<String> columns) {
    RecordBatch rows = table.toBatch();
    List<Column> keys = key.stream().map(rows::column).toList();
    Map<List<@Nullable Object>, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < rows.rowCount(); row++) {
      List<@Nullable Object> value = values(keys, row);
      if (!value.contains(null) && rowOf.put(value, row) != null) {
        throw new BiException(
            CoreErrors.BAD_VALUE,
            "Entity \""
                + owner
                + "\" has two rows with "
                + key
                + " = "
                + value
                + ", but rows that point to it must find one. Correct the data or the relationship.");
      }
    }
    return new Lookup(owner, rows, from, key, columns, rowOf);
  }

  private static List<@Nullable Object> values(List<Column> columns, int row) {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (Column column : columns) {
      values.add(column.valueAt(row));
    }
    return values;
  }

  @Override
  public Schema bind(Schema input) {
    for (int i = 0; i < from.size(); i++) {
      DataType mine = input.field(from.get(i)).type();
      DataType theirs = table.schema().field(key.get(i)).type();
      if (!mine.equals(theirs)) {
        throw new BiException(
            CoreErrors.TYPE_MISMATCH,
            "Column \""
                + from.get(i)
                + "\" is "
                + mine
                + " but \""
                + key.get(i)
                + "\" of \""
                + owner
                + "\" is "
                + theirs
                + ", so no row would be found. Cast one of them.");
      }
    }
    List<Field> fields = new ArrayList<>(input.fields());
    for (String column : columns) {
      fields.add(Field.of(owner + "." + column, table.schema().field(column).type()));
    }
    return Schema.of(fields);
  }

  @Override
  public Distribution distribution() {
    return Distribution.stateless();
  }

  @Override
  public BatchFunction open(TransformContext context) {
    return rows -> looked(rows, context.output());
  }

  private RecordBatch looked(RecordBatch rows, Schema output) {
    List<Column> keys = from.stream().map(rows::column).toList();
    Vector[] added = new Vector[columns.size()];
    Vector[] source = new Vector[columns.size()];
    for (int c = 0; c < added.length; c++) {
      source[c] = Vector.of(table.column(columns.get(c)));
      added[c] = Vector.of(source[c].column().type());
    }
    for (int row = 0; row < rows.rowCount(); row++) {
      Integer found = rowOf.get(values(keys, row));
      for (int c = 0; c < added.length; c++) {
        if (found == null) {
          added[c].appendNull();
        } else {
          added[c].appendFrom(source[c], found);
        }
      }
    }
    List<Column> all = new ArrayList<>(rows.columns());
    for (Vector vector : added) {
      all.add(vector.column());
    }
    return RecordBatch.of(output, all);
  }
}
