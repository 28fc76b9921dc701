package io.bi4j.data.internal.parquet;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import java.util.ArrayList;
import java.util.List;

/** Makes the schema of a file of the fields of records. */
final class SchemaWriter {
  private SchemaWriter() {}

  static SchemaNode root(Schema schema) {
    List<SchemaNode> children = new ArrayList<>();
    for (Field field : schema.fields()) {
      children.add(node(field.name(), field.type(), field.nullable()));
    }
    return SchemaNode.group("schema", SchemaNode.REQUIRED, Logical.NONE, children);
  }

  private static SchemaNode node(String name, DataType type, boolean nullable) {
    int repetition = nullable ? SchemaNode.OPTIONAL : SchemaNode.REQUIRED;
    return switch (type.kind()) {
      case BOOL -> SchemaNode.leaf(name, repetition, Physical.BOOLEAN, Logical.NONE);
      case INT64, MONEY, DURATION ->
          SchemaNode.leaf(name, repetition, Physical.INT64, Logical.NONE);
      case FLOAT64 -> SchemaNode.leaf(name, repetition, Physical.DOUBLE, Logical.NONE);
      case DATE -> SchemaNode.leaf(name, repetition, Physical.INT32, Logical.of(Logical.Kind.DATE));
      case TIME -> time(name, repetition, Logical.Kind.TIME, false);
      case LOCAL_DATETIME -> time(name, repetition, Logical.Kind.TIMESTAMP, false);
      case TIMESTAMP -> time(name, repetition, Logical.Kind.TIMESTAMP, true);
      case STRING -> binary(name, repetition, Logical.of(Logical.Kind.STRING));
      case JSON -> binary(name, repetition, Logical.of(Logical.Kind.JSON));
      case BYTES -> binary(name, repetition, Logical.NONE);
      case DECIMAL -> decimal(name, repetition, (DataType.DecimalType) type);
      case LIST -> list(name, repetition, (DataType.ListType) type);
      case MAP -> map(name, repetition, (DataType.MapType) type);
      case STRUCT -> struct(name, repetition, (DataType.StructType) type);
    };
  }

  private static SchemaNode binary(String name, int repetition, Logical logical) {
    return SchemaNode.leaf(name, repetition, Physical.BYTE_ARRAY, logical);
  }

  private static SchemaNode time(String name, int repetition, Logical.Kind kind, boolean utc) {
    return SchemaNode.leaf(
        name, repetition, Physical.INT64, Logical.time(kind, utc, Logical.MICROS));
  }

  private static SchemaNode decimal(String name, int repetition, DataType.DecimalType type) {
    Logical logical = Logical.decimal(type.precision(), type.scale());
    if (type.isWide()) {
      return new SchemaNode(
          name, repetition, Physical.FIXED_LEN_BYTE_ARRAY, 16, logical, List.of());
    }
    Physical physical = type.precision() <= 9 ? Physical.INT32 : Physical.INT64;
    return SchemaNode.leaf(name, repetition, physical, logical);
  }

  private static SchemaNode list(String name, int repetition, DataType.ListType type) {
    SchemaNode repeated =
        SchemaNode.group(
            "list",
            SchemaNode.REPEATED,
            Logical.NONE,
            List.of(node("element", type.element(), true)));
    return SchemaNode.group(name, repetition, Logical.of(Logical.Kind.LIST), List.of(repeated));
  }

  private static SchemaNode map(String name, int repetition, DataType.MapType type) {
    SchemaNode repeated =
        SchemaNode.group(
            "key_value",
            SchemaNode.REPEATED,
            Logical.NONE,
            List.of(node("key", type.key(), false), node("value", type.value(), true)));
    return SchemaNode.group(name, repetition, Logical.of(Logical.Kind.MAP), List.of(repeated));
  }

  private static SchemaNode struct(String name, int repetition, DataType.StructType type) {
    List<SchemaNode> children = new ArrayList<>();
    for (Field field : type.fields()) {
      children.add(node(field.name(), field.type(), field.nullable()));
    }
    return SchemaNode.group(name, repetition, Logical.NONE, children);
  }
}
