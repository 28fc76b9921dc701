package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.expr.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** DuckDB: exact types, binary text, dates and times that may be infinite. */
final class DuckDbDialect extends Dialect {
  static final DuckDbDialect INSTANCE = new DuckDbDialect();

  /** The driver's LocalDate conversion by class loses the era; its own object does not. */
  private static final CellReader DATE =
      (result, index, into) -> Cells.date((LocalDate) result.getObject(index), into);

  private static final CellReader TIME =
      (result, index, into) -> Cells.time((java.time.LocalTime) result.getObject(index), into);

  private DuckDbDialect() {}

  @Override
  String name() {
    return "DuckDB";
  }

  @Override
  Optional<SqlDialect> sql() {
    return Optional.of(SqlDialect.DUCKDB);
  }

  @Override
  JdbcColumn column(ColumnMeta meta) {
    String type = meta.upperTypeName();
    if (type.endsWith("]")) {
      return list(meta);
    }
    int bracket = type.indexOf('(');
    return switch (bracket < 0 ? type : type.substring(0, bracket)) {
      case "BOOLEAN" -> JdbcColumn.exact(meta, DataType.BOOL, Cells.BOOL);
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          JdbcColumn.exact(meta, DataType.INT64, Cells.INT64);
      case "UBIGINT" -> JdbcColumn.readOnly(meta, DataType.decimal(20, 0), Cells.DECIMAL);
      case "HUGEINT", "UHUGEINT" ->
          JdbcColumn.readOnly(meta, DataType.decimal(38, 0), Cells.DECIMAL);
      case "DECIMAL" ->
          JdbcColumn.exact(meta, decimal(meta, meta.precision(), meta.scale()), Cells.DECIMAL);
      case "FLOAT" ->
          JdbcColumn.exact(meta, DataType.FLOAT64, Cells.FLOAT64)
              .selectedAs("CAST(" + quoted(meta.name()) + " AS DOUBLE)");
      case "DOUBLE" -> JdbcColumn.exact(meta, DataType.FLOAT64, Cells.FLOAT64);
      case "VARCHAR" -> JdbcColumn.exact(meta, DataType.STRING, Cells.TEXT);
      case "ENUM", "UUID", "BIT", "\"NULL\"" ->
          JdbcColumn.readOnly(meta, DataType.STRING, Cells.TEXT);
      case "JSON" -> JdbcColumn.readOnly(meta, DataType.JSON, Cells.TEXT);
      case "STRUCT", "MAP" ->
          JdbcColumn.readOnly(meta, DataType.JSON, Cells.TEXT)
              .selectedAs("CAST(to_json(" + quoted(meta.name()) + ") AS VARCHAR)");
      case "BLOB" -> JdbcColumn.readOnly(meta, DataType.BYTES, Cells.BYTES);
      case "INTERVAL" -> JdbcColumn.readOnly(meta, DataType.DURATION, Cells.INTERVAL_TEXT);
      default -> time(meta, type);
    };
  }

  @Override
  CellReader reader(DataType type) {
    return type.kind() == DataType.Kind.DATE ? DATE : super.reader(type);
  }

  private static JdbcColumn time(ColumnMeta meta, String type) {
    String infinite = "NOT isfinite(" + quoted(meta.name()) + ")";
    return switch (type) {
      case "DATE" -> JdbcColumn.exact(meta, DataType.DATE, DATE).guarded(infinite);
      case "TIME" ->
          JdbcColumn.exact(meta, DataType.TIME, TIME)
              .guarded(quoted(meta.name()) + " = TIME '24:00:00'");
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" ->
          JdbcColumn.exact(meta, DataType.LOCAL_DATETIME, Cells.LOCAL_DATETIME).guarded(infinite);
      case "TIMESTAMP_NS" ->
          JdbcColumn.readOnly(meta, DataType.LOCAL_DATETIME, Cells.LOCAL_DATETIME);
      case "TIMESTAMP WITH TIME ZONE" ->
          JdbcColumn.exact(meta, DataType.TIMESTAMP, Cells.TIMESTAMP).guarded(infinite);
      default -> throw unsupported(meta, "nothing is known about this type of DuckDB");
    };
  }

  private JdbcColumn list(ColumnMeta meta) {
    String name = meta.typeName();
    ColumnMeta element = elementOf(meta, name.substring(0, name.lastIndexOf('[')));
    JdbcColumn elements = column(element);
    return JdbcColumn.readOnly(
        meta, DataType.list(elements.type()), ListCells.of(elements.type(), meta));
  }

  /** DECIMAL(p,s) is the only type whose digits stand in its name alone. */
  private static ColumnMeta elementOf(ColumnMeta meta, String typeName) {
    int open = typeName.indexOf('(');
    int precision = 0;
    int scale = 0;
    if (typeName.startsWith("DECIMAL(")) {
      int comma = typeName.indexOf(',', open);
      precision = Integer.parseInt(typeName.substring(open + 1, comma).trim());
      scale = Integer.parseInt(typeName.substring(comma + 1, typeName.length() - 1).trim());
    }
    return new ColumnMeta(meta.name(), typeName, java.sql.Types.OTHER, precision, scale, true);
  }

  /** The driver refuses the read-only mark on a database that can be written. */
  @Override
  void beginRead(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  void endRead(Connection connection, boolean autoCommit, boolean readOnly) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(autoCommit);
  }

  @Override
  Optional<String> randomly(double share) {
    return Optional.of("random() < " + share);
  }

  @Override
  RowInserter inserter(JdbcSinkSettings settings, SinkTable table, Connection connection) {
    return new ColumnInserter(settings, table, connection);
  }

  /** The driver does not list indexes; preparing a statement that needs one tells. */
  @Override
  boolean hasUniqueIndex(Relation table, Set<String> columns, Connection connection) {
    List<String> names = List.copyOf(columns);
    String sql =
        "INSERT INTO "
            + table.sql()
            + " ("
            + SinkTable.names(names)
            + ") VALUES ("
            + String.join(", ", Collections.nCopies(names.size(), "NULL"))
            + ") ON CONFLICT ("
            + SinkTable.names(names)
            + ") DO NOTHING";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return !statement.isClosed();
    } catch (SQLException noSuchIndex) {
      return false;
    }
  }

  @Override
  Optional<String> typeName(DataType type) {
    return switch (type.kind()) {
      case FLOAT64 -> Optional.of("DOUBLE");
      case STRING -> Optional.of("VARCHAR");
      case JSON -> Optional.of("JSON");
      case BYTES -> Optional.of("BLOB");
      case TIME -> Optional.of("TIME");
      case LOCAL_DATETIME -> Optional.of("TIMESTAMP");
      case TIMESTAMP -> Optional.of("TIMESTAMPTZ");
      case DURATION -> Optional.of("INTERVAL");
      default -> super.typeName(type);
    };
  }
}
