package io.bi4j.core.jdbc;

import static io.bi4j.core.jdbc.TestDatabase.execute;
import static io.bi4j.core.jdbc.TestDatabase.query;
import static io.bi4j.core.jdbc.TestDatabase.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.source.Jdbc;
import io.bi4j.core.source.JdbcSink;
import io.bi4j.core.source.JdbcSource;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.WriteSession;
import io.bi4j.core.state.StreamState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcSinkTest {
  private static final Schema KEYED =
      Schema.of(
          Field.required("id", DataType.INT64),
          Field.of("v", DataType.INT64),
          Field.of("s", DataType.STRING));

  @TempDir Path folder;

  private static RecordBatch keyed(Object[]... rows) {
    BatchBuilder builder = BatchBuilder.of(KEYED);
    for (Object[] row : rows) {
      builder.addRow(row);
    }
    return builder.build();
  }

  private static Object[] row(Object... cells) {
    return cells;
  }

  private static Checkpoint checkpoint(long sequence, long fence) {
    return new Checkpoint(
        sequence,
        fence,
        "run-1",
        false,
        Map.of("source", new StreamState(Map.of("cursor", "it's \"" + sequence))),
        JsonObject.builder().put("rows", sequence).build());
  }

  private static RunKey key(long fence) {
    return new RunKey("acme", "p", "run-" + fence, fence);
  }

  private static void write(JdbcSink sink, RecordBatch... batches) {
    try (WriteSession session = sink.open(new RunKey("p", "r"), batches[0].schema());
        RecordWriter writer = session.writer(0)) {
      for (RecordBatch batch : batches) {
        writer.write(batch);
      }
      session.commit(List.of(writer.flush()), new Checkpoint(1, Map.of()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_type_comes_back_as_it_went(TestDatabase database) {
    DataSource data = database.create(folder);
    RecordSet rows = everything(5_000, database != TestDatabase.SQLITE);
    JdbcSink sink = Jdbc.sink(data).table("order").createTable();

    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(2).build()) {
      runtime.run(Pipeline.named("p").from(InMemory.of(rows)).to(sink).build());
    }

    JdbcSource source = Jdbc.source(data).table("order").key("id").money("m", "EUR");
    RecordSet back = read(source);
    assertThat(back.schema().fields().stream().map(f -> f.name() + " " + f.type()))
        .containsExactlyElementsOf(
            rows.schema().fields().stream().map(f -> f.name() + " " + f.type()).toList());
    List<String> wanted = rows.rows().map(JdbcSinkTest::shown).toList();
    List<String> found = back.rows().map(JdbcSinkTest::shown).toList();
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(found.get(i)).isEqualTo(wanted.get(i));
    }
  }

  private static String shown(io.bi4j.core.data.Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.schema().columnCount(); i++) {
      Object cell = row.get(i);
      cells.add(
          cell instanceof byte[] bytes
              ? java.util.HexFormat.of().formatHex(bytes)
              : String.valueOf(cell));
    }
    return String.join("|", cells);
  }

  /**
   * Rows of every plain type with nulls, empty texts, quotes, separators and edges; without the
   * doubles that SQLite does not know (NaN) or stores as the integer 0 (-0.0) unless full.
   */
  private static RecordSet everything(int count, boolean full) {
    Schema schema =
        Schema.of(
            Field.required("id", DataType.INT64),
            Field.of("select", DataType.STRING),
            Field.of("we \"ird", DataType.BOOL),
            Field.of("f", DataType.FLOAT64),
            Field.of("d", DataType.decimal(12, 2)),
            Field.of("wide", DataType.decimal(38, 10)),
            Field.of("m", DataType.money("EUR")),
            Field.of("b", DataType.BYTES),
            Field.of("day", DataType.DATE),
            Field.of("t", DataType.TIME),
            Field.of("l", DataType.LOCAL_DATETIME),
            Field.of("ts", DataType.TIMESTAMP),
            Field.of("dur", DataType.DURATION),
            Field.of("j", DataType.JSON));
    String[] texts = {
      "", " ", "a'b\"c\\d", "{x,y}", "NULL", "ü€𝄞", "a\u001Fb", "\u001E", "tab\tline\n", "%_;--"
    };
    double[] doubles = {
      0.1,
      full ? -0.0 : 0,
      1e300,
      Double.MIN_VALUE,
      full ? Double.NaN : 1,
      Double.POSITIVE_INFINITY,
      1.5
    };
    Random random = new Random(7);
    BatchBuilder builder = BatchBuilder.of(schema);
    List<RecordBatch> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Object[] cells = {
        (long) i - count / 2,
        i < 3_000 ? "plain " + i : texts[random.nextInt(texts.length)],
        random.nextBoolean(),
        doubles[random.nextInt(doubles.length)],
        new BigDecimal(random.nextInt()).movePointLeft(2),
        new BigDecimal("1234567890123456789012345678.0123456789")
            .negate()
            .add(BigDecimal.valueOf(i)),
        Money.ofMinor(random.nextLong(), "EUR"),
        new byte[] {(byte) random.nextInt(), 0, (byte) 0xFF},
        LocalDate.of(1 + random.nextInt(9998), 2, 28).plusDays(random.nextInt(3)),
        LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L + 123_456_000),
        LocalDateTime.of(1900 + random.nextInt(300), 12, 31, 23, 59, 59, 1_000),
        Instant.ofEpochSecond(random.nextInt(), 999_999_000),
        Duration.ofSeconds(random.nextInt(10_000_000), 5_000),
        random.nextBoolean() ? "{\"a\": " + i + "}" : "123"
      };
      for (int c = 1; c < cells.length; c++) {
        cells[c] = random.nextInt(10) == 0 ? null : cells[c];
      }
      builder.addRow(cells);
      if (builder.isFull()) {
        batches.add(builder.build());
      }
    }
    batches.add(builder.build());
    return RecordSet.of(schema, batches);
  }

  @ParameterizedTest
  @EnumSource
  void a_single_row_of_empty_text_is_kept(TestDatabase database) {
    DataSource data = database.create(folder);
    JdbcSink sink = Jdbc.sink(data).table("t").createTable();

    write(sink, keyed(row(1L, null, "")));

    assertThat(query(data, "SELECT id, length(s) FROM t")).containsExactly("1|0");
  }

  @ParameterizedTest
  @EnumSource
  void a_row_replaces_the_one_of_its_key_unless_that_is_newer(TestDatabase database) {
    DataSource data = database.create(folder);
    JdbcSink sink = Jdbc.sink(data).table("t").createTable().key("id").version("v");

    write(
        sink,
        keyed(row(1L, 5L, "five"), row(2L, 1L, "one"), row(3L, null, "none")),
        keyed(
            row(1L, 6L, "six"),
            row(1L, 4L, "four"),
            row(2L, 1L, "again"),
            row(2L, 0L, "old"),
            row(3L, 1L, "some")));
    write(sink, keyed(row(1L, 5L, "late"), row(4L, 1L, "new"), row(4L, 1L, "newer")));

    assertThat(query(data, "SELECT id, v, s FROM t ORDER BY id"))
        .containsExactly("1|6|six", "2|1|again", "3|1|some", "4|1|newer");
  }

  @ParameterizedTest
  @EnumSource
  void a_key_without_a_unique_index_is_refused(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(data, "CREATE TABLE t (id BIGINT NOT NULL, v BIGINT, s VARCHAR(20))");
    JdbcSink sink = Jdbc.sink(data).table("t").key("id");

    assertThatThrownBy(() -> write(sink, keyed(row(1L, 1L, "a"))))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("unique");

    execute(data, "CREATE UNIQUE INDEX u ON t (id)");
    write(sink, keyed(row(1L, 1L, "a")));
    write(sink, keyed(row(1L, 2L, "b")));
    assertThat(query(data, "SELECT s FROM t")).containsExactly("b");
  }

  @ParameterizedTest
  @EnumSource
  void a_null_key_is_refused(TestDatabase database) {
    DataSource data = database.create(folder);
    JdbcSink sink = Jdbc.sink(data).table("t").createTable().key("id", "s");

    assertThatThrownBy(() -> write(sink, keyed(row(1L, 1L, null)))).isInstanceOf(BiException.class);
    assertThat(query(data, "SELECT count(*) FROM t")).containsExactly("0");
  }

  @ParameterizedTest
  @EnumSource
  void rows_that_do_not_fit_the_table_are_refused_at_open(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(data, "CREATE TABLE t (id DECIMAL(5,2), v VARCHAR(10), x BIGINT NOT NULL, y BIGINT)");

    BiException e =
        catchThrowableOfType(
            BiException.class, () -> Jdbc.sink(data).table("t").open(new RunKey("p", "r"), KEYED));

    assertThat(e.code().id()).isEqualTo("core/schema-mismatch");
    assertThat(e.getMessage())
        .contains(
            "\"id\" is INT64", "DECIMAL(5,2)", "\"v\" is INT64", "\"s\" STRING", "needs \"x\"")
        .doesNotContain("\"y\"");
  }

  @ParameterizedTest
  @EnumSource
  void a_failing_batch_leaves_nothing(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(
        data, "CREATE TABLE t (id BIGINT PRIMARY KEY, v BIGINT, s VARCHAR(20) CHECK (s <> 'bad'))");
    JdbcSink sink = Jdbc.sink(data).table("t");

    BiException e =
        catchThrowableOfType(
            BiException.class,
            () ->
                write(
                    sink,
                    keyed(row(1L, 1L, "a"), row(2L, 1L, "b")),
                    keyed(row(3L, 1L, "c"), row(4L, 1L, "bad"), row(5L, 1L, "e"))));

    assertThat(e.code().id()).isEqualTo("core/jdbc-constraint");
    assertThat(query(data, "SELECT count(*) FROM t")).containsExactly("0");
  }

  @ParameterizedTest
  @EnumSource
  void rows_and_checkpoint_appear_together_and_go_on(TestDatabase database) {
    DataSource data = database.create(folder);
    JdbcSink sink = Jdbc.sink(data).table("t").createTable();
    assertThat(sink.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);

    try (WriteSession session = sink.open(key(1), KEYED)) {
      assertThat(session.lastCommitted()).isEmpty();
      RecordWriter writer = session.writer(0);
      writer.write(keyed(row(1L, 1L, "a")));
      session.commit(List.of(writer.flush()), checkpoint(1, 1));
      writer.write(keyed(row(2L, 1L, "b")));
      session.commit(List.of(writer.flush()), checkpoint(2, 1));
      writer.write(keyed(row(3L, 1L, "lost")));
      session.abort();
    }

    assertThat(query(data, "SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
    try (WriteSession session = sink.open(key(2), KEYED)) {
      assertThat(session.lastCommitted()).contains(checkpoint(2, 1));
      RecordWriter writer = session.writer(0);
      writer.write(keyed(row(3L, 1L, "c")));
      session.commit(List.of(writer.flush()), checkpoint(3, 2));
    }
    assertThat(query(data, "SELECT id FROM t ORDER BY id")).containsExactly("1", "2", "3");
    assertThat(query(data, "SELECT tenant, pipeline, target, sequence, fence FROM bi_commit"))
        .containsExactly("acme|p|t|3|2");
  }

  /** The old process sleeps, another takes the pipeline over, the old one wakes up (C18). */
  @ParameterizedTest
  @EnumSource
  void a_process_that_was_replaced_commits_nothing(TestDatabase database) {
    DataSource data = database.create(folder);
    JdbcSink sink = Jdbc.sink(data).table("t").createTable();
    try (WriteSession old = sink.open(key(1), KEYED)) {
      try (WriteSession session = sink.open(key(2), KEYED)) {
        RecordWriter writer = session.writer(0);
        writer.write(keyed(row(1L, 1L, "new")));
        session.commit(List.of(writer.flush()), checkpoint(1, 2));
      }
      RecordWriter writer = old.writer(0);
      writer.write(keyed(row(2L, 1L, "old")));

      BiException e =
          catchThrowableOfType(
              BiException.class, () -> old.commit(List.of(writer.flush()), checkpoint(1, 1)));

      assertThat(e.code().id()).isEqualTo("core/fenced");
      assertThatThrownBy(() -> old.commit(List.of(), checkpoint(2, 3)))
          .isInstanceOf(BiException.class);
    }
    assertThat(query(data, "SELECT s FROM t")).containsExactly("new");
  }

  /** C08 and C09: COMMIT was sent, the reply got lost; only the database knows. */
  @ParameterizedTest
  @EnumSource
  void a_lost_reply_to_a_commit_is_found_out(TestDatabase database) {
    DataSource data = database.create(folder);
    for (boolean committed : new boolean[] {true, false}) {
      String table = committed ? "t1" : "t2";
      LosingSource losing = new LosingSource(data, committed);
      JdbcSink sink = Jdbc.sink(losing).table(table).createTable();
      try (WriteSession session = sink.open(key(1), KEYED)) {
        RecordWriter writer = session.writer(0);
        writer.write(keyed(row(1L, 1L, "a")));
        losing.loseNextCommit();
        if (committed) {
          session.commit(List.of(writer.flush()), checkpoint(1, 1));
          writer.write(keyed(row(2L, 1L, "b")));
          session.commit(List.of(writer.flush()), checkpoint(2, 1));
        } else {
          BiException e =
              catchThrowableOfType(
                  BiException.class,
                  () -> session.commit(List.of(writer.flush()), checkpoint(1, 1)));
          assertThat(e.code().id()).isEqualTo("core/jdbc-unreachable");
        }
      }
      assertThat(query(data, "SELECT count(*) FROM " + table))
          .containsExactly(committed ? "2" : "0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void money_goes_into_whole_numbers_as_minor_and_into_decimals_as_major_units(
      TestDatabase database) {
    DataSource data = database.create(folder);
    execute(data, "CREATE TABLE t (a BIGINT, b DECIMAL(12,2))");
    Schema schema =
        Schema.of(Field.of("a", DataType.money("EUR")), Field.of("b", DataType.money("EUR")));
    RecordBatch rows =
        BatchBuilder.of(schema)
            .addRow(Money.ofMinor(1999, "EUR"), Money.ofMinor(1999, "EUR"))
            .build();

    write(Jdbc.sink(data).table("t"), rows);

    assertThat(query(data, "SELECT a, b FROM t")).containsExactly("1999|19.99");
  }

  @Test
  void without_checkpoints_less_is_promised() {
    DataSource data = TestDatabase.DUCKDB.create(folder);
    JdbcSink sink = Jdbc.sink(data).table("t").createTable().withoutCheckpoints();

    write(sink, keyed(row(1L, 1L, "a")));

    assertThat(sink.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
    assertThat(sink.key("id").guarantee()).isEqualTo(Guarantee.IDEMPOTENT);
    assertThatThrownBy(() -> query(data, "SELECT * FROM bi_commit"))
        .hasMessageContaining("bi_commit");
  }
}
