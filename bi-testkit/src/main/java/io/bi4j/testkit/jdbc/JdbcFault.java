package io.bi4j.testkit.jdbc;

import static java.util.Objects.requireNonNull;

import io.bi4j.testkit.fault.FaultCounter;
import java.time.Duration;

/**
 * What happens to chosen calls of a database. Calls are named by interface and method, for example
 * {@code Connection.commit}, {@code PreparedStatement.executeBatch}, {@code ResultSet.next}; {@code
 * *} in a pattern stands for any characters.
 *
 * <pre>{@code
 * FaultyJdbc database = FaultyJdbc.over(dataSource)
 *     .with(JdbcFault.fail("*.execute*", FaultCounter.once(3), "40001"))
 *     .with(JdbcFault.loseReply("Connection.commit", FaultCounter.once(1)));
 * }</pre>
 *
 * <p>Its counter is mutable; a fault belongs to one test.
 *
 * @since 0.1
 */
public final class JdbcFault {
  /** What is done to a call. */
  enum Effect {
    FAIL,
    LOSE_REPLY,
    KILL,
    KILL_AFTER,
    DELAY,
    SKIP
  }

  private final String calls;
  private final FaultCounter counter;
  private final Effect effect;
  private final String sqlState;
  private final Duration delay;

  private JdbcFault(
      String calls, FaultCounter counter, Effect effect, String sqlState, Duration delay) {
    this.calls = requireNonNull(calls, "calls");
    this.counter = requireNonNull(counter, "counter");
    this.effect = effect;
    this.sqlState = requireNonNull(sqlState, "sqlState");
    this.delay = delay;
  }

  /**
   * The call does not reach the database and throws an exception of this state: of the class that
   * JDBC has for it, transient, recoverable or not.
   *
   * @param sqlState five characters, for example 40001 (serialisation failure), 53100 (disk full)
   */
  public static JdbcFault fail(String calls, FaultCounter counter, String sqlState) {
    return new JdbcFault(calls, counter, Effect.FAIL, sqlState, Duration.ZERO);
  }

  /** The call does its work, and then throws state 08007: the caller cannot know that it did. */
  public static JdbcFault loseReply(String calls, FaultCounter counter) {
    return new JdbcFault(calls, counter, Effect.LOSE_REPLY, "08007", Duration.ZERO);
  }

  /** The connection is gone before the call, which throws state 08006; so do all calls after it. */
  public static JdbcFault kill(String calls, FaultCounter counter) {
    return new JdbcFault(calls, counter, Effect.KILL, "08006", Duration.ZERO);
  }

  /** The call does its work, then the connection is gone, and the call throws state 08006. */
  public static JdbcFault killAfter(String calls, FaultCounter counter) {
    return new JdbcFault(calls, counter, Effect.KILL_AFTER, "08006", Duration.ZERO);
  }

  /**
   * The call waits before it does its work. Closing or cancelling the statement, closing or
   * aborting the connection, or an interrupt ends the wait, and the call throws state 57014.
   */
  public static JdbcFault delay(String calls, FaultCounter counter, Duration delay) {
    return new JdbcFault(calls, counter, Effect.DELAY, "57014", requireNonNull(delay, "delay"));
  }

  /** The call does nothing, as a driver does that ignores {@code Statement.cancel}. */
  public static JdbcFault skip(String calls, FaultCounter counter) {
    return new JdbcFault(calls, counter, Effect.SKIP, "", Duration.ZERO);
  }

  /** Whether this call is the one. */
  boolean hits(String call) {
    return matches(call) && counter.hit(call);
  }

  /** Each part between the stars comes after the one before; the first begins, the last ends. */
  private boolean matches(String call) {
    int star = calls.indexOf('*');
    if (star < 0) {
      return calls.equals(call);
    }
    int last = calls.lastIndexOf('*');
    String end = calls.substring(last + 1);
    int at = star;
    for (int from = star + 1; from <= last; from = calls.indexOf('*', from) + 1) {
      String part = calls.substring(from, calls.indexOf('*', from));
      int found = call.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return call.startsWith(calls.substring(0, star))
        && call.length() - end.length() >= at
        && call.endsWith(end);
  }

  Effect effect() {
    return effect;
  }

  String sqlState() {
    return sqlState;
  }

  Duration delay() {
    return delay;
  }

  @Override
  public String toString() {
    return effect + " " + calls + ", " + counter;
  }
}
