package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.expr.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and what speaks its protocol. */
final class PostgresDialect extends Dialect {
  static final PostgresDialect INSTANCE = new PostgresDialect();

  private PostgresDialect() {}

  @Override
  String name() {
    return "PostgreSQL";
  }

  @Override
  Optional<SqlDialect> sql() {
    return Optional.of(SqlDialect.POSTGRESQL);
  }

  @Override
  JdbcColumn column(ColumnMeta meta) {
    String name = quoted(meta.name());
    String infinite = "NOT isfinite(" + name + ")";
    if (meta.typeName().startsWith("_")) {
      return list(meta);
    }
    return switch (meta.typeName()) {
      case "bool" -> JdbcColumn.exact(meta, DataType.BOOL, Cells.BOOL);
      case "int2", "int4", "int8", "serial", "bigserial", "smallserial" ->
          JdbcColumn.exact(meta, DataType.INT64, Cells.INT64);
      case "oid" -> JdbcColumn.readOnly(meta, DataType.INT64, Cells.INT64);
      case "float8" -> JdbcColumn.exact(meta, DataType.FLOAT64, Cells.FLOAT64);
      case "float4" ->
          JdbcColumn.exact(meta, DataType.FLOAT64, Cells.FLOAT64)
              .selectedAs("CAST(" + name + " AS float8)");
      case "numeric" -> numeric(meta, name);
      case "money" ->
          JdbcColumn.readOnly(meta, DataType.decimal(19, 2), Cells.DECIMAL)
              .selectedAs("CAST(" + name + " AS numeric)");
      case "text", "varchar" -> JdbcColumn.exact(meta, DataType.STRING, Cells.TEXT);
      case "bpchar",
          "char",
          "name",
          "citext",
          "uuid",
          "xml",
          "inet",
          "cidr",
          "macaddr",
          "bit",
          "varbit" ->
          JdbcColumn.readOnly(meta, DataType.STRING, Cells.TEXT)
              .selectedAs("CAST(" + name + " AS text)");
      case "json", "jsonb" -> JdbcColumn.readOnly(meta, DataType.JSON, Cells.TEXT);
      case "bytea" -> JdbcColumn.readOnly(meta, DataType.BYTES, Cells.BYTES);
      case "date" -> JdbcColumn.exact(meta, DataType.DATE, Cells.DATE).guarded(infinite);
      case "time" ->
          JdbcColumn.readOnly(meta, DataType.TIME, Cells.TIME_TEXT)
              .selectedAs("CAST(" + name + " AS text)");
      case "timetz" -> throw unsupported(meta, "a time of day with an offset is no instant");
      case "timestamp" ->
          JdbcColumn.exact(meta, DataType.LOCAL_DATETIME, Cells.LOCAL_DATETIME).guarded(infinite);
      case "timestamptz" ->
          JdbcColumn.exact(meta, DataType.TIMESTAMP, Cells.TIMESTAMP).guarded(infinite);
      case "interval" ->
          JdbcColumn.readOnly(meta, DataType.DURATION, Cells.INTERVAL_TEXT)
              .selectedAs("CAST(" + name + " AS text)");
      default -> {
        if (meta.sqlType() == Types.VARCHAR) {
          yield JdbcColumn.readOnly(meta, DataType.STRING, Cells.TEXT);
        }
        throw unsupported(meta, "nothing is known about this type of PostgreSQL");
      }
    };
  }

  /** Without digits in its type a numeric holds any; 18 after the point leave 20 before it. */
  private static JdbcColumn numeric(ColumnMeta meta, String name) {
    boolean open = meta.precision() == 0;
    DataType type = open ? DataType.decimal(38, 18) : decimal(meta, meta.precision(), meta.scale());
    JdbcColumn column =
        open
            ? JdbcColumn.readOnly(meta, type, Cells.DECIMAL)
            : JdbcColumn.exact(meta, type, Cells.DECIMAL);
    return column.guarded(name + " = 'NaN'");
  }

  private JdbcColumn list(ColumnMeta meta) {
    ColumnMeta element =
        new ColumnMeta(
            meta.name(),
            meta.typeName().substring(1),
            Types.OTHER,
            meta.precision(),
            meta.scale(),
            true);
    DataType type = column(element).type();
    return JdbcColumn.readOnly(meta, DataType.list(type), ListCells.of(type, meta));
  }

  @Override
  Optional<String> randomly(double share) {
    return Optional.of("random() < " + share);
  }

  /** The server may be set to answer before a commit is on disk; our transactions wait. */
  @Override
  void durable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = on");
    }
  }

  @Override
  RowInserter inserter(JdbcSinkSettings settings, SinkTable table, Connection connection) {
    return new ColumnInserter(settings, table, connection);
  }

  @Override
  boolean isGenerated(@Nullable ColumnMeta meta) {
    return meta != null && meta.typeName().endsWith("serial");
  }

  @Override
  Optional<String> typeName(DataType type) {
    return switch (type.kind()) {
      case STRING -> Optional.of("text");
      case JSON -> Optional.of("jsonb");
      case BYTES -> Optional.of("bytea");
      case DURATION -> Optional.of("interval");
      default -> super.typeName(type);
    };
  }
}
