package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import java.sql.Types;

/** Any other database, by what the JDBC standard promises of the driver. Nothing is pushed down. */
final class GenericDialect extends Dialect {
  private final String name;

  GenericDialect(String name) {
    this.name = name;
  }

  @Override
  String name() {
    return name;
  }

  @Override
  JdbcColumn column(ColumnMeta meta) {
    return switch (meta.sqlType()) {
      case Types.BOOLEAN, Types.BIT -> JdbcColumn.readOnly(meta, DataType.BOOL, Cells.BOOL);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          JdbcColumn.readOnly(meta, DataType.INT64, Cells.INT64);
      case Types.REAL, Types.FLOAT, Types.DOUBLE ->
          JdbcColumn.readOnly(meta, DataType.FLOAT64, Cells.FLOAT64);
      case Types.NUMERIC, Types.DECIMAL -> {
        if (meta.precision() == 0) {
          throw unsupported(meta, "the driver does not say how many digits it has");
        }
        yield JdbcColumn.readOnly(
            meta, decimal(meta, meta.precision(), meta.scale()), Cells.DECIMAL);
      }
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB,
          Types.SQLXML ->
          JdbcColumn.readOnly(meta, DataType.STRING, Cells.TEXT);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          JdbcColumn.readOnly(meta, DataType.BYTES, Cells.BYTES);
      case Types.DATE -> JdbcColumn.readOnly(meta, DataType.DATE, Cells.DATE);
      case Types.TIME -> JdbcColumn.readOnly(meta, DataType.TIME, Cells.TIME);
      case Types.TIMESTAMP ->
          JdbcColumn.readOnly(meta, DataType.LOCAL_DATETIME, Cells.LOCAL_DATETIME);
      case Types.TIMESTAMP_WITH_TIMEZONE ->
          JdbcColumn.readOnly(meta, DataType.TIMESTAMP, Cells.TIMESTAMP);
      default -> throw unsupported(meta, "nothing is known about this type of " + name);
    };
  }
}
