package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.WriteSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows and checkpoint in one transaction, which is open from the first row to the commit. A
 * step that fails leaves nothing: the transaction is rolled back whole.
 */
public final class JdbcWriteSession implements WriteSession {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcWriteSession.class);

  private final JdbcSinkSettings settings;
  private final Schema rows;
  private final CommitTable commits;
  private final Dialect dialect;
  private Connection connection;
  private boolean autoCommit;
  private SinkTable table;
  private @Nullable RowInserter inserter;
  private boolean failed;
  private boolean closed;

  private JdbcWriteSession(
      JdbcSinkSettings settings, RunKey run, Schema rows, Connection connection)
      throws SQLException {
    this.settings = settings;
    this.rows = rows;
    this.connection = connection;
    this.dialect = Dialect.of(connection);
    this.commits = new CommitTable(settings, run, dialect);
    this.autoCommit = begin(connection);
    this.table = SinkTable.open(settings, rows, connection);
    if (settings.checkpoints) {
      commits.create(connection);
    }
    connection.commit();
  }

  /** Checks the table and begins. */
  public static JdbcWriteSession open(JdbcSinkSettings settings, RunKey run, Schema rows) {
    Connection connection = JdbcConnections.open(settings.dataSource, settings.where());
    try {
      return new JdbcWriteSession(settings, run, rows, connection);
    } catch (SQLException e) {
      giveUp(connection);
      throw JdbcErrors.of(settings.where(), "could not be opened for writing", e);
    } catch (RuntimeException e) {
      giveUp(connection);
      throw e;
    }
  }

  private boolean begin(Connection opened) throws SQLException {
    boolean before = opened.getAutoCommit();
    dialect.durable(opened);
    opened.setAutoCommit(false);
    return before;
  }

  private static void giveUp(Connection connection) {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      LOG.debug("Closing after a failure failed too: {}", JdbcErrors.shortened(e.getMessage()));
    }
  }

  @Override
  public Optional<Checkpoint> lastCommitted() {
    if (!settings.checkpoints) {
      return Optional.empty();
    }
    try {
      Optional<Checkpoint> last = commits.read(connection);
      connection.rollback();
      return last;
    } catch (SQLException e) {
      throw JdbcErrors.of(settings.where(), "could not say what was committed", e);
    }
  }

  @Override
  public RecordWriter writer(int part) {
    if (part != 0) {
      throw new IllegalArgumentException("A JDBC sink has one writer, asked for " + part + ".");
    }
    return new Writer();
  }

  @Override
  public void commit(List<PartToken> parts, Checkpoint checkpoint) {
    if (failed) {
      throw new BiException(
          CoreErrors.CLOSED,
          "Writing to " + settings.where() + " failed before, so nothing can be committed.");
    }
    boolean keeps = settings.checkpoints && !checkpoint.run().isEmpty();
    try {
      if (keeps) {
        commits.write(connection, checkpoint);
      }
    } catch (SQLException e) {
      failed = true;
      throw JdbcErrors.of(settings.where(), "could not keep the checkpoint", e);
    } catch (BiException e) {
      failed = true;
      throw e;
    }
    try {
      connection.commit();
    } catch (SQLException e) {
      outcomeUnknown(checkpoint, keeps, e);
    }
  }

  /** The reply to a COMMIT got lost: only what the database keeps says whether it was done. */
  private void outcomeUnknown(Checkpoint checkpoint, boolean keeps, SQLException cause) {
    BiException lost = JdbcErrors.of(settings.where(), "could not be committed", cause);
    failed = true;
    giveUp(connection);
    if (!keeps) {
      throw lost;
    }
    Connection again = JdbcConnections.open(settings.dataSource, settings.where());
    try {
      autoCommit = begin(again);
      connection = again;
      inserter = null;
      Optional<Checkpoint> kept = commits.read(again);
      again.rollback();
      if (!kept.equals(Optional.of(checkpoint))) {
        throw lost;
      }
      failed = false;
    } catch (SQLException e) {
      lost.addSuppressed(JdbcErrors.of(settings.where(), "could not be asked", e));
      throw lost;
    }
  }

  @Override
  public void abort() {
    if (closed) {
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("The database rolls back itself: {}", JdbcErrors.shortened(e.getMessage()));
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    abort();
    closed = true;
    try (Connection open = connection) {
      RowInserter used = inserter;
      if (used != null) {
        used.close();
      }
      open.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      if (!failed) {
        throw JdbcErrors.of(settings.where(), "could not be closed", e);
      }
      LOG.debug("Closing after a failure failed too: {}", JdbcErrors.shortened(e.getMessage()));
    }
  }

  /** The one writer: rows are in the open transaction as soon as they are taken. */
  private final class Writer implements RecordWriter {
    private long taken;

    @Override
    public void write(RecordBatch batch) {
      if (!batch.schema().equals(rows)) {
        throw new IllegalArgumentException(
            "The sink was opened for " + rows + ", got " + batch.schema() + ".");
      }
      try {
        RowInserter open = inserter;
        if (open == null) {
          open = dialect.inserter(settings, table, connection);
          inserter = open;
        }
        open.insert(batch);
        taken += batch.rowCount();
      } catch (SQLException e) {
        failed = true;
        throw JdbcErrors.of(settings.where(), "could not take rows", e);
      } catch (RuntimeException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public PartToken flush() {
      PartToken token = new PartToken(0, taken, "");
      taken = 0;
      return token;
    }

    @Override
    public void close() {
      // The session owns the connection and what was prepared on it.
    }
  }
}
