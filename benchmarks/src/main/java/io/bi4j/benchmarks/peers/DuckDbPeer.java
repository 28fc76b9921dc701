package io.bi4j.benchmarks.peers;

import io.bi4j.benchmarks.Answer;
import io.bi4j.benchmarks.ColumnAnswer;
import io.bi4j.benchmarks.GroupAnswer;
import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.Peer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB inside the process: in-memory catalogue, columns given (no sniffing), {@code
 * preserve_insertion_order=false}, exactly the threads allowed.
 *
 * <p>Two settings. <b>Typed</b>: the reader gets column types and {@code ignore_errors}; for CSV
 * that drops a record with a bad cell in a column the query reads, so it cannot answer J1; for JSON
 * it turns the bad cell into null. <b>Cast</b>: text columns and {@code TRY_CAST}, with the
 * optimizer step {@code type_pushdown} off, because with it DuckDB 2.0 may turn the cast into a
 * hard reader type and fail on the first bad cell.
 *
 * <p>Tried on J2 and of no help: {@code buffer_size}, {@code max_line_size}, {@code new_line},
 * {@code encoding}. {@code strict_mode=false} was no faster and gave a wrong answer (34 of
 * 7,680,350 rows missing); a {@code timestampformat} takes only one of the two forms of {@code
 * created_at}.
 *
 * <p>In J2 and J3 neither counts the records read and left out: that would cost it a second
 * aggregate that its users do not need, so DuckDB is let off here.
 */
final class DuckDbPeer implements Peer {
  private final boolean typed;
  private @Nullable Connection connection;

  DuckDbPeer(boolean typed) {
    this.typed = typed;
  }

  @Override
  public String name() {
    return typed ? "DuckDb-typed" : "DuckDb";
  }

  @Override
  public boolean supports(Job job) {
    return !typed || job != Job.J1;
  }

  @Override
  public Answer run(Job job, Path file, int threads) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute("SET threads=" + threads);
      String sql = DuckDbQueries.sql(job, file, typed);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return job == Job.J1 ? columns(rows) : groups(rows);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = DriverManager.getConnection("jdbc:duckdb:");
      connection = open;
      try (Statement statement = open.createStatement()) {
        statement.execute("SET preserve_insertion_order=false");
        if (!typed) {
          statement.execute("SET disabled_optimizers='type_pushdown'");
        }
      }
    }
    return open;
  }

  private static ColumnAnswer columns(ResultSet rows) throws SQLException {
    rows.next();
    List<Long> valid = new ArrayList<>();
    for (int i = 2; i <= 12; i++) {
      valid.add(rows.getLong(i));
    }
    return new ColumnAnswer(rows.getLong(1), valid, rows.getLong(13), rows.getLong(14));
  }

  private static GroupAnswer groups(ResultSet rows) throws SQLException {
    GroupAnswer answer = new GroupAnswer();
    while (rows.next()) {
      answer.add(
          rows.getString(1),
          rows.getInt(2),
          rows.getLong(3),
          rows.getLong(4),
          rows.getDouble(5),
          rows.getLong(6));
    }
    return answer;
  }
}
