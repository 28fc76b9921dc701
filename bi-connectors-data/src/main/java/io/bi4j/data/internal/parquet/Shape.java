package io.bi4j.data.internal.parquet;

import io.bi4j.core.data.DataType;
import java.util.List;

/** How a part of the file's schema becomes a column. Immutable. */
sealed interface Shape {
  /** The node of the schema that it is made of. */
  SchemaNode node();

  /** The type of the column. */
  DataType type();

  /** The leaf whose levels tell where this part has nulls, rows and ends. */
  default int firstLeaf() {
    return node().leaf;
  }

  /** Values. */
  record Leaf(SchemaNode node, DataType type, Conversion conversion) implements Shape {}

  /**
   * Lists.
   *
   * @param node the list; the repeated node itself when nothing is around it
   * @param repeated the node that stands once per element
   */
  record ListOf(SchemaNode node, SchemaNode repeated, Shape element) implements Shape {
    @Override
    public DataType type() {
      return new DataType.ListType(element.type());
    }
  }

  /** Maps. */
  record MapOf(SchemaNode node, SchemaNode repeated, Shape key, Shape value) implements Shape {
    @Override
    public DataType type() {
      return new DataType.MapType(key.type(), value.type());
    }
  }

  /** Structs. */
  record StructOf(SchemaNode node, DataType.StructType type, List<Shape> children)
      implements Shape {}
}
