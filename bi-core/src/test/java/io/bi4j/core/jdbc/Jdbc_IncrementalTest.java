package io.bi4j.core.jdbc;

import static io.bi4j.core.jdbc.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.source.Jdbc;
import io.bi4j.core.source.JdbcSource;
import io.bi4j.core.spi.FinishedSplit;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import io.bi4j.core.state.StreamState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Jdbc_IncrementalTest {
  @TempDir Path folder;

  private StreamState state = StreamState.empty();

  private List<Long> run(JdbcSource source) {
    ReadPlan plan =
        source.plan(new ReadRequest(List.of(), Optional.empty(), OptionalLong.empty(), state));
    List<Long> ids = new ArrayList<>();
    List<FinishedSplit> finished = new ArrayList<>();
    for (Split split : plan.splits()) {
      SplitPosition last = new SplitPosition("end");
      try (RecordReader reader = source.open(split, null)) {
        while (reader.read() instanceof Read.Batch batch) {
          last = batch.position();
          for (int r = 0; r < batch.rows().rowCount(); r++) {
            ids.add((Long) batch.rows().column("id").valueAt(r));
          }
        }
      }
      finished.add(new FinishedSplit(split, last));
    }
    state = source.merge(state, finished);
    return ids.stream().sorted().toList();
  }

  private static DataSource table(TestDatabase database, Path folder) {
    DataSource data = database.create(folder);
    String time = database == TestDatabase.SQLITE ? "DATETIME" : "TIMESTAMP";
    execute(
        data,
        "CREATE TABLE t (id BIGINT, n BIGINT, seen " + time + ")",
        "INSERT INTO t VALUES (1, 10, '2024-01-01 10:00:00'), (2, 20, '2024-01-01 11:00:00'),"
            + " (3, 20, '2024-01-01 11:00:00'), (4, NULL, NULL)");
    return data;
  }

  @ParameterizedTest
  @EnumSource
  void rows_that_come_later_with_the_last_value_are_not_lost(TestDatabase database) {
    DataSource data = table(database, folder);
    for (String cursor : List.of("n", "seen")) {
      state = StreamState.empty();
      execute(data, "DELETE FROM t WHERE id > 4");
      JdbcSource source = Jdbc.source(data).table("t").incremental(cursor);

      assertThat(run(source)).containsExactly(1L, 2L, 3L, 4L);
      execute(data, "INSERT INTO t VALUES (5, 20, '2024-01-01 11:00:00')");
      assertThat(run(source)).containsExactly(2L, 3L, 5L);
      execute(data, "INSERT INTO t VALUES (6, 30, '2024-01-01 12:00:00')");
      assertThat(run(source)).containsExactly(2L, 3L, 5L, 6L);
      assertThat(run(source)).containsExactly(6L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_lookback_begins_earlier(TestDatabase database) {
    DataSource data = table(database, folder);
    JdbcSource byNumber = Jdbc.source(data).table("t").incremental("n").lookback(10);
    run(byNumber);
    assertThat(run(byNumber)).containsExactly(1L, 2L, 3L);

    state = StreamState.empty();
    JdbcSource byTime =
        Jdbc.source(data).table("t").incremental("seen").lookback(Duration.ofHours(2));
    run(byTime);
    assertThat(run(byTime)).containsExactly(1L, 2L, 3L);
  }

  @ParameterizedTest
  @EnumSource
  void the_value_moves_only_when_every_split_was_read(TestDatabase database) {
    DataSource data = table(database, folder);
    JdbcSource source = Jdbc.source(data).table("t").incremental("n").splitBy("id", 3);
    ReadPlan plan = source.plan(ReadRequest.all());
    assertThat(plan.splits()).hasSizeGreaterThan(2);
    List<FinishedSplit> all =
        plan.splits().stream().map(s -> new FinishedSplit(s, new SplitPosition("end"))).toList();

    StreamState partly = source.merge(StreamState.empty(), all.subList(0, 1));
    StreamState stepwise = partly;
    for (FinishedSplit each : all.subList(1, all.size())) {
      assertThat(stepwise.entries()).doesNotContainKey("cursor");
      stepwise = source.merge(stepwise, List.of(each));
    }

    assertThat(stepwise).isEqualTo(source.merge(StreamState.empty(), all));
    assertThat(stepwise.entries()).containsEntry("cursor", "20").hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_state_of_another_column_is_refused(TestDatabase database) {
    DataSource data = table(database, folder);
    run(Jdbc.source(data).table("t").incremental("n"));

    assertThatThrownBy(() -> run(Jdbc.source(data).table("t").incremental("seen")))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("\"n\"")
        .hasMessageContaining("\"seen\"");
  }

  @ParameterizedTest
  @EnumSource
  void an_empty_table_is_read_as_empty(TestDatabase database) {
    DataSource data = database.create(folder);
    execute(data, "CREATE TABLE t (id BIGINT, n BIGINT)");
    JdbcSource source = Jdbc.source(data).table("t").incremental("n");

    assertThat(run(source)).isEmpty();
    assertThat(state).isEqualTo(StreamState.empty());
  }
}
