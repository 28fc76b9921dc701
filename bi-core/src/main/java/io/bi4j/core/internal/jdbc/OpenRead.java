package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection, statement and result of one reader, and how they are stopped from outside: the
 * statement is cancelled, and if the driver does not heed that, the connection is dropped.
 */
final class OpenRead {
  /** How long a driver may take to heed a cancellation. */
  private static final long PATIENCE_MILLIS = 400;

  private static final Logger LOG = LoggerFactory.getLogger(OpenRead.class);

  /** A step of reading. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws SQLException;
  }

  private final JdbcSettings settings;
  private volatile boolean cancelled;
  private volatile @Nullable Connection connection;
  private volatile @Nullable PreparedStatement statement;
  private volatile @Nullable CountDownLatch busy;
  private @Nullable ResultSet result;
  private @Nullable Dialect dialect;
  private boolean autoCommit;
  private boolean readOnly;
  private boolean failed;

  OpenRead(JdbcSettings settings) {
    this.settings = settings;
  }

  boolean isOpen() {
    return result != null;
  }

  /** Runs a step that a cancellation interrupts. */
  <T> T run(Step<T> step) {
    CountDownLatch done = new CountDownLatch(1);
    busy = done;
    try {
      checkCancelled();
      T value = step.run();
      checkCancelled();
      return value;
    } catch (SQLException e) {
      failed = true;
      if (cancelled) {
        throw cancelled(e);
      }
      throw JdbcErrors.of(settings.relation.describe(), "could not be read", e);
    } catch (RuntimeException e) {
      failed = true;
      throw e;
    } finally {
      done.countDown();
      busy = null;
    }
  }

  private void checkCancelled() {
    if (cancelled) {
      throw cancelled(null);
    }
  }

  private BiException cancelled(@Nullable SQLException cause) {
    return new BiException(
        CoreErrors.CANCELLED,
        "Reading " + settings.relation.describe() + " was cancelled.",
        cause == null
            ? null
            : JdbcErrors.of(settings.relation.describe(), "could not be read", cause));
  }

  Connection connect() throws SQLException {
    Connection opened = JdbcConnections.open(settings.dataSource, settings.relation.describe());
    connection = opened;
    Dialect found = Dialect.of(opened);
    autoCommit = opened.getAutoCommit();
    readOnly = opened.isReadOnly();
    found.beginRead(opened);
    dialect = found;
    return opened;
  }

  ResultSet execute(SqlText sql) throws SQLException {
    Connection open = java.util.Objects.requireNonNull(connection);
    PreparedStatement prepared = sql.prepare(open, java.util.Objects.requireNonNull(dialect));
    statement = prepared;
    prepared.setFetchSize(settings.fetchSize);
    checkCancelled();
    ResultSet opened = prepared.executeQuery();
    result = opened;
    return opened;
  }

  ResultSet result() {
    return java.util.Objects.requireNonNull(result);
  }

  /** Stops a step that runs, and lets none begin. */
  void cancel() {
    cancelled = true;
    CountDownLatch running = busy;
    if (running != null) {
      Thread stopper = new Thread(() -> stop(running), "bi4j-jdbc-cancel");
      stopper.setDaemon(true);
      stopper.start();
    }
  }

  private void stop(CountDownLatch running) {
    try {
      PreparedStatement open = statement;
      if (open != null) {
        open.cancel();
      }
    } catch (SQLException e) {
      LOG.debug("The driver could not cancel: {}", JdbcErrors.shortened(e.getMessage()));
    }
    try {
      Connection open = connection;
      if (!running.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && open != null) {
        open.abort(Runnable::run);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.debug("The connection could not be dropped: {}", JdbcErrors.shortened(e.getMessage()));
    }
  }

  /** Closes everything and gives the connection back; may be called twice. */
  void close() {
    Connection open = connection;
    Dialect known = dialect;
    connection = null;
    if (open == null) {
      return;
    }
    PreparedStatement openStatement = statement;
    ResultSet openResult = result;
    statement = null;
    result = null;
    try (open) {
      if (openResult != null) {
        openResult.close();
      }
      if (openStatement != null) {
        openStatement.close();
      }
      if (known != null) {
        known.endRead(open, autoCommit, readOnly);
      }
    } catch (SQLException e) {
      closingFailed(e);
    }
  }

  private void closingFailed(SQLException e) {
    if (!failed && !cancelled) {
      throw JdbcErrors.of(settings.relation.describe(), "could not be closed", e);
    }
    LOG.debug("Closing after a failure failed too: {}", JdbcErrors.shortened(e.getMessage()));
  }
}
