package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.expr.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQLite: the declared type of a column is a wish, every cell has a storage class of its own. A
 * cell of another class than the column's type is rejected.
 */
final class SqliteDialect extends Dialect {
  static final SqliteDialect INSTANCE = new SqliteDialect();

  /** The type of a column that neither its declaration nor its cells tell. */
  private static final String UNDECLARED = "(none)";

  private static final int SAMPLE = 1_000;

  private SqliteDialect() {}

  @Override
  String name() {
    return "SQLite";
  }

  @Override
  Optional<SqlDialect> sql() {
    return Optional.of(SqlDialect.SQLITE);
  }

  @Override
  JdbcColumn column(ColumnMeta meta) {
    String declared = meta.upperTypeName();
    if (declared.contains("DECIMAL") || declared.contains("NUMERIC")) {
      if (meta.precision() == 0) {
        throw unsupported(meta, "the declaration does not say how many digits it has");
      }
      return column(meta, decimal(meta, meta.precision(), meta.scale()));
    }
    return column(meta, typeOf(meta, declared));
  }

  @Override
  CellReader reader(DataType type) {
    return SqliteCells.of(type);
  }

  /** SQLite's own rules (sqlite.org/datatype3.html 3.1) after the names that say more. */
  private static DataType typeOf(ColumnMeta meta, String declared) {
    if (declared.contains("JSON")) {
      return DataType.JSON;
    } else if (declared.contains("BOOL")) {
      return DataType.BOOL;
    } else if (declared.startsWith("TIMESTAMPTZ")) {
      return DataType.TIMESTAMP;
    } else if (declared.startsWith("DATETIME") || declared.startsWith("TIMESTAMP")) {
      return DataType.LOCAL_DATETIME;
    } else if (declared.equals("DATE")) {
      return DataType.DATE;
    } else if (declared.equals("TIME")) {
      return DataType.TIME;
    } else if (declared.equals("DURATION")) {
      return DataType.DURATION;
    } else if (declared.contains("INT")) {
      return DataType.INT64;
    } else if (declared.contains("CHAR")
        || declared.contains("CLOB")
        || declared.contains("TEXT")
        || declared.equals("UUID")) {
      return DataType.STRING;
    } else if (declared.contains("BLOB")) {
      return DataType.BYTES;
    } else if (declared.contains("REAL")
        || declared.contains("FLOA")
        || declared.contains("DOUB")) {
      return DataType.FLOAT64;
    }
    throw unsupported(meta, "its cells may be of any type and none was found to tell by");
  }

  @Override
  JdbcColumn column(ColumnMeta meta, DataType type) {
    String name = quoted(meta.name());
    JdbcColumn column = JdbcColumn.readOnly(meta, type, SqliteCells.of(type, meta));
    String guard =
        switch (type.kind()) {
          case INT64 -> "typeof(" + name + ") NOT IN ('integer', 'null')";
          case FLOAT64 ->
              "(typeof("
                  + name
                  + ") NOT IN ('real', 'integer', 'null') OR (typeof("
                  + name
                  + ") = 'integer' AND "
                  + name
                  + " NOT BETWEEN -9007199254740992 AND 9007199254740992))";
          case STRING -> "typeof(" + name + ") NOT IN ('text', 'null')";
          case BOOL ->
              "(typeof(" + name + ") NOT IN ('integer', 'null') OR " + name + " NOT IN (0, 1))";
          case DATE ->
              "("
                  + name
                  + " IS NOT NULL AND (typeof("
                  + name
                  + ") <> 'text' OR date("
                  + name
                  + ") IS NOT "
                  + name
                  + "))";
          default -> null;
        };
    return guard == null
        ? column
        : new JdbcColumn(
            meta.name(), type, true, column.expression(), column.reader(), true, guard);
  }

  /** A column without declared type has the type of its first cells. */
  @Override
  void refine(Map<String, ColumnMeta> metas, JdbcSettings settings, Connection connection)
      throws SQLException {
    for (ColumnMeta meta : List.copyOf(metas.values())) {
      boolean undeclared = meta.upperTypeName().equals("NUMERIC") && meta.precision() == 0;
      if (undeclared && !settings.types.containsKey(meta.name())) {
        metas.put(meta.name(), meta.withType(sampled(meta, settings, connection)));
      }
    }
  }

