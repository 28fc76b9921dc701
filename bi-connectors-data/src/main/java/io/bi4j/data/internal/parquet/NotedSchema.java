package io.bi4j.data.internal.parquet;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.Columns;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.Schema;
import io.bi4j.core.data.StringColumn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The types of our own that Parquet has no word for, noted in the footer: MONEY and DURATION are
 * stored as INT64 and come back as what they were.
 */
final class NotedSchema {
  /** The key of the note. */
  static final String KEY = "bi4j.schema";

  private NotedSchema() {}

  static String print(Schema schema) {
    return new DataType.StructType(schema.fields()).toString();
  }

  /** The noted columns; none when there is no note or it says nothing that can be understood. */
  static Map<String, Field> fields(FileMeta meta) {
    String note = meta.texts().get(KEY);
    Map<String, Field> fields = new LinkedHashMap<>();
    if (note == null) {
      return fields;
    }
    try {
      if (DataType.parse(note) instanceof DataType.StructType struct) {
        struct.fields().forEach(field -> fields.put(field.name(), field));
      }
    } catch (BiException | IllegalArgumentException e) {
      // Somebody else's note: the file's own schema says enough to read it.
      fields.clear();
    }
    return fields;
  }

  /** Whether a column of a type was stored as a column of the other. */
  static boolean stores(DataType noted, DataType read) {
    if (noted.equals(read)) {
      return true;
    }
    if (noted instanceof DataType.ListType a && read instanceof DataType.ListType b) {
      return stores(a.element(), b.element());
    }
    if (noted instanceof DataType.MapType a && read instanceof DataType.MapType b) {
      return stores(a.key(), b.key()) && stores(a.value(), b.value());
    }
    if (noted instanceof DataType.StructType a && read instanceof DataType.StructType b) {
      return structStores(a, b);
    }
    return read.kind() == Kind.INT64
        && (noted.kind() == Kind.DURATION || noted.kind() == Kind.MONEY);
  }

  private static boolean structStores(DataType.StructType noted, DataType.StructType read) {
    boolean all = noted.fields().size() == read.fields().size();
    for (int i = 0; all && i < noted.fields().size(); i++) {
      Field a = noted.fields().get(i);
      Field b = read.fields().get(i);
      all = a.name().equals(b.name()) && stores(a.type(), b.type());
    }
    return all;
  }

  /**
   * The same cells as a column of the noted type.
   *
   * @param others finds the currency column of money
   */
  static Column as(DataType wanted, Column column, Function<String, @Nullable Column> others) {
    if (wanted.equals(column.type())) {
      return column;
    }
    int rows = column.rowCount();
    if (column instanceof io.bi4j.core.data.ListColumn list) {
      Column elements = as(((DataType.ListType) wanted).element(), list.elements(), none());
      return Columns.list(elements, ends(rows, list::endAt), nulls(column), rows);
    }
    if (column instanceof io.bi4j.core.data.MapColumn map) {
      DataType.MapType type = (DataType.MapType) wanted;
      Column keys = as(type.key(), map.keys(), none());
      Column values = as(type.value(), map.values(), none());
      return Columns.map(keys, values, ends(rows, map::endAt), nulls(column), rows);
    }
    if (column instanceof io.bi4j.core.data.StructColumn struct) {
      return struct((DataType.StructType) wanted, struct);
    }
    long[] cells = new long[rows];
    ((LongColumn) column).copyTo(0, cells, 0, rows);
    return wanted instanceof DataType.MoneyType money
        ? money(money, cells, column, others)
        : Columns.longs(wanted, cells, nulls(column), rows);
  }

  private static Function<String, @Nullable Column> none() {
    return name -> null;
  }

  private static Column struct(DataType.StructType wanted, io.bi4j.core.data.StructColumn struct) {
    java.util.List<Column> children = new java.util.ArrayList<>();
    for (int i = 0; i < wanted.fields().size(); i++) {
      children.add(
          as(
              wanted.fields().get(i).type(),
              struct.child(i),
              name -> childNamed(wanted, struct, name)));
    }
    return Columns.struct(wanted, children, nulls(struct), struct.rowCount());
  }

  private static @Nullable Column childNamed(
      DataType.StructType type, io.bi4j.core.data.StructColumn struct, String name) {
    for (int i = 0; i < type.fields().size(); i++) {
      if (type.fields().get(i).name().equals(name)) {
        return struct.child(i);
      }
    }
    return null;
  }

  private static Column money(
      DataType.MoneyType type,
      long[] minor,
      Column column,
      Function<String, @Nullable Column> others) {
    StringColumn currencies = null;
    if (type.inColumn()) {
      if (!(others.apply(type.currency()) instanceof StringColumn found)) {
        throw ParquetErrors.unsupported(
            "money needs its currency column \"" + type.currency() + "\" beside it");
      }
      currencies = found;
    }
    return Columns.money(type, minor, currencies, nulls(column), column.rowCount());
  }

  private static int[] ends(int rows, java.util.function.IntUnaryOperator end) {
    int[] ends = new int[rows];
    for (int row = 0; row < rows; row++) {
      ends[row] = end.applyAsInt(row);
    }
    return ends;
  }

  private static long @Nullable [] nulls(Column column) {
    if (column.nullCount() == 0) {
      return null;
    }
    long[] words = new long[(column.rowCount() + 63) >>> 6];
    for (int i = 0; i < words.length; i++) {
      words[i] = column.nullWord(i);
    }
    return words;
  }
}
