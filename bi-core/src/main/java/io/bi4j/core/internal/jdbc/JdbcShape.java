package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was found out about a relation: its dialect, its columns and its key.
 *
 * @param dialect the family of the database
 * @param metas what the driver says of every column of the relation, by name
 * @param columns the columns that are read, in order
 * @param key the columns that tell its rows apart, when they are known
 */
record JdbcShape(
    Dialect dialect, Map<String, ColumnMeta> metas, List<JdbcColumn> columns, List<String> key) {

  static JdbcShape of(JdbcSettings settings, Connection connection) throws SQLException {
    Dialect dialect = Dialect.of(connection);
    Map<String, ColumnMeta> metas = metas(settings, connection, dialect);
    List<String> wanted =
        settings.columns.isEmpty() ? List.copyOf(metas.keySet()) : settings.columns;
    JdbcShape bare = new JdbcShape(dialect, metas, List.of(), List.of());
    List<JdbcColumn> columns = new ArrayList<>(wanted.size());
    for (String name : wanted) {
      columns.add(bare.column(settings, name));
    }
    settings.types.keySet().forEach(name -> bare.meta(settings, name));
    settings.money.keySet().forEach(name -> bare.meta(settings, name));
    List<String> key =
        settings.key != null
            ? settings.key
            : TableKeys.primary(settings.relation, connection, metas.keySet());
    key.forEach(name -> bare.meta(settings, name));
    return new JdbcShape(dialect, metas, List.copyOf(columns), List.copyOf(key));
  }

  static Map<String, ColumnMeta> metas(
      JdbcSettings settings, Connection connection, Dialect dialect) throws SQLException {
    Relation relation = settings.relation;
    Map<String, ColumnMeta> metas = new LinkedHashMap<>();
    SqlText.of("SELECT * FROM ")
        .add(relation.sql(), relation.parameters())
        .add(" WHERE 1 = 0")
        .query(
            connection,
            dialect,
            result -> {
              ResultSetMetaData found = result.getMetaData();
              for (int i = 1; i <= found.getColumnCount(); i++) {
                put(metas, meta(found, i), relation);
              }
              return found;
            });
    TableKeys.notNull(relation, connection)
        .forEach(name -> metas.computeIfPresent(name, (n, meta) -> meta.withNullable(false)));
    dialect.refine(metas, settings, connection);
    return metas;
  }

  private static void put(Map<String, ColumnMeta> metas, ColumnMeta meta, Relation relation) {
    if (metas.put(meta.name(), meta) != null) {
      throw new BiException(
          CoreErrors.DUPLICATE_COLUMN,
          relation.describe()
              + " has two columns \""
              + meta.name()
              + "\"; names must be unique. Give one of them another name with AS.");
    }
  }

  private static ColumnMeta meta(ResultSetMetaData found, int i) throws SQLException {
    return new ColumnMeta(
        found.getColumnLabel(i),
        found.getColumnTypeName(i),
        found.getColumnType(i),
        found.getPrecision(i),
        found.getScale(i),
        found.isNullable(i) != ResultSetMetaData.columnNoNulls);
  }

  ColumnMeta meta(JdbcSettings settings, String name) {
    ColumnMeta meta = metas.get(name);
    if (meta == null) {
      throw new BiException(
          CoreErrors.UNKNOWN_COLUMN,
          settings.relation.describe()
              + " has no column \""
              + name
              + "\". Its columns are: "
              + metas.keySet().stream().limit(20).collect(Collectors.joining(", "))
              + (metas.size() > 20 ? " and " + (metas.size() - 20) + " more" : "")
              + ".");
    }
    return meta;
  }

  /** A column of the relation, as the host wants it read. */
  JdbcColumn column(JdbcSettings settings, String name) {
    ColumnMeta meta = meta(settings, name);
    DataType type = settings.types.get(name);
    JdbcColumn column = type == null ? dialect.column(meta) : dialect.column(meta, type);
    DataType money = settings.money.get(name);
    return money == null ? column : MoneyCells.over(column, (DataType.MoneyType) money, meta);
  }

  /** Only these of the columns that are read. */
  JdbcShape select(List<String> names) {
    List<JdbcColumn> chosen = new ArrayList<>();
    names.forEach(name -> find(name).ifPresent(chosen::add));
    return new JdbcShape(dialect, metas, List.copyOf(chosen), key);
  }

  Optional<JdbcColumn> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  Schema schema() {
    List<Field> fields = columns.stream().map(JdbcColumn::field).toList();
    return Schema.of(fields);
  }
}
