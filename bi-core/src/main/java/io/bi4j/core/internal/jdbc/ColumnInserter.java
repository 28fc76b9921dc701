package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.RecordBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch per statement for databases that can take lists apart: each column is one text parameter,
 * its values between separators, which the database cuts and casts by the column. Texts that hold a
 * separator themselves go as arrays, which is slower.
 */
final class ColumnInserter implements RowInserter {
  private static final char SEPARATOR = '\u001F';
  private static final char NULL = '\u001E';

  private final Connection connection;
  private final List<TargetColumn> columns;
  private final UpsertRows upserts;
  private final SqlLiteralText text;
  private final String byTextSql;
  private final String byArraySql;
  private @Nullable PreparedStatement byText;
  private @Nullable PreparedStatement byArray;

  ColumnInserter(JdbcSinkSettings settings, SinkTable table, Connection connection) {
    boolean postgres = table.dialect() == PostgresDialect.INSTANCE;
    this.connection = connection;
    this.columns = table.columns();
    this.upserts = new UpsertRows(settings);
    this.text = new SqlLiteralText(postgres);
    List<String> cut = new ArrayList<>();
    List<String> arrays = new ArrayList<>();
    for (TargetColumn column : columns) {
      String type = typeName(column.meta(), postgres);
      cut.add(postgres ? cutInPostgres(type) : cutInDuckDb(type));
      arrays.add(
          postgres
              ? "unnest(CAST(CAST(? AS text[]) AS " + type + "[]))"
              : "CAST(unnest(CAST(? AS VARCHAR[])) AS " + type + ")");
    }
    String into = InsertSql.into(settings, columns) + "SELECT ";
    String conflict = InsertSql.onConflict(settings, columns);
    this.byTextSql = into + String.join(", ", cut) + conflict;
    this.byArraySql = into + String.join(", ", arrays) + conflict;
  }

  private static String cutInPostgres(String type) {
    return "unnest(CAST(string_to_array(CAST(? AS text), chr(31), chr(30)) AS " + type + "[]))";
  }

  private static String cutInDuckDb(String type) {
    return "CAST(nullif(unnest(string_split(CAST(? AS VARCHAR), chr(31))), chr(30)) AS "
        + type
        + ")";
  }

  /** The driver calls columns with a sequence by names that are no types. */
  private static String typeName(ColumnMeta meta, boolean postgres) {
    return switch (meta.typeName()) {
      case "serial" -> "int4";
      case "bigserial" -> "int8";
      case "smallserial" -> "int2";
      case "ENUM" -> "VARCHAR";
      default ->
          postgres && meta.sqlType() == java.sql.Types.NUMERIC && meta.precision() > 0
              ? "numeric"
              : meta.typeName();
    };
  }

  @Override
  public void insert(RecordBatch batch) throws SQLException {
    RecordBatch rows = upserts.last(batch);
    List<@Nullable String> texts = new ArrayList<>(columns.size());
    for (int c = 0; c < columns.size(); c++) {
      String joined = joined(columns.get(c), rows.column(c), rows.rowCount());
      if (joined == null) {
        insertArrays(rows);
        return;
      }
      texts.add(joined);
    }
    PreparedStatement statement = byText;
    if (statement == null) {
      statement = connection.prepareStatement(byTextSql);
      byText = statement;
    }
    for (int c = 0; c < columns.size(); c++) {
      statement.setString(c + 1, texts.get(c));
    }
    statement.executeUpdate();
  }

  /** The values of a column in one text, or null when one of them cannot be told apart. */
  private @Nullable String joined(TargetColumn target, Column column, int rows) {
    StringBuilder out = new StringBuilder(rows * 12);
    for (int r = 0; r < rows; r++) {
      if (r > 0) {
        out.append(SEPARATOR);
      }
      Object value = target.value(column, r);
      if (value == null) {
        out.append(NULL);
      } else if (value instanceof String string
          && (string.indexOf(SEPARATOR) >= 0 || string.indexOf(NULL) >= 0)) {
        return null;
      } else {
        text.append(out, value);
      }
    }
    return out.length() == 0 ? null : out.toString();
  }

  private void insertArrays(RecordBatch rows) throws SQLException {
    PreparedStatement statement = byArray;
    if (statement == null) {
      statement = connection.prepareStatement(byArraySql);
      byArray = statement;
    }
    String element = columns.isEmpty() ? "" : elementType();
    for (int c = 0; c < columns.size(); c++) {
      Object[] values = new Object[rows.rowCount()];
      for (int r = 0; r < values.length; r++) {
        Object value = columns.get(c).value(rows.column(c), r);
        StringBuilder out = new StringBuilder();
        if (value != null) {
          text.append(out, value);
          values[r] = out.toString();
        }
      }
      statement.setArray(c + 1, connection.createArrayOf(element, values));
    }
    statement.executeUpdate();
  }

  private String elementType() throws SQLException {
    return Dialect.of(connection) == PostgresDialect.INSTANCE ? "text" : "VARCHAR";
  }

  @Override
  public void close() throws SQLException {
    PreparedStatement first = byText;
    PreparedStatement second = byArray;
    if (first != null) {
      first.close();
    }
    if (second != null) {
      second.close();
    }
  }
}
