package io.bi4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/data-stores.md, row by row, against what DuckDB writes and reads. */
class Parquet_TypesTest {
  @TempDir Path folder;

  private static Stream<Arguments> table(String heading) throws IOException {
    Path page = Path.of("..", "docs", "data-stores.md");
    List<Arguments> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("#")) {
        inside = line.endsWith(heading);
      } else if (inside && line.startsWith("| `")) {
        Object[] cells =
            Stream.of(line.substring(1, line.length() - 1).split("\\|"))
                .map(cell -> cell.strip().replace("`", ""))
                .toArray();
        rows.add(Arguments.of(cells));
      }
    }
    assertThat(rows).as("rows under %s", heading).hasSizeGreaterThan(10);
    return rows.stream();
  }

  static Stream<Arguments> read() throws IOException {
    return table("Parquet columns as ours");
  }

  static Stream<Arguments> written() throws IOException {
    return table("Our columns as Parquet");
  }

  private static List<List<String>> query(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("set TimeZone = 'UTC'");
      boolean rows = statement.execute(sql);
      List<List<String>> all = new ArrayList<>();
      try (ResultSet result = rows ? statement.getResultSet() : null) {
        while (result != null && result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(result.getString(i));
          }
          all.add(row);
        }
      }
      return all;
    }
  }

  @ParameterizedTest
  @MethodSource("read")
  void is_read_as_documented(String parquet, String sql, String type, String value)
      throws SQLException {
    Path file = folder.resolve("duck.parquet");
    query(
        "copy (select " + sql + " as c union all select null) to '" + file + "' (format parquet)");

    if (value.equals("refused")) {
      assertThatThrownBy(() -> ParquetFiles.read(Parquet.file(file)))
          .hasMessageContaining("column \"c\"")
          .hasMessageContaining(type);
      return;
    }
    RecordSet read = ParquetFiles.read(Parquet.file(file));

    assertThat(read.schema().field("c").type()).hasToString(type);
    assertThat(text(read.batches().get(0).column("c").valueAt(0))).isEqualTo(value);
    assertThat(read.batches().get(0).column("c").isNull(1)).isTrue();
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
  }

  @ParameterizedTest
  @MethodSource("written")
  void is_written_as_documented(
      String type, String cell, String stored, String duckType, String value) throws SQLException {
    Path file = folder.resolve("ours.parquet");
    Schema schema = Schema.of(Field.of("c", DataType.parse(type)));
    ParquetFiles.write(
        ParquetSink.file(file),
        BatchBuilder.of(schema).addRow(SampleCells.of(type)).addRow((Object) null).build());

    assertThat(SampleCells.of(type)).satisfies(v -> assertThat(text(v)).isEqualTo(cell));
    assertThat(query("select typeof(c), c::varchar from '" + file + "' where c is not null"))
        .containsExactly(List.of(duckType, value));
    assertThat(query("select count(*) from '" + file + "' where c is null"))
        .containsExactly(List.of("1"));
    assertThat(
            query(
                    "select concat_ws(' ', type, nullif(logical_type, '')) from parquet_schema('"
                        + file
                        + "') where name = 'c'")
                .get(0)
                .get(0))
        .startsWith(stored);
    RecordSet read = ParquetFiles.read(Parquet.file(file));
    assertThat(read.schema()).isEqualTo(schema);
    assertThat(text(read.batches().get(0).column("c").valueAt(0))).isEqualTo(cell);
  }

  @Test
  void money_of_a_currency_column_comes_back_with_its_currency() {
    Path file = folder.resolve("money.parquet");
    Schema schema =
        Schema.of(
            Field.of("currency", DataType.STRING),
            Field.of("amount", DataType.moneyIn("currency")));
    ParquetFiles.write(
        ParquetSink.file(file),
        BatchBuilder.of(schema)
            .addRow("EUR", Money.ofMinor(1999, "EUR"))
            .addRow("JPY", Money.ofMinor(500, "JPY"))
            .addRow("KWD", null)
            .build());

    assertThat(ParquetFiles.rows(ParquetFiles.read(Parquet.file(file))))
        .containsExactly(
            List.of("EUR", Money.ofMinor(1999, "EUR")),
            List.of("JPY", Money.ofMinor(500, "JPY")),
            java.util.Arrays.asList("KWD", null));
  }

  @Test
  void nanoseconds_are_refused_unless_they_may_be_cut() throws SQLException {
    Path file = folder.resolve("nanos.parquet");
    query(
        "copy (select '2024-02-29 23:59:58.123456789'::timestamp_ns as t) to '"
            + file
            + "' (format parquet)");

    assertThatThrownBy(() -> ParquetFiles.read(Parquet.file(file)))
        .hasMessageContaining("column \"t\" has nanoseconds")
        .hasMessageContaining("truncateNanos()");
    assertThat(ParquetFiles.rows(ParquetFiles.read(Parquet.file(file).truncateNanos())).get(0))
        .hasToString("[2024-02-29T23:59:58.123456]");
  }
}
