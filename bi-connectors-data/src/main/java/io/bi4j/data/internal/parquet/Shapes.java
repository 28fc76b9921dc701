package io.bi4j.data.internal.parquet;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the column type of each part of a schema, after the format's LogicalTypes.md with its rules
 * for lists and maps of older writers.
 */
final class Shapes {
  private final boolean truncateNanos;
  private final boolean int96AsUtc;

  Shapes(boolean truncateNanos, boolean int96AsUtc) {
    this.truncateNanos = truncateNanos;
    this.int96AsUtc = int96AsUtc;
  }

  /** The field of a column and how it is read. */
  Shape of(SchemaNode node) {
    if (node.repetition == SchemaNode.REPEATED) {
      return new Shape.ListOf(node, node, single(node));
    }
    return single(node);
  }

  Field field(SchemaNode node, Shape shape) {
    boolean nullable =
        node.repetition == SchemaNode.OPTIONAL || node.logical.kind() == Logical.Kind.UNKNOWN;
    return new Field(node.name, shape.type(), nullable);
  }

  private Shape single(SchemaNode node) {
    if (node.isLeaf()) {
      return leaf(node);
    }
    SchemaNode only = node.children.size() == 1 ? node.children.get(0) : null;
    boolean repeats = only != null && only.repetition == SchemaNode.REPEATED;
    if (only != null && repeats && node.logical.kind() == Logical.Kind.LIST) {
      return new Shape.ListOf(node, only, element(node, only));
    }
    if (only != null
        && repeats
        && node.logical.kind() == Logical.Kind.MAP
        && only.children.size() == 2) {
      return new Shape.MapOf(node, only, of(only.children.get(0)), of(only.children.get(1)));
    }
    return struct(node);
  }

  private Shape element(SchemaNode list, SchemaNode repeated) {
    boolean isElement =
        repeated.isLeaf()
            || repeated.children.size() != 1
            || repeated.name.equals("array")
            || repeated.name.equals(list.name + "_tuple");
    return isElement ? single(repeated) : of(repeated.children.get(0));
  }

  private Shape struct(SchemaNode node) {
    if (node.children.isEmpty()) {
      throw unsupported(node, "a group without columns");
    }
    List<Shape> children = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (SchemaNode child : node.children) {
      Shape shape = of(child);
      children.add(shape);
      // Below a null struct there is nothing, whatever the child says.
      fields.add(Field.of(child.name, shape.type()));
    }
    try {
      return new Shape.StructOf(node, new DataType.StructType(fields), children);
    } catch (BiException | IllegalArgumentException e) {
      throw unsupported(node, String.valueOf(e.getMessage()));
    }
  }

  private static ParquetErrors.Damage unsupported(SchemaNode node, String why) {
    return ParquetErrors.unsupported("column \"" + node.name + "\": " + why);
  }

  private Shape leaf(SchemaNode node) {
    return switch (node.physical()) {
      case BOOLEAN -> shape(node, DataType.BOOL, Conversion.BOOL);
      case INT32, INT64 -> whole(node);
      case INT96 ->
          shape(
              node,
              int96AsUtc ? DataType.TIMESTAMP : DataType.LOCAL_DATETIME,
              truncateNanos ? Conversion.INT96_TO_MICROS_TRUNCATED : Conversion.INT96_TO_MICROS);
      case FLOAT, DOUBLE -> shape(node, DataType.FLOAT64, Conversion.DOUBLE);
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> binary(node);
    };
  }

  private static Shape shape(SchemaNode node, DataType type, Conversion conversion) {
    if (node.logical.kind() == Logical.Kind.UNKNOWN) {
      return new Shape.Leaf(node, DataType.STRING, Conversion.NOTHING);
    }
    return new Shape.Leaf(node, type, conversion);
  }

  private Shape whole(SchemaNode node) {
    Logical logical = node.logical;
    return switch (logical.kind()) {
      case DATE -> shape(node, DataType.DATE, Conversion.LONG);
      case TIME -> shape(node, DataType.TIME, unit(logical));
      case TIMESTAMP ->
          shape(node, logical.flag() ? DataType.TIMESTAMP : DataType.LOCAL_DATETIME, unit(logical));
      case DECIMAL -> shape(node, decimal(node), Conversion.DECIMAL_OF_LONG);
      case INTEGER -> {
        if (logical.flag() || logical.first() < 32) {
          yield shape(node, DataType.INT64, Conversion.LONG);
        }
        yield logical.first() == 32
            ? shape(node, DataType.INT64, Conversion.UNSIGNED_32)
            : shape(node, DataType.decimal(20, 0), Conversion.UNSIGNED_64);
      }
      default -> shape(node, DataType.INT64, Conversion.LONG);
    };
  }

  private Conversion unit(Logical logical) {
    return switch (logical.unit()) {
      case Logical.MILLIS -> Conversion.MILLIS_TO_MICROS;
      case Logical.NANOS ->
          truncateNanos ? Conversion.NANOS_TO_MICROS_TRUNCATED : Conversion.NANOS_TO_MICROS;
      default -> Conversion.LONG;
    };
  }

  private static DataType decimal(SchemaNode node) {
    int precision = node.logical.first();
    int scale = node.logical.scale();
    if (precision < 1 || scale < 0 || scale > precision) {
      throw ParquetErrors.damaged(
          "column \"" + node.name + "\" is DECIMAL(" + precision + "," + scale + ")");
    }
    if (precision > DataType.DecimalType.MAX_PRECISION) {
      throw unsupported(node, "DECIMAL of " + precision + " digits, the most is 38");
    }
    return DataType.decimal(precision, scale);
  }

  private static Shape binary(SchemaNode node) {
    int width = node.physical() == Physical.FIXED_LEN_BYTE_ARRAY ? node.typeLength : 0;
    return switch (node.logical.kind()) {
      case STRING, ENUM -> shape(node, DataType.STRING, Conversion.TEXT);
      case JSON -> shape(node, DataType.JSON, Conversion.TEXT);
      case DECIMAL -> shape(node, decimal(node), Conversion.DECIMAL_OF_BYTES);
      case UUID ->
          width == 16
              ? shape(node, DataType.STRING, Conversion.UUID_TEXT)
              : shape(node, DataType.BYTES, Conversion.BYTES);
      case FLOAT16 ->
          width == 2
              ? shape(node, DataType.FLOAT64, Conversion.HALF_TO_DOUBLE)
              : shape(node, DataType.BYTES, Conversion.BYTES);
      case INTERVAL ->
          width == 12
              ? shape(node, DataType.DURATION, Conversion.INTERVAL_TO_MICROS)
              : shape(node, DataType.BYTES, Conversion.BYTES);
      default -> shape(node, DataType.BYTES, Conversion.BYTES);
    };
  }
}
