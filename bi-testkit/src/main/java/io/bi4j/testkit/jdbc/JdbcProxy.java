package io.bi4j.testkit.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Looks like an object of the driver; each call meets the faults first. */
final class JdbcProxy implements InvocationHandler {
  /** Patterns of the calls that talk to the database. */
  static final String[] REMOTE_CALLS = {
    "DataSource.getConnection",
    "Connection.prepare*",
    "Connection.createStatement",
    "Connection.commit",
    "Connection.rollback",
    "Connection.setAutoCommit",
    "Connection.close",
    "*Statement.execute*",
    "*Statement.close",
    "ResultSet.next",
    "ResultSet.close"
  };

  private static final Set<String> STOPPING = Set.of("close", "cancel", "abort");
  private static final Set<String> LOCAL =
      Set.of("unwrap", "isWrapperFor", "isClosed", "toString", "hashCode", "equals");

  private final FaultyJdbc faulty;
  private final Class<?> type;
  private final Object real;
  private final @Nullable JdbcHandle handle;
  private final @Nullable Object owner;

  private JdbcProxy(
      FaultyJdbc faulty,
      Class<?> type,
      Object real,
      @Nullable JdbcHandle handle,
      @Nullable Object owner) {
    this.faulty = faulty;
    this.type = type;
    this.real = real;
    this.handle = handle;
    this.owner = owner;
  }

  static DataSource dataSource(FaultyJdbc faulty, DataSource real) {
    return (DataSource)
        proxy(DataSource.class, new JdbcProxy(faulty, DataSource.class, real, null, null));
  }

  private static Object proxy(Class<?> type, JdbcProxy handler) {
    return Proxy.newProxyInstance(JdbcProxy.class.getClassLoader(), new Class<?>[] {type}, handler);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    if (LOCAL.contains(name)) {
      return local(proxy, method, arguments);
    }
    String call = type.getSimpleName() + "." + name;
    if (!name.startsWith("get") || name.equals("getConnection")) {
      faulty.called(call);
    }
    try {
      return faulted(proxy, call, method, arguments);
    } finally {
      if (handle != null && (name.equals("close") || name.equals("abort"))) {
        closed();
      }
    }
  }

  private @Nullable Object faulted(
      Object proxy, String call, Method method, Object @Nullable [] arguments) throws Throwable {
    if (handle != null && handle.isDead()) {
      return dead(call, method);
    }
    List<JdbcFault> faults = faulty.faultsOf(call);
    boolean skipped = !faults.isEmpty() && faults.get(0).effect() == JdbcFault.Effect.SKIP;
    if (handle != null && !skipped && STOPPING.contains(method.getName())) {
      handle.stop();
    }
    if (faults.isEmpty()) {
      return wrapped(proxy, method, passedOn(method, arguments));
    }
    JdbcFault fault = faults.get(0);
    switch (fault.effect()) {
      case FAIL -> throw closing(method, SqlFailures.of(call, fault.sqlState(), "call failed"));
      case SKIP -> {
        return null;
      }
      case KILL -> {
        kill();
        throw SqlFailures.of(call, fault.sqlState(), "connection lost before the call");
      }
      case DELAY -> {
        await(call, fault);
        return wrapped(proxy, method, passedOn(method, arguments));
      }
      case LOSE_REPLY -> {
        passedOn(method, arguments);
        throw SqlFailures.of(call, fault.sqlState(), "the call did its work, its reply was lost");
      }
      case KILL_AFTER -> {
        passedOn(method, arguments);
        kill();
        throw SqlFailures.of(call, fault.sqlState(), "connection lost after the call");
      }
    }
    throw new IllegalStateException("No such effect: " + fault.effect());
  }

  /** A close that fails has closed all the same, so that the test leaves nothing behind. */
  private SQLException closing(Method method, SQLException failure) throws Throwable {
    if (method.getName().equals("close")) {
      passedOn(method, null);
    }
    return failure;
  }

  private static @Nullable Object dead(String call, Method method) throws SQLException {
    if (method.getName().equals("close")) {
      return null;
    }
    if (method.getName().equals("isValid")) {
      return false;
    }
    throw SqlFailures.of(call, "08003", "the connection is gone");
  }

  /** Ends the real connection; a transaction under way is rolled back by the database. */
  private void kill() throws SQLException {
    if (handle == null) {
      return;
    }
    handle.kill();
    if (real instanceof Connection connection) {
      discard(connection);
    } else if (real instanceof Statement statement) {
      discard(statement.getConnection());
    } else if (real instanceof ResultSet result && result.getStatement() != null) {
      discard(result.getStatement().getConnection());
    }
  }

  private static void discard(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
    connection.close();
  }

  private void await(String call, JdbcFault fault) throws SQLException {
    long end = System.nanoTime() + fault.delay().toNanos();
    try {
      while (System.nanoTime() - end < 0) {
        if (handle != null && handle.isStopped()) {
          throw SqlFailures.of(call, fault.sqlState(), "cancelled in a delay");
        }
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlFailures.of(call, fault.sqlState(), "interrupted in a delay");
    }
  }

  private @Nullable Object passedOn(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private @Nullable Object local(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "Faulty" + type.getSimpleName() + "(" + real + ")";
      case "isClosed" -> (handle != null && handle.isDead()) || isClosedBelow(method);
      default -> passedOn(method, arguments);
    };
  }

  private boolean isClosedBelow(Method method) throws Throwable {
    return Boolean.TRUE.equals(passedOn(method, null));
  }

  private void closed() {
    if (handle != null) {
      faulty.closed(handle);
    }
  }

  /** What the driver returned, with the faults before it. */
  private @Nullable Object wrapped(Object proxy, Method method, @Nullable Object result) {
    Class<?> returned = method.getReturnType();
    if (result == null) {
      return null;
    }
    if (returned == Connection.class) {
      return owner != null ? owner : opened(Connection.class, result, null);
    }
    if (returned == PreparedStatement.class
        || returned == CallableStatement.class
        || returned == Statement.class) {
      return type == ResultSet.class ? statementOf(result) : opened(returned, result, proxy);
    }
    if (returned == ResultSet.class) {
      return opened(ResultSet.class, result, proxy);
    }
    if (returned == DatabaseMetaData.class) {
      return proxy(returned, new JdbcProxy(faulty, returned, result, handle, proxy));
    }
    return result;
  }

  /** The statement of a result; results of meta data have one that was never handed out. */
  private Object statementOf(Object result) {
    return owner instanceof Statement statement ? statement : result;
  }

  private Object opened(Class<?> as, Object result, @Nullable Object from) {
    JdbcHandle opened = new JdbcHandle(as.getSimpleName(), as == Connection.class ? null : handle);
    faulty.opened(opened);
    return proxy(as, new JdbcProxy(faulty, as, result, opened, from));
  }
}
