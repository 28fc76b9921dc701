package io.bi4j.data;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.testkit.Batches;
import io.bi4j.testkit.Choices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws batches whose columns may be lists, structs and maps of each other. */
final class NestedBatches {
  private NestedBatches() {}

  static RecordBatch batch(Choices choices, int mostRows) {
    int columns = 1 + choices.below(5);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      fields.add(new Field("c" + i, type(choices, 3), !choices.percent(20)));
    }
    Schema schema = Schema.of(fields);
    BatchBuilder builder = BatchBuilder.of(schema);
    int rows = choices.below(mostRows + 1);
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < columns; c++) {
        builder.set(c, cell(choices, schema.field(c)));
      }
      builder.endRow();
    }
    return builder.build();
  }

  private static DataType type(Choices choices, int depth) {
    if (depth == 0 || !choices.percent(40)) {
      return Batches.type(choices);
    }
    return switch (choices.below(3)) {
      case 0 -> DataType.list(type(choices, depth - 1));
      case 1 -> DataType.map(DataType.STRING, type(choices, depth - 1));
      default -> struct(choices, depth);
    };
  }

  private static DataType struct(Choices choices, int depth) {
    List<Field> fields = new ArrayList<>();
    int count = 1 + choices.below(3);
    for (int i = 0; i < count; i++) {
      fields.add(Field.of("f" + i, type(choices, depth - 1)));
    }
    return new DataType.StructType(fields);
  }

  private static Object cell(Choices choices, Field field) {
    if (field.nullable() && choices.percent(15)) {
      return null;
    }
    DataType type = field.type();
    if (type instanceof DataType.ListType list) {
      return choices.list(4, c -> cell(c, Field.of("e", list.element())));
    } else if (type instanceof DataType.MapType map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      int count = choices.below(4);
      for (int i = 0; i < count; i++) {
        entries.put("k" + i, cell(choices, Field.of("v", map.value())));
      }
      return entries;
    } else if (type instanceof DataType.StructType struct) {
      Map<String, Object> values = new LinkedHashMap<>();
      struct.fields().forEach(f -> values.put(f.name(), cell(choices, f)));
      return values;
    }
    return Batches.cell(choices, Field.required(field.name(), type));
  }
}
