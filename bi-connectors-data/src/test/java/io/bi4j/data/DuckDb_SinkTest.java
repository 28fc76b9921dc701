package io.bi4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.WriteSession;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The appender's rows and their checkpoint stand or fall together. */
class DuckDb_SinkTest {
  private static final RunKey RUN = new RunKey("default", "load", "r1", 1);
  private static final Schema PRICES =
      Schema.of(Field.required("id", DataType.INT64), Field.of("price", DataType.decimal(10, 2)));

  @TempDir Path folder;
  private DuckFile duck;

  @BeforeEach
  void database() {
    duck = new DuckFile(folder.resolve("test.duckdb"));
  }

  private static Checkpoint checkpoint(long sequence, long fence) {
    return new Checkpoint(sequence, fence, "r1", false, Map.of(), JsonObject.EMPTY);
  }

  private static RecordBatch prices(Object... cells) {
    BatchBuilder builder = BatchBuilder.of(PRICES);
    for (int i = 0; i < cells.length; i += 2) {
      Object price = cells[i + 1] == null ? null : new java.math.BigDecimal((String) cells[i + 1]);
      builder.addRow(((Integer) cells[i]).longValue(), price);
    }
    return builder.build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BOOL; BOOLEAN; true",
        "INT64; BIGINT; -9223372036854775808",
        "FLOAT64; DOUBLE; 0.1",
        "DECIMAL(5,2); DECIMAL(5,2); -123.45",
        "DECIMAL(18,2); DECIMAL(18,2); -1234567890123456.78",
        "DECIMAL(38,10); DECIMAL(38,10); -1234567890123456789012345678.9012345678",
        "MONEY(EUR); BIGINT; 1999",
        "STRING; VARCHAR; ü€𝄞",
        "JSON; VARCHAR; {\"a\":1}",
        "BYTES; BLOB; \\xAA\\xBB",
        "DATE; DATE; 2024-02-29",
        "TIME; TIME; 23:59:59.123456",
        "LOCAL_DATETIME; TIMESTAMP; 2024-02-29 23:59:58.123456",
        "TIMESTAMP; TIMESTAMP WITH TIME ZONE; 1709251198123456"
      })
  void each_type_arrives_exactly(String type, String sqlType, String value) throws SQLException {
    Schema schema = Schema.of(Field.of("c", DataType.parse(type)));
    ParquetFiles.write(
        DuckDb.sink(duck, "t").createTable(),
        BatchBuilder.of(schema).addRow(SampleCells.of(type)).addRow((Object) null).build());

    String text = type.equals("TIMESTAMP") ? "epoch_us(c)" : "c";
    assertThat(duck.query("select typeof(c), " + text + "::varchar from t order by c nulls last"))
        .containsExactly(sqlType + "|" + value, sqlType + "|null");
  }

  @Test
  void rows_and_checkpoint_become_visible_together() throws SQLException {
    try (WriteSession session = DuckDb.sink(duck, "p").createTable().open(RUN, PRICES)) {
      RecordWriter writer = session.writer(0);
      writer.write(prices(1, "1.50", 2, null));
      session.commit(List.of(writer.flush()), checkpoint(1, 1));
      writer.write(prices(3, "9.00"));
    }

    assertThat(duck.query("select * from p order by id")).containsExactly("1|1.50", "2|null");
    assertThat(duck.query("select pipeline, target, sequence from bi_commit"))
        .containsExactly("load|p|1");
    try (WriteSession session = DuckDb.sink(duck, "p").open(RUN, PRICES)) {
      assertThat(session.lastCommitted()).contains(checkpoint(1, 1));
    }
  }

  @Test
  void a_checkpoint_that_does_not_follow_takes_its_rows_with_it() throws SQLException {
    try (WriteSession session = DuckDb.sink(duck, "p").createTable().open(RUN, PRICES)) {
      RecordWriter writer = session.writer(0);
      writer.write(prices(1, "1.00"));
      session.commit(List.of(writer.flush()), checkpoint(1, 5));
      writer.write(prices(2, "2.00"));

      assertThatThrownBy(() -> session.commit(List.of(writer.flush()), checkpoint(2, 4)))
          .hasMessageContaining("fence 5");
    }

    assertThat(duck.query("select id from p")).containsExactly("1");
  }

  @Test
  void with_a_key_the_last_row_replaces_those_before() throws SQLException {
    DuckDb sink = DuckDb.sink(duck, "p").key("id").createTable();
    try (WriteSession session = sink.open(RUN, PRICES)) {
      RecordWriter writer = session.writer(0);
      writer.write(prices(1, "1.00", 2, "2.00", 1, "1.10"));
      session.commit(List.of(writer.flush()), checkpoint(1, 1));
      writer.write(prices(2, "2.20", 3, "3.00"));
      session.commit(List.of(writer.flush()), checkpoint(2, 1));
    }

    assertThat(duck.query("select * from p order by id"))
        .containsExactly("1|1.10", "2|2.20", "3|3.00");
  }

  @Test
  void columns_go_by_name_and_others_get_their_default() throws SQLException {
    duck.run("create table p (loaded integer default 7, price decimal(10,2), id bigint)");

    ParquetFiles.write(DuckDb.sink(duck, "p"), prices(1, "1.50"));

    assertThat(duck.query("select * from p")).containsExactly("7|1.50|1");
  }

  @Test
  void a_table_of_other_types_is_refused_before_the_first_row() throws SQLException {
    duck.run("create table p (id integer, cost decimal(10,2))");

    assertThatThrownBy(() -> DuckDb.sink(duck, "p").open(RUN, PRICES))
        .hasMessageContaining("\"id\" is INT64 in the rows and INTEGER in the table")
        .hasMessageContaining("price")
        .hasMessageContaining("no such column");
  }

  @Test
  void a_table_that_is_not_there_is_named() {
    assertThatThrownBy(() -> DuckDb.sink(duck, "gone").open(RUN, PRICES))
        .hasMessageContaining("\"gone\"")
        .hasMessageContaining("createTable()");
  }

  @Test
  void workers_of_a_pipeline_may_take_turns() throws SQLException {
    List<RecordBatch> batches = new ArrayList<>();
    for (int from = 0; from < 40_000; from += 1_000) {
      batches.add(ManyRows.batch(from, 1_000));
    }
    Path file = folder.resolve("rows.parquet");
    ParquetFiles.write(
        ParquetSink.file(file).rowGroupRows(2_000), batches.toArray(RecordBatch[]::new));

    try (BiRuntime bi = BiRuntime.builder().cpuThreads(4).build()) {
      bi.run(
          Pipeline.named("load")
              .from(Parquet.file(file))
              .to(DuckDb.sink(duck, "many").createTable())
              .build());
    }

    assertThat(duck.query("select count(*), sum(id) from many"))
        .containsExactly("40000|" + 40_000L * 39_999 / 2);
  }

  @Test
  void many_rows_arrive_in_order() throws SQLException {
    ParquetFiles.write(
        DuckDb.sink(duck, "many").createTable(),
        ManyRows.batch(0, 30_000),
        ManyRows.batch(30_000, 20_000));

    assertThat(
            duck.query(
                "select count(*), sum(id), count(distinct word), sum(length(text)), count(flag)"
                    + " from many"))
        .containsExactly(
            "50000|" + 50_000L * 49_999 / 2 + "|7|" + ManyRows.textLength(50_000) + "|40000");
  }
}
