package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.expr.SqlDialect;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between families of databases. Stateless and thread-safe. */
abstract class Dialect {
  /** The family of a connection, found by the name of the product. */
  static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    return switch (meta.getDatabaseProductName()) {
      case "DuckDB" -> DuckDbDialect.INSTANCE;
      case "PostgreSQL" -> PostgresDialect.INSTANCE;
      case "SQLite" -> SqliteDialect.INSTANCE;
      default -> new GenericDialect(meta.getDatabaseProductName());
    };
  }

  /** The name for messages. */
  abstract String name();

  /** The SQL that expressions can be written in, when the family is known that well. */
  Optional<SqlDialect> sql() {
    return Optional.empty();
  }

  /** An identifier, whatever characters it has and whatever words are reserved. */
  static String quoted(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  /**
   * How a column is read.
   *
   * @throws BiException {@code core/unsupported-type} saying why it cannot be
   */
  abstract JdbcColumn column(ColumnMeta meta);

  /** How a column is read that the host gave a type. */
  JdbcColumn column(ColumnMeta meta, DataType type) {
    CellReader reader = Cells.of(type);
    if (reader == null) {
      throw unsupported(meta, "a column cannot be read as " + type);
    }
    return JdbcColumn.readOnly(meta, type, reader);
  }

  /** How a value of a type is read that the database computed. */
  CellReader reader(DataType type) {
    return java.util.Objects.requireNonNull(Cells.of(type), type.toString());
  }

  static BiException unsupported(ColumnMeta meta, String reason) {
    return new BiException(
        CoreErrors.UNSUPPORTED_TYPE,
        "Column \""
            + meta.name()
            + "\" has type "
            + meta.describe()
            + ", which cannot be read: "
            + reason
            + ". Leave it out with columns(...), give it a type with type(...), or convert it in a"
            + " query.");
  }

  /** A DECIMAL of these digits, or the reason why there is none. */
  static DecimalType decimal(ColumnMeta meta, int precision, int scale) {
    int digits = Math.max(precision, scale);
    int whole = scale < 0 ? digits - scale : digits;
    if (whole > DecimalType.MAX_PRECISION) {
      throw unsupported(meta, "a DECIMAL has at most 38 digits");
    }
    return new DecimalType(Math.max(1, whole), Math.max(0, scale));
  }

  /** Finds out what the driver cannot say of some columns. */
  void refine(Map<String, ColumnMeta> metas, JdbcSettings settings, Connection connection)
      throws SQLException {
    // Most drivers know the types of all columns.
  }

  /** How the cursor column is compared; text where times are text. */
  JdbcColumn cursor(JdbcColumn column) {
    return column;
  }

  /** Sets a connection up for one long read in a transaction that writes nothing. */
  void beginRead(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
  }

  /** Ends the transaction and leaves the connection as it was found. */
  void endRead(Connection connection, boolean autoCommit, boolean readOnly) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(autoCommit);
    connection.setReadOnly(readOnly);
  }

  /**
   * SQL that is true for about this share of the rows, drawn at random; empty when there is none.
   */
  Optional<String> randomly(double share) {
    return Optional.empty();
  }

  /** Sees to it that a commit is on disk before it returns, where that is a setting. */
  void durable(Connection connection) throws SQLException {
    // Most databases do so unless their administrator said otherwise.
  }

  /** How rows get into a table fastest by plain JDBC. */
  RowInserter inserter(JdbcSinkSettings settings, SinkTable table, Connection connection)
      throws SQLException {
    return new BatchInserter(settings, table, connection);
  }

  /** Whether rows can be replaced by these columns. */
  boolean hasUniqueIndex(Relation table, Set<String> columns, Connection connection)
      throws SQLException {
    return TableKeys.hasUniqueIndex(table, columns, connection);
  }

  /** Whether the database itself fills a column that rows leave out. */
  boolean isGenerated(@Nullable ColumnMeta meta) {
    return false;
  }

  /**
   * The type of a column for a field, in CREATE TABLE. Amounts of money are minor units.
   *
   * @throws BiException {@code core/unsupported-type} for nested types
   */
  final String columnType(Field field) {
    return typeName(field.type())
        .orElseThrow(
            () ->
                new BiException(
                    CoreErrors.UNSUPPORTED_TYPE,
                    "Column \""
                        + field.name()
                        + "\" is "
                        + field.type()
                        + ", for which "
                        + name()
                        + " has no plain type. Take it apart with unnest, or write JSON."));
  }

  /** The name of a type; empty for nested types. */
  Optional<String> typeName(DataType type) {
    return Optional.ofNullable(
        switch (type.kind()) {
          case BOOL -> "BOOLEAN";
          case INT64, MONEY -> "BIGINT";
          case FLOAT64 -> "DOUBLE PRECISION";
          case DECIMAL -> type.toString();
          case STRING, JSON -> "VARCHAR(4000)";
          case BYTES -> "VARBINARY(4000)";
          case DATE -> "DATE";
          case TIME -> "TIME(6)";
          case LOCAL_DATETIME -> "TIMESTAMP(6)";
          case TIMESTAMP -> "TIMESTAMP(6) WITH TIME ZONE";
          case DURATION, LIST, STRUCT, MAP -> null;
        });
  }

  /** Binds a boxed value as {@link io.bi4j.core.data.Column#valueAt} gives it. */
  void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
    if (value == null) {
      statement.setObject(index, null);
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof String text) {
      statement.setString(index, text);
    } else if (value instanceof Double number) {
      statement.setDouble(index, number);
    } else if (value instanceof Boolean bool) {
      statement.setBoolean(index, bool);
    } else if (value instanceof BigDecimal number) {
      statement.setBigDecimal(index, number);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else {
      bindTime(statement, index, value);
    }
  }

  void bindTime(PreparedStatement statement, int index, Object value) throws SQLException {
    if (value instanceof Instant instant) {
      statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof LocalDate
        || value instanceof LocalDateTime
        || value instanceof LocalTime) {
      statement.setObject(index, value);
    } else if (value instanceof Duration duration) {
      statement.setString(index, duration.toString());
    } else {
      statement.setObject(index, value);
    }
  }

  final void bindAll(PreparedStatement statement, List<? extends @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      bind(statement, i + 1, values.get(i));
    }
  }
}
