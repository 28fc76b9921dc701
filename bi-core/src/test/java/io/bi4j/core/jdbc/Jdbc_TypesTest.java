package io.bi4j.core.jdbc;

import static io.bi4j.core.jdbc.TestDatabase.execute;
import static io.bi4j.core.jdbc.TestDatabase.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.source.Jdbc;
import io.bi4j.core.source.JdbcSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/jdbc.md, cell by cell, on the real databases. */
class Jdbc_TypesTest {
  @TempDir Path folder;

  /** Rows of the tables: database type, SQL of a value, our type, the value that is read. */
  static Stream<Arguments> documented() throws Exception {
    Path page = Path.of("").toAbsolutePath();
    while (!Files.exists(page.resolve("docs/jdbc.md"))) {
      page = page.getParent();
    }
    List<Arguments> rows = new ArrayList<>();
    TestDatabase database = null;
    for (String line : Files.readAllLines(page.resolve("docs/jdbc.md"))) {
      if (line.startsWith("### Types of ")) {
        database = TestDatabase.valueOf(line.substring(13).toUpperCase(java.util.Locale.ROOT));
      } else if (line.startsWith("#")) {
        database = null;
      } else if (database != null && line.startsWith("| `")) {
        String[] cells = line.substring(2, line.length() - 2).split(" \\| ");
        rows.add(
            Arguments.argumentSet(
                database + " " + cells[0],
                database,
                bare(cells[0]),
                bare(cells[1]),
                cells[2],
                bare(cells[3])));
      }
    }
    return rows.stream();
  }

  private static String bare(String cell) {
    return cell.strip().replace("`", "");
  }

  @ParameterizedTest
  @MethodSource("documented")
  void a_value_is_read_exactly_or_rejected(
      TestDatabase database, String type, String sql, String ours, String value) {
    DataSource data = database.create(folder);
    execute(
        data,
        "CREATE TABLE t (x " + type + ")",
        "INSERT INTO t VALUES (" + sql + ")",
        "INSERT INTO t VALUES (NULL)");
    JdbcSource source = Jdbc.source(data).table("t");

    if (ours.strip().equals("–")) {
      assertThatThrownBy(source::schema)
          .isInstanceOf(BiException.class)
          .hasMessageContaining("\"x\"")
          .hasMessageContaining(value);
      return;
    }
    assertThat(source.schema().field("x").type().toString()).isEqualTo(ours.strip());
    if (value.equals("rejected")) {
      RunReport report = rejecting(source);
      assertThat(report.rowsRejected()).isEqualTo(1);
      return;
    }
    assertThat(read(source).rows().map(row -> shown(row.get(0))))
        .containsExactlyInAnyOrder(value, "null");
  }

  private static String shown(Object value) {
    return value instanceof byte[] bytes
        ? java.util.HexFormat.of().formatHex(bytes)
        : String.valueOf(value);
  }

  private static RunReport rejecting(JdbcSource source) {
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(1).build()) {
      Pipeline pipeline = Pipeline.named("p").from(source).rejects(RejectPolicy.reject()).build();
      return runtime.collectWithReport(pipeline).report();
    }
  }

  @Test
  void there_are_enough_documented_types() throws Exception {
    assertThat(documented().count()).isGreaterThan(60);
  }

  @Test
  void money_is_minor_units_of_whole_numbers_and_major_units_of_decimals() {
    DataSource data = TestDatabase.DUCKDB.create(folder);
    execute(
        data,
        "CREATE TABLE t (minor BIGINT, major DECIMAL(18,3), cur VARCHAR)",
        "INSERT INTO t VALUES (1999, 19.99, 'EUR'), (500, 500, 'JPY'), (1, 1.234, 'BHD')");
    JdbcSource source = Jdbc.source(data).table("t").money("minor", "EUR").moneyIn("major", "cur");

    RecordSet rows = read(source);

    assertThat(rows.schema().field("minor").type()).isEqualTo(DataType.money("EUR"));
    assertThat(rows.rows().map(row -> row.get("major").toString()))
        .containsExactly("1999 minor EUR", "500 minor JPY", "1234 minor BHD");
    assertThat(rows.rows().map(row -> row.get("minor").toString()))
        .containsExactly("1999 minor EUR", "500 minor EUR", "1 minor EUR");
  }

  @Test
  void a_column_can_be_read_as_another_type() {
    DataSource data = TestDatabase.SQLITE.create(folder);
    execute(data, "CREATE TABLE t (at INTEGER, x)", "INSERT INTO t VALUES (1700000000, 'a')");

    JdbcSource source = Jdbc.source(data).table("t").type("x", DataType.STRING);

    assertThat(read(source).schema().toString()).isEqualTo("\"at\" INT64, \"x\" STRING");
  }

  @Test
  void sqlite_cells_of_another_storage_class_are_rejected_one_by_one() {
    DataSource data = TestDatabase.SQLITE.create(folder);
    execute(
        data,
        "CREATE TABLE t (id INTEGER PRIMARY KEY, n INT, r REAL, s TEXT, d DATE)",
        "INSERT INTO t VALUES (1, 5, 1.5, 'a', '2024-02-29')",
        "INSERT INTO t VALUES (2, 'five', 1.5, 'a', '2024-02-29')",
        "INSERT INTO t VALUES (3, 5.5, 1.5, 'a', '2024-02-29')",
        "INSERT INTO t VALUES (4, 5, 'x', 'a', '2024-02-29')",
        "INSERT INTO t VALUES (5, 5, 2, x'ff', '2024-02-29')",
        "INSERT INTO t VALUES (6, 5, 2, 'b', 1709164800)",
        "INSERT INTO t VALUES (7, NULL, 2, CAST(x'c328' AS TEXT), '2024-02-29')");
    JdbcSource source = Jdbc.source(data).table("t");

    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(1).build()) {
      Pipeline pipeline = Pipeline.named("p").from(source).rejects(RejectPolicy.reject()).build();
      var result = runtime.collectWithReport(pipeline);
      assertThat(result.rows().rows().map(row -> row.get("id"))).containsExactly(1L);
      assertThat(result.report().rowsRejected()).isEqualTo(6);
    }
    assertThatThrownBy(() -> read(source))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("storage class TEXT");
  }
}
