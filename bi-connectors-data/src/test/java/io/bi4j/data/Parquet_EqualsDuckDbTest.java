package io.bi4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.testkit.Property;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and writing agree with DuckDB, which has a Parquet reader and writer of its own. */
class Parquet_EqualsDuckDbTest {
  @TempDir Path folder;
  private Connection duck;

  @BeforeEach
  void open() throws SQLException {
    duck = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterEach
  void close() throws SQLException {
    duck.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Object> stored(List<Object> row) {
    return row.stream().map(ParquetFiles::stored).toList();
  }

  @Test
  void random_batches_come_back_as_they_were() {
    Path file = folder.resolve("own.parquet");

    Property.forAll(choices -> NestedBatches.batch(choices, 60))
        .cases(400)
        .holds(
            batch -> {
              ParquetFiles.write(ParquetSink.file(file).rowGroupRows(25), batch);

              var read = ParquetFiles.read(Parquet.file(file));

              assertThat(read.schema()).isEqualTo(batch.schema());
              assertThat(ParquetFiles.rows(read)).isEqualTo(ParquetFiles.rows(batch));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compression snappy",
        "compression uncompressed",
        "compression gzip",
        "compression zstd, parquet_version v2",
        "compression lz4_raw, parquet_version v2",
        "compression snappy, parquet_version v2, row_group_size 2048"
      })
  void random_batches_survive_a_copy_by_duckdb(String options) {
    Path ours = folder.resolve("ours.parquet");
    Path theirs = folder.resolve("theirs.parquet");

    Property.forAll(choices -> NestedBatches.batch(choices, 40))
        .cases(60)
        .holds(
            batch -> {
              ParquetFiles.write(ParquetSink.file(ours).rowGroupRows(30), batch);
              run(
                  "copy (select * from read_parquet('"
                      + ours
                      + "')) to '"
                      + theirs
                      + "' (format parquet, "
                      + options
                      + ")");

              var read = ParquetFiles.read(Parquet.file(theirs));

              assertThat(ParquetFiles.rows(read)).isEqualTo(expected(batch));
            });
  }

  private static List<List<Object>> expected(RecordBatch batch) {
    return ParquetFiles.rows(batch).stream().map(Parquet_EqualsDuckDbTest::stored).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4"})
  void duckdb_reads_every_compression(String name) throws SQLException {
    Path ours = folder.resolve("ours.parquet");
    RecordBatch batch = ManyRows.batch(50_000);
    ParquetSink sink = ParquetSink.file(ours).rowGroupRows(20_000);
    ParquetFiles.write(
        switch (name) {
          case "none" -> sink.uncompressed();
          case "gzip" -> sink.gzip();
          case "zstd" -> sink.zstd();
          case "lz4" -> sink.lz4();
          default -> sink;
        },
        batch);

    try (Statement statement = duck.createStatement();
        var sums =
            statement.executeQuery(
                "select count(*), sum(id), count(distinct word), sum(length(text)), sum(x),"
                    + " count(flag) from '"
                    + ours
                    + "'")) {
      sums.next();
      assertThat(sums.getLong(1)).isEqualTo(50_000);
      assertThat(sums.getLong(2)).isEqualTo(50_000L * 49_999 / 2);
      assertThat(sums.getLong(3)).isEqualTo(7);
      assertThat(sums.getLong(4)).isEqualTo(ManyRows.textLength(50_000));
      assertThat(sums.getDouble(5)).isEqualTo(50_000L * 49_999 / 4.0);
      assertThat(sums.getLong(6)).isEqualTo(50_000 - 10_000);
    }
    assertThat(ParquetFiles.rows(ParquetFiles.read(Parquet.file(ours))))
        .isEqualTo(ParquetFiles.rows(batch));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void many_rows_of_duckdb_are_read_in_order(String version) throws SQLException {
    Path theirs = folder.resolve("theirs.parquet");
    run(
        "copy (select i as id, i * 7919 % 1000003 as hash, 'row ' || i as text, 'w' || i % 7 as word,"
            + " i / 2.0 as x, case when i % 5 = 0 then null else i % 2 = 0 end as flag, [i, i + 1] as l"
            + " from range(200000) t(i)) to '"
            + theirs
            + "' (format parquet, row_group_size 50000, parquet_version "
            + version
            + ")");

    var rows = ParquetFiles.rows(ParquetFiles.read(Parquet.file(theirs)));

    assertThat(rows).hasSize(200_000);
    for (int i = 0; i < rows.size(); i += 997) {
      long id = i;
      assertThat(rows.get(i).subList(0, 4))
          .containsExactly(id, id * 7919 % 1000003, "row " + id, "w" + id % 7);
      assertThat(rows.get(i).get(5)).isEqualTo(i % 5 == 0 ? null : (Object) (i % 2 == 0));
      assertThat(rows.get(i).get(6)).isEqualTo(List.of(id, id + 1));
    }
  }
}
