package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Takes connections from the host's data source and gives them back as they were. */
final class JdbcConnections {
  /** Work that needs a connection for a moment. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  private JdbcConnections() {}

  static Connection open(DataSource dataSource, String where) {
    try {
      Connection connection = dataSource.getConnection();
      if (connection == null) {
        throw new BiException(
            CoreErrors.JDBC_UNREACHABLE,
            where + " could not be reached: the data source gave no connection. Check it.");
      }
      return connection;
    } catch (SQLException e) {
      throw JdbcErrors.of(where, "could not be reached", e);
    }
  }

  /** Does something in a transaction that writes nothing. */
  static <T> T reading(DataSource dataSource, String where, Work<T> work) {
    try (Connection connection = open(dataSource, where)) {
      Dialect dialect = Dialect.of(connection);
      boolean autoCommit = connection.getAutoCommit();
      boolean readOnly = connection.isReadOnly();
      dialect.beginRead(connection);
      try {
        return work.run(connection);
      } finally {
        dialect.endRead(connection, autoCommit, readOnly);
      }
    } catch (SQLException e) {
      throw JdbcErrors.of(where, "could not be read", e);
    }
  }
}
