package io.bi4j.core.jdbc;

import static io.bi4j.core.jdbc.TestDatabase.execute;
import static io.bi4j.core.jdbc.TestDatabase.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.source.Jdbc;
import io.bi4j.core.source.JdbcSource;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Jdbc_SplitsTest {
  private static final int ROWS = 20_000;

  @TempDir Path folder;

  /** Keys 1 to 20,000; {@code skewed} is mostly small, {@code day} is null in every 100th row. */
  private DataSource table(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(
        data,
        "CREATE TABLE t (id BIGINT PRIMARY KEY, skewed BIGINT, day DATE, amount DECIMAL(10,2))",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + ROWS
            + ") INSERT INTO t SELECT i, CASE WHEN i % 100 = 0 THEN i * 1000 ELSE i % 50 END, "
            + (database == TestDatabase.SQLITE
                ? "CASE WHEN i % 100 = 0 THEN NULL ELSE date('2024-01-01', '+' || (i % 300) || ' days') END"
                : "CASE WHEN i % 100 = 0 THEN NULL ELSE DATE '2024-01-01' + CAST(i % 300 AS INTEGER) END")
            + ", i FROM n");
    return data;
  }

  @ParameterizedTest
  @EnumSource
  void splits_hold_every_row_once(TestDatabase database) {
    DataSource data = table(database);
    for (String column : List.of("id", "skewed", "day", "amount")) {
      for (JdbcSource source :
          List.of(
              Jdbc.source(data).table("t").splitBy(column, 7),
              Jdbc.source(data).table("t").splitEvenly(column, 7))) {
        assertThat(read(source).rows().map(row -> (Long) row.get("id")).sorted())
            .as(column)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, ROWS).boxed().toList());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void splits_of_a_sample_are_balanced_though_values_are_skewed(TestDatabase database) {
    JdbcSource source = Jdbc.source(table(database)).table("t").splitBy("skewed", 4);

    List<Integer> rows = new ArrayList<>();
    for (Split split : source.plan(ReadRequest.all()).splits()) {
      rows.add(ids(source.open(split, null)).size());
    }

    assertThat(rows.stream().mapToInt(r -> r).sum()).isEqualTo(ROWS);
    assertThat(rows.stream().filter(r -> r > 0)).hasSize(4).allMatch(r -> r > 3_000 && r < 7_000);
  }

  @ParameterizedTest
  @EnumSource
  void reading_goes_on_after_any_batch(TestDatabase database) {
    DataSource data = table(database);
    JdbcSource source = Jdbc.source(data).table("t").splitBy("id", 2);
    for (Split split : source.plan(ReadRequest.all()).splits()) {
      List<Long> whole = ids(source.open(split, null));
      List<Long> before = new ArrayList<>();
      try (RecordReader reader = source.open(split, null)) {
        while (reader.read() instanceof Read.Batch batch) {
          for (int r = 0; r < batch.rows().rowCount(); r++) {
            before.add((Long) batch.rows().column("id").valueAt(r));
          }
          List<Long> all = new ArrayList<>(before);
          all.addAll(ids(source.open(new Split(split.id()), batch.position())));
          assertThat(all).isEqualTo(whole);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_order_reading_does_not_go_on_in_the_middle(TestDatabase database) {
    JdbcSource source = Jdbc.source(table(database)).table("t").unordered();
    Split split = source.plan(ReadRequest.all()).splits().get(0);
    SplitPosition middle;
    try (RecordReader reader = source.open(split, null)) {
      middle = ((Read.Batch) reader.read()).position();
    }

    try (RecordReader reader = source.open(split, middle)) {
      assertThatThrownBy(reader::read)
          .isInstanceOf(BiException.class)
          .hasMessageContaining("key(...)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void text_keys_of_two_columns_go_on_too(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(
        data,
        "CREATE TABLE t (a VARCHAR(10), b BIGINT, id BIGINT, PRIMARY KEY (a, b))",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
            + " INSERT INTO t SELECT CASE WHEN i % 2 = 0 THEN 'x' ELSE 'Y' END, i, i FROM n");
    JdbcSource source = Jdbc.source(data).table("t");
    Split split = source.plan(ReadRequest.all()).splits().get(0);
    try (RecordReader reader = source.open(split, null)) {
      Read.Batch first = (Read.Batch) reader.read();
      assertThat(first.rows().rowCount()).isEqualTo(4096);
      assertThat(ids(source.open(split, first.position()))).hasSize(9000 - 4096);
    }
  }

  private static List<Long> ids(RecordReader opened) {
    List<Long> ids = new ArrayList<>();
    try (RecordReader reader = opened) {
      while (reader.read() instanceof Read.Batch batch) {
        for (int r = 0; r < batch.rows().rowCount(); r++) {
          ids.add((Long) batch.rows().column("id").valueAt(r));
        }
      }
    }
    return ids;
  }
}
