package io.bi4j.core.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement while it is written: its text and what stands for its question marks. */
final class SqlText {
  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> parameters = new ArrayList<>();

  static SqlText of(String sql) {
    return new SqlText().add(sql);
  }

  SqlText add(String sql) {
    text.append(sql);
    return this;
  }

  SqlText add(String sql, Object parameter) {
    text.append(sql);
    parameters.add(parameter);
    return this;
  }

  SqlText add(String sql, List<? extends @Nullable Object> more) {
    text.append(sql);
    parameters.addAll(more);
    return this;
  }

  SqlText add(SqlText other) {
    text.append(other.text);
    parameters.addAll(other.parameters);
    return this;
  }

  /** Conditions joined by AND after WHERE; nothing when there are none. */
  SqlText where(List<SqlText> conditions) {
    String before = " WHERE ";
    for (SqlText condition : conditions) {
      add(before).add("(").add(condition).add(")");
      before = " AND ";
    }
    return this;
  }

  List<@Nullable Object> parameters() {
    return parameters;
  }

  PreparedStatement prepare(Connection connection, Dialect dialect) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text.toString());
    try {
      dialect.bindAll(statement, parameters);
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  /** What is done with a result. */
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet result) throws SQLException;
  }

  <T> T query(Connection connection, Dialect dialect, Reading<T> reading) throws SQLException {
    try (PreparedStatement statement = prepare(connection, dialect);
        ResultSet result = statement.executeQuery()) {
      return reading.read(result);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
