package io.bi4j.data.internal.duckdb;

import io.bi4j.core.BiException;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.RunKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The row of table {@code bi_commit} that holds the checkpoint of the last commit of a pipeline to
 * a table; the same table that the sink for any database keeps.
 */
final class CommitRow {
  private static final String HERE = " WHERE tenant = ? AND pipeline = ? AND target = ?";

  private final DuckDbTarget target;
  private final RunKey run;

  CommitRow(DuckDbTarget target, RunKey run) {
    this.target = target;
    this.run = run;
  }

  void createTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS bi_commit (tenant VARCHAR(200) NOT NULL, pipeline VARCHAR(200)"
              + " NOT NULL, target VARCHAR(200) NOT NULL, sequence BIGINT NOT NULL, fence BIGINT"
              + " NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (tenant, pipeline, target))");
    }
  }

  Optional<Checkpoint> read(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT doc FROM bi_commit" + HERE)) {
      place(query, 1);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? Optional.of(Checkpoint.parse(found.getString(1))) : Optional.empty();
      }
    }
  }

  private void place(PreparedStatement statement, int from) throws SQLException {
    statement.setString(from, run.tenant());
    statement.setString(from + 1, run.pipeline());
    statement.setString(from + 2, target.table());
  }

  /** Writes the checkpoint that follows the last one, within the transaction of the rows. */
  void write(Connection connection, Checkpoint checkpoint) throws SQLException {
    Optional<Checkpoint> last = read(connection);
    last.ifPresent(before -> checkpoint.requireAfter(before, target.table()));
    String sql =
        last.isPresent()
            ? "UPDATE bi_commit SET sequence = ?, fence = ?, doc = ?" + HERE
            : "INSERT INTO bi_commit (sequence, fence, doc, tenant, pipeline, target)"
                + " VALUES (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, checkpoint.sequence());
      statement.setLong(2, checkpoint.fence());
      statement.setString(3, checkpoint.toJson());
      place(statement, 4);
      if (statement.executeUpdate() != 1) {
        throw new BiException(
            DuckDbErrors.FENCED,
            "Another process committed to "
                + target.describe()
                + " for pipeline \""
                + run.pipeline()
                + "\" at the same time. Nothing of this commit was kept. Let only one process run"
                + " it.");
      }
    }
  }
}
