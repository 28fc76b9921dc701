package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.internal.CoreErrors;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Failures of a driver as failures of BI4J: classified by SQLState, by SQLite's result codes and by
 * the words of DuckDB, and cleaned of whatever could be a secret. The driver's exception is not
 * attached, since its text is not ours to trust; a cleaned copy with its stack is.
 */
final class JdbcErrors {
  private static final int MAX_MESSAGE = 200;
  private static final Pattern URL = Pattern.compile("jdbc:[^\\s\"']+");
  private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]+@");
  private static final Pattern SETTING =
      Pattern.compile(
          "(?i)\\b(password|passwd|pwd|passphrase|secret|token|api_?key|user|username)"
              + "\\s*[=:]\\s*(\"[^\"]*\"|'[^']*'|[^\\s&;,\"']+)");

  /** What a class of SQLStates means, by its first characters; the longest entry counts. */
  private static final Map<String, ErrorCode> STATES =
      Map.ofEntries(
          Map.entry("08", CoreErrors.JDBC_UNREACHABLE),
          Map.entry("57P", CoreErrors.JDBC_UNREACHABLE),
          Map.entry("28", CoreErrors.JDBC_AUTH),
          Map.entry("42501", CoreErrors.JDBC_PERMISSION),
          Map.entry("25006", CoreErrors.JDBC_PERMISSION),
          Map.entry("42", CoreErrors.JDBC_SQL),
          Map.entry("3D", CoreErrors.JDBC_SQL),
          Map.entry("3F", CoreErrors.JDBC_SQL),
          Map.entry("0A", CoreErrors.JDBC_SQL),
          Map.entry("40", CoreErrors.JDBC_CONFLICT),
          Map.entry("55P03", CoreErrors.JDBC_CONFLICT),
          Map.entry("53", CoreErrors.JDBC_RESOURCE),
          Map.entry("54", CoreErrors.JDBC_RESOURCE),
          Map.entry("58", CoreErrors.JDBC_RESOURCE),
          Map.entry("23", CoreErrors.JDBC_CONSTRAINT),
          Map.entry("22", CoreErrors.JDBC_DATA),
          Map.entry("57014", CoreErrors.CANCELLED));

  /** SQLite's primary result codes (sqlite.org/rescode.html). */
  private static final Map<Integer, ErrorCode> SQLITE =
      Map.ofEntries(
          Map.entry(1, CoreErrors.JDBC_SQL),
          Map.entry(3, CoreErrors.JDBC_PERMISSION),
          Map.entry(5, CoreErrors.JDBC_CONFLICT),
          Map.entry(6, CoreErrors.JDBC_CONFLICT),
          Map.entry(7, CoreErrors.JDBC_RESOURCE),
          Map.entry(8, CoreErrors.JDBC_PERMISSION),
          Map.entry(9, CoreErrors.CANCELLED),
          Map.entry(10, CoreErrors.JDBC_RESOURCE),
          Map.entry(13, CoreErrors.JDBC_RESOURCE),
          Map.entry(14, CoreErrors.JDBC_UNREACHABLE),
          Map.entry(18, CoreErrors.JDBC_RESOURCE),
          Map.entry(19, CoreErrors.JDBC_CONSTRAINT),
          Map.entry(20, CoreErrors.JDBC_DATA),
          Map.entry(23, CoreErrors.JDBC_AUTH),
          Map.entry(26, CoreErrors.JDBC_UNREACHABLE));

  /** How DuckDB begins its messages; it sets no SQLState. */
  private static final Map<String, ErrorCode> DUCKDB =
      Map.ofEntries(
          Map.entry("catalog error", CoreErrors.JDBC_SQL),
          Map.entry("binder error", CoreErrors.JDBC_SQL),
          Map.entry("parser error", CoreErrors.JDBC_SQL),
          Map.entry("syntax error", CoreErrors.JDBC_SQL),
          Map.entry("not implemented error", CoreErrors.JDBC_SQL),
          Map.entry("constraint error", CoreErrors.JDBC_CONSTRAINT),
          Map.entry("conversion error", CoreErrors.JDBC_DATA),
          Map.entry("out of range error", CoreErrors.JDBC_DATA),
          Map.entry("invalid input error", CoreErrors.JDBC_DATA),
          Map.entry("transactioncontext error", CoreErrors.JDBC_CONFLICT),
          Map.entry("transaction error", CoreErrors.JDBC_CONFLICT),
          Map.entry("permission error", CoreErrors.JDBC_PERMISSION),
          Map.entry("out of memory error", CoreErrors.JDBC_RESOURCE),
          Map.entry("io error", CoreErrors.JDBC_RESOURCE),
          Map.entry("connection error", CoreErrors.JDBC_UNREACHABLE),
          Map.entry("interrupt error", CoreErrors.CANCELLED));

  private static final Map<ErrorCode, String> NEXT_STEPS =
      Map.ofEntries(
          Map.entry(
              CoreErrors.JDBC_UNREACHABLE,
              "Check that the database runs and can be reached, then try again."),
          Map.entry(CoreErrors.JDBC_AUTH, "Check user and password of the data source."),
          Map.entry(CoreErrors.JDBC_PERMISSION, "Grant the right, or use another user."),
          Map.entry(CoreErrors.JDBC_SQL, "Check the names and the SQL."),
          Map.entry(
              CoreErrors.JDBC_CONFLICT, "Another transaction was in the way; run the job again."),
          Map.entry(
              CoreErrors.JDBC_RESOURCE, "Make room (disk, memory, connections) and run again."),
          Map.entry(CoreErrors.JDBC_CONSTRAINT, "Mend the rows, or the constraint of the table."),
          Map.entry(CoreErrors.JDBC_DATA, "Mend the value, or the type of the column."),
          Map.entry(CoreErrors.CANCELLED, "It was asked to stop."));

  private JdbcErrors() {}

  /**
   * The failure of a call of the driver.
   *
   * @param where what was worked on, for example {@code Table "orders"}
   * @param doing what was tried, for example {@code could not be read}
   */
  static BiException of(String where, String doing, SQLException cause) {
    SQLException telling = telling(cause);
    ErrorCode code = code(telling);
    String state = telling.getSQLState();
    return new BiException(
        code,
        where
            + " "
            + doing
            + ": "
            + shortened(telling.getMessage())
            + (state == null ? "" : " (SQLState " + state + ")")
            + ". "
            + NEXT_STEPS.getOrDefault(code, "See the message of the database."),
        cleaned(telling));
  }

  /** The last exception of a batch says what was wrong; the first only that the batch failed. */
  private static SQLException telling(SQLException cause) {
    SQLException last = cause;
    for (int i = 0; i < 100 && last.getNextException() != null; i++) {
      last = last.getNextException();
    }
    return last.getSQLState() != null || cause.getSQLState() == null ? last : cause;
  }

  static ErrorCode code(SQLException cause) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    for (int length = state.length(); length >= 2; length--) {
      ErrorCode code = STATES.get(state.substring(0, length));
      if (code != null) {
        return code;
      }
    }
    return byMessage(cause)
        .orElse(
            cause instanceof SQLTransientException || cause instanceof SQLRecoverableException
                ? CoreErrors.JDBC_UNREACHABLE
                : CoreErrors.JDBC_FAILED);
  }

  private static Optional<ErrorCode> byMessage(SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    if (message.startsWith("[SQLITE_")) {
      return Optional.ofNullable(SQLITE.get(cause.getErrorCode() & 0xFF));
    }
    int colon = message.indexOf(':');
    String kind = colon < 0 ? "" : message.substring(0, colon).toLowerCase(Locale.ROOT);
    Optional<ErrorCode> first = Optional.ofNullable(DUCKDB.get(kind));
    if (first.isPresent() || colon < 0) {
      return first;
    }
    // "Invalid Error: Catalog Error: …" and the like name the kind second.
    int second = message.indexOf(':', colon + 1);
    return second < 0
        ? first
        : Optional.ofNullable(
            DUCKDB.get(message.substring(colon + 1, second).trim().toLowerCase(Locale.ROOT)));
  }

  /** Whether a value could not be converted, while the connection is as good as before. */
  static boolean isBadValue(SQLException cause) {
    String state = cause.getSQLState();
    return state == null
        ? code(cause).equals(CoreErrors.JDBC_DATA)
        : state.startsWith("22") || state.startsWith("428");
  }

  /** The text without URLs, users, passwords and keys, on one line. */
  static String clean(String message) {
    String text = URL.matcher(message).replaceAll("jdbc:…");
    text = USER_INFO.matcher(text).replaceAll("//…@");
    return SETTING.matcher(text).replaceAll("$1=…");
  }

  static String shortened(@Nullable String message) {
    String text = clean(String.valueOf(message)).replace('\n', ' ').replace('\r', ' ').trim();
    if (text.endsWith(".")) {
      text = text.substring(0, text.length() - 1);
    }
    return text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) + "…" : text;
  }

  private static SQLException cleaned(SQLException cause) {
    SQLException copy =
        new SQLException(
            cause.getClass().getSimpleName() + ": " + clean(String.valueOf(cause.getMessage())),
            cause.getSQLState(),
            cause.getErrorCode());
    copy.setStackTrace(cause.getStackTrace());
    return copy;
  }
}
