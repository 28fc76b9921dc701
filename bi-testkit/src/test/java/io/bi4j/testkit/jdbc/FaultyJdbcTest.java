package io.bi4j.testkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.testkit.fault.FaultCounter;
import io.bi4j.testkit.fault.FaultLoop;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults before DuckDB: a right writer stands them all, wrong ones are found. */
class FaultyJdbcTest {
  private static final int ROWS = 5;

  @TempDir Path folder;
  private DataSource real;
  private FaultyJdbc database;

  @BeforeEach
  void createTable() throws SQLException {
    real = new DuckDbFile(folder.resolve("test.duckdb"));
    database = FaultyJdbc.over(real);
    execute("create table if not exists t (id integer)");
    execute("create table if not exists done (id integer)");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = real.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String table) throws SQLException {
    try (Connection connection = real.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + table)) {
      result.next();
      return result.getInt(1);
    }
  }

  private static void insert(Connection connection, int rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("insert into t values (?)")) {
      for (int i = 0; i < rows; i++) {
        insert.setInt(1, i);
        insert.executeUpdate();
      }
    }
  }

  /** All rows or none, and everything closed. */
  private static void writeInOneTransaction(DataSource data) throws SQLException {
    try (Connection connection = data.getConnection()) {
      connection.setAutoCommit(false);
      insert(connection, ROWS);
      connection.commit();
    }
  }

  private static void writeRowByRow(DataSource data) throws SQLException {
    try (Connection connection = data.getConnection()) {
      insert(connection, ROWS);
    }
  }

  private static void writeAndLeaveOpen(DataSource data) throws SQLException {
    Connection connection = data.getConnection();
    connection.setAutoCommit(false);
    insert(connection, ROWS);
    connection.commit();
    connection.close();
  }

  private interface Writer {
    void write(DataSource data) throws SQLException;
  }

  private int failEveryCall(Writer writer) {
    return FaultLoop.once("write")
        .run(
            fault -> {
              execute("delete from t");
              FaultyJdbc faulty = FaultyJdbc.over(real).faults(fault);
              try {
                writer.write(faulty.dataSource());
              } catch (SQLException e) {
                assertThat((Throwable) e).isInstanceOf(SQLRecoverableException.class);
              }
              faulty.assertAllClosed();
              assertThat(count("t")).isIn(0, ROWS);
            });
  }

  @Test
  void one_transaction_stands_a_failure_of_every_call() {
    assertThat(failEveryCall(FaultyJdbcTest::writeInOneTransaction))
        .as("connect, autocommit, prepare, 5 x execute, close, commit, close")
        .isEqualTo(11);
  }

  @Test
  void rows_without_a_transaction_are_found() {
    assertThatThrownBy(() -> failEveryCall(FaultyJdbcTest::writeRowByRow))
        .hasMessageContaining("PreparedStatement.executeUpdate")
        .hasMessageContaining("-Dbi.fault.point=");
  }

  @Test
  void a_connection_left_open_after_an_error_is_found() {
    assertThatThrownBy(() -> failEveryCall(FaultyJdbcTest::writeAndLeaveOpen))
        .hasMessageContaining("left open")
        .hasMessageContaining("Connection");
  }

  @Test
  void a_lost_reply_of_a_commit_means_committed_or_not() throws SQLException {
    database.with(JdbcFault.loseReply("Connection.commit", FaultCounter.once(1)));
    assertThatThrownBy(() -> writeInOneTransaction(database.dataSource()))
        .isInstanceOf(SQLRecoverableException.class)
        .hasMessageContaining("did its work, its reply was lost");
    assertThat(count("t")).isEqualTo(ROWS);

    database.clearFaults().with(JdbcFault.kill("Connection.commit", FaultCounter.once(1)));
    assertThatThrownBy(() -> writeInOneTransaction(database.dataSource()))
        .isInstanceOf(SQLRecoverableException.class);
    assertThat(count("t")).as("not committed").isEqualTo(ROWS);
  }

  /** Retries on a lost connection without asking whether the commit was done. */
  private static void retryBlindly(DataSource data) throws SQLException {
    try {
      writeInOneTransaction(data);
    } catch (SQLRecoverableException e) {
      writeInOneTransaction(data);
    }
  }

  @Test
  void a_blind_retry_of_a_commit_writes_twice() throws SQLException {
    database.with(JdbcFault.loseReply("Connection.commit", FaultCounter.once(1)));
    retryBlindly(database.dataSource());
    assertThat(count("t")).isEqualTo(2 * ROWS);
  }

  @Test
  void a_killed_connection_stays_dead_and_rolls_back() throws SQLException {
    database.with(JdbcFault.kill("PreparedStatement.executeUpdate", FaultCounter.once(3)));
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> insert(connection, ROWS)).hasMessageContaining("08006");
      assertThat(connection.isClosed()).isTrue();
      assertThat(connection.isValid(1)).isFalse();
      assertThatThrownBy(connection::commit).hasMessageContaining("08003");
    }
    assertThat(count("t")).isZero();
    database.assertAllClosed();

    database.clearFaults().with(JdbcFault.killAfter("Connection.commit", FaultCounter.once(1)));
    assertThatThrownBy(() -> writeInOneTransaction(database.dataSource()))
        .hasMessageContaining("after the call");
    assertThat(count("t")).isEqualTo(ROWS);
  }

  @Test
  void a_state_comes_as_the_exception_that_jdbc_has_for_it() {
    database.with(JdbcFault.fail("*Statement.execute*", FaultCounter.once(2), "40001"));
    assertThatThrownBy(() -> writeInOneTransaction(database.dataSource()))
        .isInstanceOf(SQLTransactionRollbackException.class)
        .hasMessageContaining("PreparedStatement.executeUpdate")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("40001"));
    database.clearFaults().with(JdbcFault.fail("DataSource.*", FaultCounter.once(1), "53300"));
    assertThatThrownBy(() -> database.dataSource().getConnection())
        .isExactlyInstanceOf(SQLException.class);
  }

  @Test
  void a_slow_statement_ends_when_it_is_cancelled_or_its_connection_closed() throws Exception {
    database.with(
        JdbcFault.delay("Statement.executeQuery", FaultCounter.sticky(1), Duration.ofMinutes(5)));
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      CompletableFuture<Throwable> query = query(statement);
      statement.cancel();
      assertThat(query.get(10, TimeUnit.SECONDS)).isInstanceOf(SQLTimeoutException.class);
    }
    Connection connection = database.dataSource().getConnection();
    CompletableFuture<Throwable> query = query(connection.createStatement());
    connection.close();
    assertThat(query.get(10, TimeUnit.SECONDS)).isInstanceOf(SQLTimeoutException.class);
  }

  @Test
  void a_cancel_can_be_ignored() throws Exception {
    database
        .with(JdbcFault.skip("Statement.cancel", FaultCounter.sticky(1)))
        .with(
            JdbcFault.delay(
                "Statement.executeQuery", FaultCounter.once(1), Duration.ofMillis(300)));
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      CompletableFuture<Throwable> query = query(statement);
      statement.cancel();
      assertThat(query.get(10, TimeUnit.SECONDS)).hasMessage("no error");
    }
  }

  /** Runs a query in another thread and waits until it has come to the database. */
  private CompletableFuture<Throwable> query(Statement statement) throws InterruptedException {
    int before = database.calls().size();
    CompletableFuture<Throwable> query =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                statement.executeQuery("select 1").close();
                return new IllegalStateException("no error");
              } catch (SQLException e) {
                return e;
              }
            });
    while (!database
        .calls()
        .subList(before, database.calls().size())
        .contains("Statement.executeQuery")) {
      Thread.sleep(1);
    }
    return query;
  }

  @Test
  void objects_know_each_other_as_jdbc_has_it() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select 1")) {
      assertThat(statement.getConnection()).isSameAs(connection);
      assertThat(result.getStatement()).isSameAs(statement);
      assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
      assertThat(Set.of(connection)).contains(connection);
      assertThat(connection.toString()).startsWith("FaultyConnection(");
      assertThat(database.openCount()).isEqualTo(3);
    }
    database.assertAllClosed();
    assertThat(database.calls()).contains("Connection.createStatement", "Statement.executeQuery");
  }

  @ParameterizedTest
  @CsvSource({
    "Connection.commit, Connection.commit, true",
    "Connection.commit, Connection.commits, false",
    "*Statement.execute*, PreparedStatement.executeUpdate, true",
    "*Statement.execute*, Statement.execute, true",
    "*Statement.execute*, Statement.close, false",
    "*.close, ResultSet.close, true",
    "*.close, ResultSet.closed, false",
    "Connection.*, ResultSet.next, false",
    "*, ResultSet.next, true",
    "a*a, a, false",
    "a*b*b, axb, false",
    "a*b*b, axbyb, true"
  })
  void a_star_stands_for_any_characters(String pattern, String call, boolean hit) {
    assertThat(JdbcFault.fail(pattern, FaultCounter.once(1), "08006").hits(call)).isEqualTo(hit);
  }
}
