package io.bi4j.data.internal.duckdb;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.WriteSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * One process's writing into a table: rows and checkpoint in one transaction per commit. With a
 * key, rows are appended to a temporary table and merged into the target at the commit.
 */
public final class DuckDbSession implements WriteSession {
  private static final String STAGE = "bi_stage";

  /**
   * Said in SQL: the driver's own setAutoCommit(false) begins a transaction with the next statement
   * only, and what the appender flushes before that is visible at once.
   */
  private static final String BEGIN = "BEGIN TRANSACTION";

  private final DuckDbTarget target;
  private final Schema schema;
  private final CommitRow commitRow;
  private final Connection connection;
  private final BatchAppender appender;
  private boolean closed;

  private DuckDbSession(DuckDbTarget target, RunKey run, Schema schema, Connection connection)
      throws SQLException {
    this.target = target;
    this.schema = schema;
    this.connection = connection;
    this.commitRow = new CommitRow(target, run);
    int[] sources = TableColumns.match(target, schema, connection);
    commitRow.createTable(connection);
    if (!target.key().isEmpty()) {
      execute(
          "CREATE OR REPLACE TEMP TABLE "
              + STAGE
              + " AS SELECT * FROM "
              + target.sql()
              + " LIMIT 0");
    }
    execute(BEGIN);
    String into = target.key().isEmpty() ? target.table() : STAGE;
    this.appender = new BatchAppender(connection.unwrap(DuckDBConnection.class), into, sources);
  }

  /** Opens a connection and checks the table against the rows. */
  public static DuckDbSession open(DuckDbTarget target, RunKey run, Schema schema) {
    Connection connection = null;
    boolean done = false;
    try {
      connection = target.dataSource().getConnection();
      DuckDbSession session = new DuckDbSession(target, run, schema, connection);
      done = true;
      return session;
    } catch (SQLException e) {
      throw DuckDbErrors.failed(target, e);
    } catch (NoClassDefFoundError e) {
      throw new BiException(
          DuckDbErrors.MODULE_ABSENT,
          "DuckDB's driver is not on the class path. Add the dependency org.duckdb:duckdb_jdbc.",
          e);
    } finally {
      if (!done && connection != null) {
        closeQuietly(connection, target);
      }
    }
  }

  private static void closeQuietly(Connection connection, DuckDbTarget target) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DuckDbErrors.failed(target, e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public Optional<Checkpoint> lastCommitted() {
    try {
      return commitRow.read(connection);
    } catch (SQLException e) {
      throw DuckDbErrors.failed(target, e);
    }
  }

  @Override
  public RecordWriter writer(int part) {
    if (part != 0) {
      throw new IllegalArgumentException("This sink has one writer, asked for " + part + ".");
    }
    return new Writer();
  }

  @Override
  public void commit(List<PartToken> parts, Checkpoint checkpoint) {
    boolean done = false;
    try {
      appender.flush();
      if (!target.key().isEmpty()) {
        merge();
      }
      if (!checkpoint.run().isEmpty()) {
        commitRow.write(connection, checkpoint);
      }
      execute("COMMIT");
      done = true;
      execute(BEGIN);
    } catch (SQLException e) {
      throw DuckDbErrors.failed(target, e);
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** Of rows with one key the last counts. */
  private void merge() throws SQLException {
    String keys = TableColumns.names(target.key());
    String columns = TableColumns.names(schema.names());
    List<String> others =
        schema.names().stream().filter(name -> !target.key().contains(name)).toList();
    String set =
        String.join(
            ", ",
            others.stream()
                .map(DuckDbTarget::quoted)
                .map(name -> name + " = excluded." + name)
                .toList());
    execute(
        "INSERT INTO "
            + target.sql()
            + " ("
            + columns
            + ") SELECT "
            + columns
            + " FROM "
            + STAGE
            + " QUALIFY row_number() OVER (PARTITION BY "
            + keys
            + " ORDER BY rowid DESC) = 1"
            + " ON CONFLICT ("
            + keys
            + ") DO "
            + (set.isEmpty() ? "NOTHING" : "UPDATE SET " + set));
    execute("DELETE FROM " + STAGE);
  }

  /** Appended rows that were not committed go with the transaction. */
  @Override
  public void abort() {
    close();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    // Closing the appender flushes into the open transaction, which then ends with nothing kept.
    try (Connection last = connection;
        Statement statement = last.createStatement()) {
      try {
        appender.close();
      } finally {
        statement.execute("ROLLBACK");
      }
    } catch (SQLException e) {
      throw DuckDbErrors.failed(target, e);
    }
  }

  private final class Writer implements RecordWriter {
    private long rows;

    @Override
    public void write(RecordBatch batch) {
      try {
        appender.append(batch);
        rows += batch.rowCount();
      } catch (SQLException e) {
        throw DuckDbErrors.failed(target, e);
      }
    }

    @Override
    public PartToken flush() {
      PartToken token = new PartToken(0, rows, "");
      rows = 0;
      return token;
    }

    @Override
    public void close() {
      // The session ends the transaction: it decides between commit and abort.
    }
  }
}
