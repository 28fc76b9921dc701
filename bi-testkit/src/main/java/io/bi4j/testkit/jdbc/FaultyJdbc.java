package io.bi4j.testkit.jdbc;

import static java.util.Objects.requireNonNull;

import io.bi4j.testkit.fault.FaultCounter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/**
 * A database that fails when a test wants it. It stands before a {@link DataSource} and hands out
 * connections, statements and results that look like the real ones.
 *
 * <pre>{@code
 * FaultLoop.once("write a batch").run(fault -> {
 *   FaultyJdbc database = FaultyJdbc.over(realDataSource()).faults(fault);
 *   try {
 *     writeRows(database.dataSource());               // the code under test
 *   } catch (SQLException e) {
 *     // a clean error is allowed
 *   }
 *   database.assertAllClosed();
 *   assertThat(countRows()).isIn(0, 1_000);           // all or none
 * });
 * }</pre>
 *
 * <p>The data source hands out the driver's connections one to one; {@code unwrap} and {@code
 * isWrapperFor} reach the driver's own objects, past the faults. Thread-safe.
 *
 * @since 0.1
 */
public final class FaultyJdbc {
  /** The SQL state of {@link #faults}: a connection that is lost. */
  private static final String LOST = "08006";

  private final DataSource dataSource;
  private final List<JdbcFault> faults = new CopyOnWriteArrayList<>();
  private final Set<JdbcHandle> open = Collections.synchronizedSet(new LinkedHashSet<>());
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  private FaultyJdbc(DataSource real) {
    this.dataSource = JdbcProxy.dataSource(this, real);
  }

  /** A database before which faults stand, for the present none. */
  public static FaultyJdbc over(DataSource real) {
    return new FaultyJdbc(requireNonNull(real, "real"));
  }

  /** Adds a fault; of several that hit one call, the first counts. */
  public FaultyJdbc with(JdbcFault fault) {
    faults.add(requireNonNull(fault, "fault"));
    return this;
  }

  /**
   * Calls that reach the database are counted (connecting, preparing, executing, fetching,
   * committing, rolling back, closing); those that the counter names fail with state 08006 before
   * they do their work. For {@code FaultLoop}.
   */
  public FaultyJdbc faults(FaultCounter counter) {
    for (String pattern : List.of(JdbcProxy.REMOTE_CALLS)) {
      faults.add(JdbcFault.fail(pattern, counter, LOST));
    }
    return this;
  }

  /** Ends all faults. */
  public FaultyJdbc clearFaults() {
    faults.clear();
    return this;
  }

  /** What the code under test gets. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** The calls so far in order, for example {@code Connection.commit}; getters are left out. */
  public List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** How many connections, statements and results are open. */
  public int openCount() {
    return open.size();
  }

  /**
   * Checks that every connection, statement and result was closed by its user. A statement counts
   * as closed with its connection, a result with its statement, as JDBC has it.
   *
   * @throws AssertionError naming what is open, with the place where it was opened
   */
  public void assertAllClosed() {
    List<JdbcHandle> left;
    synchronized (open) {
      left = List.copyOf(open);
    }
    if (!left.isEmpty()) {
      AssertionError error =
          new AssertionError(
              left.size()
                  + " left open: "
                  + left.stream().map(JdbcHandle::name).toList()
                  + ". Where each was opened follows.");
      left.forEach(handle -> error.addSuppressed(handle.opened()));
      throw error;
    }
  }

  /** The faults that hit a call; the first of them counts. */
  List<JdbcFault> faultsOf(String call) {
    List<JdbcFault> hit = new ArrayList<>();
    for (JdbcFault fault : faults) {
      if (fault.hits(call)) {
        hit.add(fault);
      }
    }
    return hit;
  }

  void called(String call) {
    calls.add(call);
  }

  void opened(JdbcHandle handle) {
    open.add(handle);
  }

  void closed(JdbcHandle handle) {
    open.removeIf(other -> other == handle || other.isBelow(handle));
  }
}