  private String sampled(ColumnMeta meta, JdbcSettings settings, Connection connection)
      throws SQLException {
    Set<String> classes = new HashSet<>();
    SqlText.of("SELECT DISTINCT typeof(c) FROM (SELECT " + quoted(meta.name()) + " AS c FROM ")
        .add(settings.relation.sql(), settings.relation.parameters())
        .add(" WHERE " + quoted(meta.name()) + " IS NOT NULL LIMIT " + SAMPLE + ") AS sample")
        .query(
            connection,
            this,
            result -> {
              while (result.next()) {
                classes.add(result.getString(1).toUpperCase(Locale.ROOT));
              }
              return classes;
            });
    if (classes.equals(Set.of("INTEGER", "REAL"))) {
      return "REAL";
    }
    return classes.size() == 1 ? classes.iterator().next() : UNDECLARED;
  }

  /** Cells of times are compared as the text that they are. */
  @Override
  JdbcColumn cursor(JdbcColumn column) {
    return switch (column.type().kind()) {
      case LOCAL_DATETIME, TIMESTAMP, DATE, TIME -> column.as(DataType.STRING, Cells.TEXT);
      default -> column;
    };
  }

  /** The read-only mark of a connection cannot change any more; the pragma can. */
  @Override
  void beginRead(Connection connection) throws SQLException {
    queryOnly(connection, true);
    connection.setAutoCommit(false);
  }

  @Override
  void endRead(Connection connection, boolean autoCommit, boolean readOnly) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(autoCommit);
    queryOnly(connection, readOnly);
  }

  private static void queryOnly(Connection connection, boolean on) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = " + (on ? 1 : 0));
    }
  }

  @Override
  Optional<String> randomly(double share) {
    return Optional.of("abs(random() % 1000000) < " + Math.round(share * 1_000_000));
  }

  /** Times are text in a fixed width, so that their order is that of the text. */
  @Override
  void bindTime(PreparedStatement statement, int index, Object value) throws SQLException {
    if (value instanceof Duration duration) {
      statement.setLong(index, io.bi4j.core.internal.vector.Times.micros(duration));
    } else {
      statement.setString(index, SqliteCells.timeText(value));
    }
  }

  /** Below FULL a power cut can lose commits, or with OFF the file. */
  @Override
  void durable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = FULL");
    }
  }

  /** A single INTEGER PRIMARY KEY numbers rows by itself. */
  @Override
  boolean isGenerated(@Nullable ColumnMeta meta) {
    return meta != null && meta.upperTypeName().equals("INTEGER");
  }

  /**
   * Names that SQLite stores as meant: DECIMAL up to 15 digits is exact as REAL, beyond as text;
   * the affinity of JSON_TEXT keeps "123" from becoming a number.
   */
  @Override
  Optional<String> typeName(DataType type) {
    return switch (type.kind()) {
      case FLOAT64 -> Optional.of("REAL");
      case STRING -> Optional.of("TEXT");
      case JSON -> Optional.of("JSON_TEXT");
      case BYTES -> Optional.of("BLOB");
      case TIME -> Optional.of("TIME");
      case LOCAL_DATETIME -> Optional.of("DATETIME");
      case TIMESTAMP -> Optional.of("TIMESTAMPTZ");
      case DURATION -> Optional.of("DURATION");
      case DECIMAL ->
          Optional.of(
              ((DataType.DecimalType) type).precision() <= 15
                  ? type.toString()
                  : type.toString().replace("DECIMAL", "DECIMAL_TEXT"));
      default -> super.typeName(type);
    };
  }

  /** The driver's own decimals become text, which is what keeps their digits. */
  @Override
  void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
    if (value instanceof java.math.BigDecimal number) {
      statement.setString(index, number.toPlainString());
    } else {
      super.bind(statement, index, value);
    }
  }
}
