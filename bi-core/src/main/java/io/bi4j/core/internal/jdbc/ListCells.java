package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.ListType;
import io.bi4j.core.internal.vector.ListVector;
import io.bi4j.core.internal.vector.Vector;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays as lists, by the objects that drivers give for their elements. */
final class ListCells implements CellReader {
  private final DataType element;

  private ListCells(DataType element) {
    this.element = element;
  }

  static CellReader of(DataType element, ColumnMeta meta) {
    DataType innermost = element;
    while (innermost instanceof ListType list) {
      innermost = list.element();
    }
    return switch (innermost.kind()) {
      case BOOL, INT64, FLOAT64, DECIMAL, STRING, DATE, LOCAL_DATETIME, TIMESTAMP ->
          new ListCells(element);
      default -> throw Dialect.unsupported(meta, "arrays of " + innermost + " are not supported");
    };
  }

  @Override
  public @Nullable String read(ResultSet result, int index, Vector into) throws SQLException {
    java.sql.Array array = result.getArray(index);
    if (array == null) {
      into.appendNull();
      return null;
    }
    int before = into.rows;
    try {
      ((ListVector) into).appendValue(values(array.getArray(), element));
      return null;
    } catch (ClassCastException | ArithmeticException e) {
      into.truncate(before);
      return "an element does not fit " + element;
    }
  }

  private static List<@Nullable Object> values(Object array, DataType element) throws SQLException {
    int length = Array.getLength(array);
    List<@Nullable Object> values = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      Object value = Array.get(array, i);
      values.add(value == null ? null : value(value, element));
    }
    return values;
  }

  private static Object value(Object value, DataType element) throws SQLException {
    if (element instanceof ListType list) {
      Object nested = value instanceof java.sql.Array array ? array.getArray() : value;
      if (!nested.getClass().isArray()) {
        throw new ClassCastException("no array");
      }
      return values(nested, list.element());
    }
    return switch (element.kind()) {
      case FLOAT64 -> ((Number) value).doubleValue();
      case DECIMAL -> value instanceof BigInteger whole ? new BigDecimal(whole) : value;
      case STRING ->
          value instanceof String || value instanceof java.util.UUID
              ? value.toString()
              : String.class.cast(value);
      case DATE -> value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
      case LOCAL_DATETIME ->
          whole(value instanceof Timestamp time ? time.toLocalDateTime() : (LocalDateTime) value);
      case TIMESTAMP ->
          value instanceof Timestamp time
              ? whole(LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC))
                  .toInstant(ZoneOffset.UTC)
              : ((OffsetDateTime) value).toInstant();
      default -> value;
    };
  }

  private static LocalDateTime whole(LocalDateTime time) {
    if (time.getNano() % 1000 != 0) {
      throw new ArithmeticException("nanoseconds");
    }
    return time;
  }
}
