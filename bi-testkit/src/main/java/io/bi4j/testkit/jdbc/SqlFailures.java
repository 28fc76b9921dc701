package io.bi4j.testkit.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;

/** The exception that JDBC has for an SQL state (JDBC 4.3, section 6.5). */
final class SqlFailures {
  private SqlFailures() {}

  static SQLException of(String call, String sqlState, String what) {
    String message = "Injected in " + call + ": " + what + " (SQL state " + sqlState + ").";
    return switch (sqlState) {
      case "08001" -> new SQLTransientConnectionException(message, sqlState);
      case "08006", "08007" -> new SQLRecoverableException(message, sqlState);
      case "57014" -> new SQLTimeoutException(message, sqlState);
      default -> byClass(message, sqlState);
    };
  }

  private static SQLException byClass(String message, String sqlState) {
    return switch (sqlState.substring(0, Math.min(2, sqlState.length()))) {
      case "08" -> new SQLNonTransientConnectionException(message, sqlState);
      case "22" -> new SQLDataException(message, sqlState);
      case "23" -> new SQLIntegrityConstraintViolationException(message, sqlState);
      case "28" -> new SQLInvalidAuthorizationSpecException(message, sqlState);
      case "40" -> new SQLTransactionRollbackException(message, sqlState);
      case "42" -> new SQLSyntaxErrorException(message, sqlState);
      default -> new SQLException(message, sqlState);
    };
  }
}
