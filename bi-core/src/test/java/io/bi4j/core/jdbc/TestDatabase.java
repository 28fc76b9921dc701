package io.bi4j.core.jdbc;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.spi.Source;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The databases that tests run on; each test gets a database or schema without tables. */
enum TestDatabase {
  DUCKDB {
    @Override
    DataSource create(Path folder) {
      DriverSource source = new DriverSource("jdbc:duckdb::memory:t" + NUMBER.incrementAndGet());
      keep(source);
      return source;
    }
  },
  SQLITE {
    @Override
    DataSource create(Path folder) {
      return new DriverSource(
          "jdbc:sqlite:" + folder.resolve(NUMBER.incrementAndGet() + ".sqlite"));
    }
  },
  POSTGRESQL {
    @Override
    DataSource create(Path folder) {
      DriverSource server = (DriverSource) PostgresServer.dataSource();
      String schema = "t" + NUMBER.incrementAndGet();
      execute(server, "CREATE SCHEMA " + schema);
      return server.with("currentSchema", schema);
    }
  };

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final List<Connection> KEPT = new ArrayList<>();

  /** A database without tables; skips the test where the server cannot be started. */
  abstract DataSource create(Path folder);

  /** A database of DuckDB in memory lives as long as a connection to it. */
  private static void keep(DataSource source) {
    try {
      KEPT.add(source.getConnection());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void execute(DataSource dataSource, String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query as text, cells joined by a bar. */
  static List<String> query(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(result.getString(i));
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static RecordSet read(Source source) {
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(2).build()) {
      return runtime.read(source);
    }
  }
}
