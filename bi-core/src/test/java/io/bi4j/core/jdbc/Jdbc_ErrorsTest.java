package io.bi4j.core.jdbc;

import static io.bi4j.core.jdbc.TestDatabase.execute;
import static io.bi4j.core.jdbc.TestDatabase.query;
import static io.bi4j.core.jdbc.TestDatabase.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RunHandle;
import io.bi4j.core.pipeline.RunState;
import io.bi4j.core.source.Jdbc;
import io.bi4j.core.source.JdbcSource;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Jdbc_ErrorsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void a_missing_table_is_named(TestDatabase database) {
    DataSource data = database.create(folder);

    BiException e =
        catchThrowableOfType(BiException.class, () -> read(Jdbc.source(data).table("nowhere")));

    assertThat(e.code().id()).isEqualTo("core/jdbc-sql");
    assertThat(e).hasMessageContaining("\"nowhere\"");
  }

  @ParameterizedTest
  @EnumSource
  void a_missing_column_is_named_beside_those_there_are(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(data, "CREATE TABLE t (a BIGINT, b BIGINT)");

    for (JdbcSource source :
        java.util.List.of(
            Jdbc.source(data).table("t").columns("a", "c"),
            Jdbc.source(data).table("t").type("c", DataType.INT64),
            Jdbc.source(data).table("t").key("c"),
            Jdbc.source(data).table("t").splitBy("c", 2),
            Jdbc.source(data).table("t").incremental("c"))) {
      assertThatThrownBy(() -> source.plan(ReadRequest.all()))
          .isInstanceOf(BiException.class)
          .hasMessageContaining("\"c\"")
          .hasMessageContaining("a, b");
    }
  }

  @Test
  void nothing_of_the_address_shows_anywhere() {
    DataSource wrong =
        new DriverSource("jdbc:postgresql://bob:hunter2@127.0.0.1:1/db?password=hunter3&sslkey=k")
            .with("user", "bob")
            .with("password", "hunter4");
    DataSource unknown = new DriverSource("jdbc:nothing://bob:hunter2@host/db?password=hunter3");

    for (DataSource data : java.util.List.of(wrong, unknown)) {
      BiException e =
          catchThrowableOfType(BiException.class, () -> read(Jdbc.source(data).table("t")));
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));

      assertThat(trace.toString()).doesNotContain("hunter", "bob", "127.0.0.1:1/", "@host");
      assertThat(e.code().id()).isEqualTo("core/jdbc-unreachable");
      assertThat(e.retryable()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_source_writes_nothing(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(data, "CREATE TABLE t (a BIGINT)", "INSERT INTO t VALUES (1)");

    assertThatThrownBy(() -> read(Jdbc.source(data).query("DELETE FROM t")))
        .isInstanceOf(BiException.class);

    assertThat(query(data, "SELECT count(*) FROM t")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void parameters_are_bound_not_written(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(data, "CREATE TABLE t (a BIGINT, s VARCHAR(50))", "INSERT INTO t VALUES (1, 'it''s')");

    assertThat(
            read(Jdbc.source(data).query("SELECT * FROM t WHERE s = ? AND a = ?;", "it's", 1L))
                .rowCount())
        .isEqualTo(1);
    assertThat(
            read(Jdbc.source(data).query("SELECT * FROM t WHERE s = ?", "' OR 1=1 --")).rowCount())
        .isZero();
  }

  /** A query that runs for minutes, in the words of each database. */
  private static String endless(TestDatabase database) {
    return switch (database) {
      case POSTGRESQL -> "SELECT count(*) AS n FROM generate_series(1, 1000000000000) AS g(i)";
      case DUCKDB ->
          "SELECT count(*) AS n FROM range(1000000) AS a(i), range(10000000) AS b(j)"
              + " WHERE a.i * b.j % 7 = 3";
      case SQLITE ->
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000)"
              + " SELECT max(i) AS n FROM n";
    };
  }

  @ParameterizedTest
  @EnumSource
  void a_query_that_runs_is_cancelled_within_a_second(TestDatabase database) throws Exception {
    DataSource data = database.create(folder);
    JdbcSource source = Jdbc.source(data).query(endless(database)).type("n", DataType.INT64);
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(1).build();
        RunHandle run = runtime.start(Pipeline.named("p").from(source).build())) {
      Thread.sleep(300);
      long begin = System.nanoTime();
      run.cancel();

      run.await(Duration.ofSeconds(20));

      assertThat(run.state()).isEqualTo(RunState.CANCELLED);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_cancelled_reader_reads_nothing_and_closes_twice(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(data, "CREATE TABLE t (a BIGINT)", "INSERT INTO t VALUES (1)");
    JdbcSource source = Jdbc.source(data).table("t");
    RecordReader reader = source.open(source.plan(ReadRequest.all()).splits().get(0), null);
    reader.cancel();
    reader.cancel();

    assertThatThrownBy(reader::read).isInstanceOf(BiException.class);
    reader.close();
    reader.close();
  }
}
