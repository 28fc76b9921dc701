package io.bi4j.core.internal.vector;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType.StructType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.data.StructColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** STRUCT cells: one vector per field, all of the same length. */
public final class StructVector extends Vector implements StructColumn {
  private final Schema fields;
  private final List<Vector> children;

  public StructVector(StructType type) {
    super(type);
    this.fields = Schema.of(type.fields());
    this.children = type.fields().stream().map(field -> Vector.of(field.type())).toList();
  }

  /** A vector over children that are there already, each of so many rows. */
  public StructVector(StructType type, List<Vector> children, int rows) {
    super(type);
    this.fields = Schema.of(type.fields());
    this.children = List.copyOf(children);
    this.rows = rows;
  }

  /** The vector of a field, to append to before {@link #endRow()}. */
  public Vector childVector(int ordinal) {
    return children.get(ordinal);
  }

  /** How many fields there are. */
  public int childCount() {
    return children.size();
  }

  /** Ends a row for which each field got one cell. */
  public void endRow() {
    rows++;
  }

  @Override
  public void reserve(int capacity) {
    children.forEach(child -> child.reserve(capacity));
  }

  @Override
  public void clear() {
    super.clear();
    children.forEach(Vector::clear);
  }

  @Override
  public void truncate(int rowCount) {
    super.truncate(rowCount);
    children.forEach(child -> child.truncate(rowCount));
  }

  @Override
  void appendEmpty() {
    children.forEach(Vector::appendNull);
    rows++;
  }

  @Override
  void append(Object value) {
    Map<?, ?> map = (Map<?, ?>) value;
    for (int i = 0; i < children.size(); i++) {
      children.get(i).appendValue(map.get(fields.field(i).name()));
    }
    rows++;
  }

  @Override
  void appendCell(Vector source, int row) {
    StructVector other = (StructVector) source;
    for (int i = 0; i < children.size(); i++) {
      children.get(i).appendFrom(other.children.get(i), row);
    }
    rows++;
  }

  @Override
  public Column child(String name) {
    return children.get(fields.ordinal(name)).column();
  }

  @Override
  public Column child(int ordinal) {
    return children.get(ordinal).column();
  }

  @Override
  public @Nullable Object valueAt(int row) {
    if (isNull(row)) {
      return null;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Field field : fields.fields()) {
      map.put(field.name(), children.get(fields.ordinal(field.name())).valueAt(row));
    }
    return map;
  }

  @Override
  public long retainedBytes() {
    return children.stream().mapToLong(Vector::retainedBytes).sum() + nullBytes();
  }
}
