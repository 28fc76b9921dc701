package io.bi4j.core.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source whose connections lose the reply to one COMMIT, after or before it was done. */
final class LosingSource extends DriverSource {
  private final DataSource real;
  private final boolean committed;
  private boolean armed;

  LosingSource(DataSource real, boolean committed) {
    super("");
    this.real = real;
    this.committed = committed;
  }

  void loseNextCommit() {
    armed = true;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = real.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit") && armed) {
                armed = false;
                if (committed) {
                  connection.commit();
                }
                connection.close();
                throw new SQLException("The reply was lost.", "08006");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
