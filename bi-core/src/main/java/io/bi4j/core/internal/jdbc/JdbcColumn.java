package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import org.jspecify.annotations.Nullable;

/**
 * How a column of a database becomes a column of records.
 *
 * @param name its name on both sides
 * @param type the type of the cells
 * @param nullable whether a cell may be null
 * @param expression the SQL that is selected: the quoted name, or a conversion of it
 * @param reader copies its cells
 * @param exact whether comparing, grouping and adding in the database means what it means here
 * @param guard SQL that is true for cells which reading would reject, or null when there are none
 */
record JdbcColumn(
    String name,
    DataType type,
    boolean nullable,
    String expression,
    CellReader reader,
    boolean exact,
    @Nullable String guard) {

  /** A column whose meaning in SQL is the same, for every cell that can be there. */
  static JdbcColumn exact(ColumnMeta meta, DataType type, CellReader reader) {
    return new JdbcColumn(
        meta.name(), type, meta.nullable(), Dialect.quoted(meta.name()), reader, true, null);
  }

  /** A column that is only read. */
  static JdbcColumn readOnly(ColumnMeta meta, DataType type, CellReader reader) {
    return new JdbcColumn(
        meta.name(), type, true, Dialect.quoted(meta.name()), reader, false, null);
  }

  /** The same, with cells that reading rejects: those that make this SQL true. */
  JdbcColumn guarded(String condition) {
    return new JdbcColumn(name, type, true, expression, reader, exact, condition);
  }

  /** The same, read through another piece of SQL. */
  JdbcColumn selectedAs(String sql) {
    return new JdbcColumn(name, type, nullable, sql, reader, exact, guard);
  }

  /** The same cells in another type. */
  JdbcColumn as(DataType other, CellReader otherReader) {
    return new JdbcColumn(name, other, true, expression, otherReader, false, guard);
  }

  Field field() {
    return new Field(name, type, nullable);
  }
}
