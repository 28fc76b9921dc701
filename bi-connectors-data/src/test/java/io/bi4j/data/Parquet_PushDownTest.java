package io.bi4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import io.bi4j.core.state.StreamState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what is needed is read: columns, row groups, and rows after a position. */
class Parquet_PushDownTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("rows.parquet");
    ParquetFiles.write(ParquetSink.file(file).rowGroupRows(1_000), ManyRows.batch(10_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "id >= 9500; 1; 500",
        "9500 <= id; 1; 500",
        "id = 4321; 1; 1",
        "id < 0; 0; 0",
        "id between 1990 and 2010; 2; 21",
        "id in (5, 5005, 9999); 3; 3",
        "id = 3 or id = 9003; 2; 2",
        "id > 7000 and id < 7100; 1; 99",
        "text = 'text 12'; 2; 1",
        "word > 'w6'; 0; 0",
        "word = 'w3'; 10; 1429",
        "text is null; 0; 0",
        "flag is null; 10; 2000",
        "not (id < 9000); 10; 1000",
        "id + 1 = 5; 10; 1",
        "id > 8999.5; 1; 1000"
      })
  void row_groups_without_such_rows_are_left_out(String condition, int groups, int rows) {
    Parquet source = Parquet.file(file).where(condition);

    assertThat(source.plan(ReadRequest.all()).splits()).hasSize(groups);
    assertThat(ParquetFiles.read(source).rowCount()).isEqualTo(rows);
  }

  @Test
  void a_filter_of_the_engine_is_left_to_it_after_row_groups_were_dropped() {
    var filter = Exprs.parse("id >= 9500");
    ReadPlan plan =
        Parquet.file(file)
            .plan(
                new ReadRequest(
                    List.of(), Optional.of(filter), OptionalLong.empty(), StreamState.empty()));

    assertThat(plan.splits()).hasSize(1);
    assertThat(plan.residual()).contains(filter);
  }

  @Test
  void columns_come_in_the_order_asked_for() {
    var read = ParquetFiles.read(Parquet.file(file).columns("word", "id"));

    assertThat(read.schema().names()).containsExactly("word", "id");
    assertThat(ParquetFiles.rows(read).get(8)).containsExactly("w1", 8L);
  }

  @Test
  void an_unknown_column_is_named_with_those_that_there_are() {
    assertThatThrownBy(() -> ParquetFiles.read(Parquet.file(file).columns("price")))
        .hasMessageContaining("\"price\"")
        .hasMessageContaining("id, text, word, x, flag");
  }

  @Test
  void reading_goes_on_after_any_position() {
    Parquet source = Parquet.file(file);
    Split split = source.plan(ReadRequest.all()).splits().get(3);
    List<Object> whole = ids(source, split, null);
    assertThat(whole).hasSize(1_000);

    for (int before : new int[] {0, 1, 500, 999, 1_000}) {
      assertThat(ids(source, split, new SplitPosition(String.valueOf(before))))
          .isEqualTo(whole.subList(before, 1_000));
    }
  }

  private static List<Object> ids(Parquet source, Split split, SplitPosition from) {
    List<Object> ids = new ArrayList<>();
    try (RecordReader reader = source.open(split, from)) {
      while (reader.read() instanceof Read.Batch batch) {
        RecordBatch rows = batch.rows();
        ParquetFiles.rows(rows).forEach(row -> ids.add(row.get(0)));
      }
    }
    return ids;
  }

  @Test
  void a_file_that_was_replaced_after_planning_is_not_read() {
    Parquet source = Parquet.file(file);
    Split split = source.plan(ReadRequest.all()).splits().get(0);
    ParquetFiles.write(ParquetSink.file(file), ManyRows.batch(77));

    assertThatThrownBy(() -> source.open(split, null).close())
        .hasMessageContaining("was changed after");
  }

  @Test
  void duckdb_skips_row_groups_by_our_statistics_and_finds_the_same_rows() throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        var found =
            statement.executeQuery(
                "select stats_min_value, stats_max_value, stats_null_count from parquet_metadata('"
                    + file
                    + "') where path_in_schema = 'id' and row_group_id = 4")) {
      found.next();
      assertThat(List.of(found.getString(1), found.getString(2), found.getString(3)))
          .containsExactly("4000", "4999", "0");
    }
  }
}
