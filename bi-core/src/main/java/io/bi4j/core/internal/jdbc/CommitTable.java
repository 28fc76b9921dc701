package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.RunKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code bi_commit} beside the rows: one row for each pipeline and table, holding the
 * checkpoint of the last commit. It changes in the same transaction as the rows.
 */
final class CommitTable {
  static final String NAME = "bi_commit";

  private final JdbcSinkSettings settings;
  private final RunKey run;
  private final Dialect dialect;
  private final String table;

  CommitTable(JdbcSinkSettings settings, RunKey run, Dialect dialect) {
    this.settings = settings;
    this.run = run;
    this.dialect = dialect;
    this.table = Relation.table(settings.table.schema(), NAME).sql();
  }

  void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS "
              + table
              + " (tenant VARCHAR(200) NOT NULL, pipeline VARCHAR(200) NOT NULL,"
              + " target VARCHAR(200) NOT NULL, sequence BIGINT NOT NULL, fence BIGINT NOT NULL,"
              + " doc TEXT NOT NULL, PRIMARY KEY (tenant, pipeline, target))");
    }
  }

  private List<Object> place() {
    return List.of(run.tenant(), run.pipeline(), settings.table.name());
  }

  private static final String HERE = " WHERE tenant = ? AND pipeline = ? AND target = ?";

  /** The checkpoint of the last commit. */
  Optional<Checkpoint> read(Connection connection) throws SQLException {
    Optional<String> text =
        SqlText.of("SELECT doc FROM " + table)
            .add(HERE, place())
            .query(
                connection,
                dialect,
                result ->
                    result.next() ? Optional.of(result.getString(1)) : Optional.<String>empty());
    return text.map(Checkpoint::parse);
  }

  /**
   * Writes the checkpoint that follows the last one, within the transaction of the rows. The row
   * changes only if it still is what was read: of two processes one fails.
   */
  void write(Connection connection, Checkpoint checkpoint) throws SQLException {
    Optional<Checkpoint> last = read(connection);
    SqlText sql = new SqlText();
    if (last.isPresent()) {
      checkpoint.requireAfter(last.get(), settings.name());
      sql.add("UPDATE " + table + " SET sequence = ?", checkpoint.sequence())
          .add(", fence = ?", checkpoint.fence())
          .add(", doc = ?", checkpoint.toJson())
          .add(HERE, place())
          .add(" AND sequence = ?", last.get().sequence())
          .add(" AND fence <= ?", checkpoint.fence());
    } else {
      sql.add("INSERT INTO " + table + " VALUES (?, ?, ?, ", place())
          .add("?, ", checkpoint.sequence())
          .add("?, ", checkpoint.fence())
          .add("?)", checkpoint.toJson());
    }
    try (var statement = sql.prepare(connection, dialect)) {
      if (statement.executeUpdate() != 1) {
        throw new BiException(
            CoreErrors.FENCED,
            "Another process committed to "
                + settings.where()
                + " for pipeline \""
                + run.pipeline()
                + "\" at the same time. Nothing of this commit was kept. Let only one process run"
                + " it.");
      }
    }
  }
}
