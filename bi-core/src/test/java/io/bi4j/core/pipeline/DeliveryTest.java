package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.pipeline.Delivery.Level;
import io.bi4j.core.source.CallbackSink;
import io.bi4j.core.source.CsvSink;
import io.bi4j.core.source.InMemorySink;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.Replay;
import io.bi4j.core.state.MemoryStateStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pipeline promises, says and counts. */
class DeliveryTest {
  @TempDir Path folder;

  private static Delivery of(Pipeline.Builder pipeline) {
    return pipeline.build().delivery();
  }

  @Test
  void the_weaker_of_source_and_sink_is_promised_and_the_reason_names_it() {
    assertThat(of(numbers(3, 1).to(CsvSink.file(folder.resolve("x.csv")))))
        .isEqualTo(
            new Delivery(
                Level.EXACTLY_ONCE, "sink \"x.csv\" keeps the checkpoint with its rows", true));
    assertThat(of(numbers(3, 1).to(CallbackSink.of("mine", rows -> {}))).level())
        .isEqualTo(Level.AT_LEAST_ONCE);
    assertThat(of(Pipeline.named("p").from(new CountingSource(Replay.CHANGING)).to(file())))
        .extracting(Delivery::level, Delivery::reason)
        .containsExactly(
            Level.EXACTLY_ONCE,
            "sink \"x.csv\" keeps the checkpoint with its rows, of what was read: source"
                + " \"counting\" may give other rows when read again");
    assertThat(of(Pipeline.named("p").from(new CountingSource(Replay.NONE)).to(file())))
        .satisfies(d -> assertThat(d.level()).isEqualTo(Level.AT_LEAST_ONCE))
        .satisfies(d -> assertThat(d.reason()).contains("\"counting\" cannot be read again"));
    assertThat(of(numbers(3, 1).to(FakeSink.promising(Guarantee.IDEMPOTENT))).level())
        .isEqualTo(Level.EFFECTIVELY_ONCE);
  }

  private CsvSink file() {
    return CsvSink.file(folder.resolve("x.csv"));
  }

  @Test
  void a_step_that_needs_all_rows_makes_the_run_begin_again() {
    Pipeline streaming =
        numbers(3, 1)
            .filter("n > 1")
            .derive("m", "n + 1")
            .union(numbers(2, 1).derive("m", "n"))
            .to(file())
            .build();

    assertThat(streaming.delivery().resumable()).isTrue();
    assertThat(streaming.explain()).contains("delivery EXACTLY_ONCE").contains("goes on behind");
    for (Pipeline.Builder blocking :
        List.of(
            numbers(3, 1).sort("n"),
            numbers(3, 1).limit(2),
            numbers(3, 1).groupBy(List.of("n"), "count() as c"))) {
      Pipeline pipeline = blocking.to(file()).build();
      assertThat(pipeline.delivery().resumable()).isFalse();
      assertThat(pipeline.delivery().level()).isEqualTo(Level.EXACTLY_ONCE);
      assertThat(pipeline.explain()).contains("begins again, nothing was committed");
    }
  }

  @Test
  void a_pipeline_that_promises_too_little_is_not_built() {
    assertThatThrownBy(
            () ->
                numbers(3, 1)
                    .to(CallbackSink.of("mine", rows -> {}))
                    .requireDelivery(Level.EFFECTIVELY_ONCE)
                    .build())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/weak-delivery"))
        .hasMessageContaining("mine");
    assertThat(numbers(3, 1).to(file()).requireDelivery(Level.EXACTLY_ONCE).build()).isNotNull();
  }

  @Test
  void a_run_reports_what_was_promised() {
    RunReport report = TestRun.ok(numbers(30, 10).to(file())).report;

    RunDelivery delivery = report.delivery().orElseThrow();
    assertThat(delivery.promise().level()).isEqualTo(Level.EXACTLY_ONCE);
    assertThat(delivery.resumed()).isFalse();
    assertThat(delivery.commits()).isEqualTo(1);
    assertThat(report.show()).contains("delivery EXACTLY_ONCE, 1 commit");
  }

  @Test
  void a_callback_gets_every_row_in_order_and_its_failure_fails_the_run() {
    List<Object> seen = new ArrayList<>();
    TestRun.ok(numbers(5000, 100).to(CallbackSink.of("mine", rows -> addAll(rows, seen))));
    assertThat(seen).hasSize(5000).startsWith(0L, 1L).endsWith(4999L);

    RunReport failed =
        TestRun.of(
                numbers(5, 1)
                    .to(
                        CallbackSink.of(
                            "mine",
                            rows -> {
                              throw new IllegalStateException("full");
                            })))
            .report;
    assertThat(failed.error().orElseThrow()).hasMessage("full");
  }

  private static void addAll(RecordBatch rows, List<Object> seen) {
    for (int i = 0; i < rows.rowCount(); i++) {
      seen.add(rows.row(i).get(0));
    }
  }

  @Test
  void a_sink_in_memory_shows_the_last_run_that_ended() {
    InMemorySink sink = InMemorySink.named("rows");
    assertThat(sink.rows()).isEmpty();

    TestRun.ok(numbers(5000, 100).to(sink));
    assertThat(sink.rows().orElseThrow().rowCount()).isEqualTo(5000);
    TestRun.of(numbers(10, 5).derive("n", "n + 9223372036854775807").to(sink));
    assertThat(sink.rows().orElseThrow().rowCount()).isEqualTo(5000);
  }

  @Test
  void a_source_that_remembers_is_read_from_where_the_last_run_ended() {
    CountingSource source = new CountingSource(Replay.CHANGING);
    List<Object> seen = new ArrayList<>();
    Pipeline pipeline =
        Pipeline.named("increments")
            .from(source)
            .to(CallbackSink.of("mine", rows -> addAll(rows, seen)))
            .build();
    try (BiRuntime bi = BiRuntime.builder().state(new MemoryStateStore()).build()) {
      source.upTo(10);
      bi.run(pipeline);
      source.upTo(25);
      bi.run(pipeline);
      bi.run(pipeline);
    }

    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThat(source.states()).as("built, then each run").containsExactly("", "", "10", "25");
  }

  @Test
  void runs_are_counted_in_the_hosts_registry() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (BiRuntime bi = BiRuntime.builder().meterRegistry(registry).build()) {
      bi.run(
          numbers(100, 10)
              .validate("small", "n < 90")
              .rejects(RejectPolicy.reject())
              .to(InMemorySink.named("x"))
              .build());
      bi.collect(numbers(7, 10).build());
    }

    assertThat(records(registry, "read")).isEqualTo(107);
    assertThat(records(registry, "written")).isEqualTo(97);
    assertThat(records(registry, "rejected")).isEqualTo(10);
    assertThat(registry.get("bi.pipeline.commit.duration").timer().count()).isEqualTo(1);
    assertThat(
            registry
                .get("bi.pipeline.run.duration")
                .tags("pipeline", "test", "outcome", "succeeded")
                .timer()
                .totalTime(TimeUnit.NANOSECONDS))
        .isPositive();
  }

  private static double records(SimpleMeterRegistry registry, String outcome) {
    return registry
        .get("bi.pipeline.records")
        .tags("pipeline", "test", "outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void a_commit_interval_is_longer_than_nothing() {
    assertThatThrownBy(() -> BiRuntime.builder().checkpointInterval(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }
}
