package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All rows of a run become visible together, or none. */
class SinkTest {
  private static List<Object> upTo(long count) {
    return new ArrayList<>(LongStream.range(0, count).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void one_writer_gets_the_rows_in_the_order_of_the_input(int threads) {
    var sink = FakeSink.ordered();

    var run = TestRun.ok(numbers(20_000, 50).filter("n % 5 <> 9").to(sink).build(), threads);

    assertThat(sink.committed).isEqualTo(upTo(20_000));
    assertThat(run.report.rowsWritten()).isEqualTo(20_000);
    assertThat(sink.calls).endsWith("flush", "commit", "close writer", "close session");
  }

  @Test
  void one_writer_gets_the_branches_of_a_union_one_after_the_other() {
    var sink = FakeSink.ordered();

    TestRun.ok(numbers(500, 3).union(numbers(900, 7).filter("n >= 500")).to(sink).build(), 3);

    assertThat(sink.committed).isEqualTo(upTo(900));
  }

  @Test
  void several_writers_get_every_row_once_and_each_is_called_by_one_thread_at_a_time() {
    var sink = new FakeSink(3, "");

    var run = TestRun.ok(numbers(20_000, 50).to(sink).build(), 4);

    assertThat(sink.committed).hasSize(20_000);
    assertThat(new HashSet<>(sink.committed)).isEqualTo(new HashSet<>(upTo(20_000)));
    assertThat(sink.writersAtOnce.get()).isEqualTo(1);
    assertThat(run.report.rowsWritten()).isEqualTo(20_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void an_error_of_a_row_commits_nothing_and_undoes_the_session(int writers) {
    var sink = new FakeSink(writers, "");

    var run =
        TestRun.of(
            numbers(10_000, 100).derive("n", "n + (9223372036854775807 - 9000)").to(sink).build(),
            3);

    assertThat(run.report.state()).isEqualTo(RunState.FAILED);
    assertThat(run.report.rowsWritten()).isZero();
    assertThat(sink.committed).isEmpty();
    assertThat(sink.calls).contains("abort").doesNotContain("commit").endsWith("close session");
  }

  @ParameterizedTest
  @ValueSource(strings = {"write", "flush", "commit", "writer"})
  void a_failing_sink_is_undone_and_its_failure_reported(String failAt) {
    var sink = new FakeSink(1, failAt);

    var run = TestRun.of(numbers(1000, 10).to(sink).build(), 2);

    assertThat(run.report.state()).isEqualTo(RunState.FAILED);
    assertThat(run.report.error().orElseThrow()).hasMessage("no " + failAt);
    assertThat(sink.committed).isEmpty();
    assertThat(sink.calls).contains("abort").endsWith("close session");
  }

  @Test
  void a_writer_that_cannot_close_after_a_failure_does_not_keep_it_from_being_undone() {
    var sink = new FakeSink(1, "close writer");

    var run =
        TestRun.of(numbers(10, 10).derive("n", "n + 9223372036854775807").to(sink).build(), 1);

    assertThat(run.report.error().orElseThrow())
        .as("the cause, not what followed from it")
        .hasMessageContaining("too large");
    assertThat(sink.calls).endsWith("close writer", "abort", "close session");
  }

  @Test
  void too_many_rejects_at_the_end_commit_nothing() {
    var sink = FakeSink.ordered();

    var run =
        TestRun.of(
            numbers(100, 10)
                .validate("odd", "n % 2 = 1")
                .rejects(RejectPolicy.reject().maxShare(0.1))
                .to(sink)
                .build(),
            2);

    assertThat(run.report.state()).isEqualTo(RunState.FAILED);
    assertThat(sink.calls).contains("abort").doesNotContain("commit");
  }
}
