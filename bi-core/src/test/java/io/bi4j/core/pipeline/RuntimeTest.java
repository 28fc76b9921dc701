package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.source.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starting, watching, cancelling and closing. */
@Timeout(30)
class RuntimeTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Rows go through a gate that opens when the test says so. */
  private static final class Gate implements Transform {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);

    @Override
    public Schema bind(Schema input) {
      return input;
    }

    @Override
    public Distribution distribution() {
      return Distribution.stateless();
    }

    @Override
    public BatchFunction open(TransformContext context) {
      return this::pass;
    }

    private RecordBatch pass(RecordBatch rows) {
      reached.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return rows;
    }
  }

  @Test
  void a_cancelled_run_ends_soon_as_cancelled_and_commits_nothing() throws Exception {
    var gate = new Gate();
    var sink = FakeSink.ordered();
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(3).build()) {
      RunHandle run = bi.start(numbers(50_000, 10).transform("gate", gate).to(sink).build());
      gate.reached.await();
      assertThat(run.state()).isEqualTo(RunState.RUNNING);

      run.cancel();
      gate.open.countDown();

      RunReport report = run.await(SOON).orElseThrow();
      assertThat(report.state()).isEqualTo(RunState.CANCELLED);
      assertThat(run.state()).isEqualTo(RunState.CANCELLED);
      assertThat(report.rowsRead()).isLessThan(50_000);
      assertThat(sink.calls).contains("abort").doesNotContain("commit");
    }
  }

  @Test
  void a_source_that_waits_is_cancelled_and_closed() throws Exception {
    var source = new BlockingSource();
    try (BiRuntime bi = BiRuntime.create()) {
      RunHandle run = bi.start(Pipeline.named("wait").from(source).build());
      source.reading.await();

      run.close();

      assertThat(run.report().orElseThrow().state()).isEqualTo(RunState.CANCELLED);
      assertThat(run.report().orElseThrow().error().orElseThrow())
          .hasMessageContaining("was cancelled")
          .hasCauseInstanceOf(BiException.class);
      assertThat(source.closed.getCount()).isZero();
    }
  }

  @Test
  void closing_the_runtime_ends_its_runs_as_cancelled_and_leaves_no_threads() throws Exception {
    var source = new BlockingSource();
    BiRuntime bi = BiRuntime.builder().cpuThreads(4).listener(event -> {}).build();
    RunHandle run = bi.start(Pipeline.named("wait").from(source).build());
    bi.collect(numbers(10_000, 10).sort("n desc").build());
    source.reading.await();

    bi.close();
    bi.close();

    assertThat(run.await(SOON).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
    Instant end = Instant.now().plus(SOON);
    while (workersOf(run) > 0 && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(workersOf(run)).isZero();
    var pipeline = numbers(1, 1).build();
    BiException e = catchThrowableOfType(BiException.class, () -> bi.collect(pipeline));
    assertThat(e.code().id()).isEqualTo("core/closed");
    assertThat(catchThrowableOfType(BiException.class, () -> bi.start(pipeline)).code().id())
        .isEqualTo("core/closed");
  }

  /** Tests of this module run one after the other, so every worker thread is ours. */
  private static long workersOf(RunHandle run) {
    assertThat(run.report()).isPresent();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("bi4j-worker"))
        .count();
  }

  @Test
  void closing_the_runtime_also_ends_a_run_in_the_thread_of_its_caller() throws Exception {
    var gate = new Gate();
    BiRuntime bi = BiRuntime.builder().cpuThreads(2).build();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    var pipeline = numbers(10_000, 10).transform("gate", gate).build();
    Thread caller =
        new Thread(
            () -> failure.set(catchThrowableOfType(BiException.class, () -> bi.collect(pipeline))));
    caller.start();
    gate.reached.await();

    bi.close();
    gate.open.countDown();
    caller.join(SOON.toMillis());

    assertThat(failure.get())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/cancelled"));
  }

  @Test
  void an_interrupt_of_the_calling_thread_cancels_and_stays_set(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("n.csv");
    Files.writeString(file, "n\n" + "1\n".repeat(2_000_000));
    Schema schema = Schema.of(Field.of("n", DataType.INT64));
    for (int threads = 1; threads <= 3; threads++) {
      try (BiRuntime bi = BiRuntime.builder().cpuThreads(threads).build()) {
        var pipeline =
            Pipeline.named("interrupted")
                .from(Csv.file(file).schema(schema).header(true))
                .groupBy(List.of(), "sum(n) as s")
                .build();
        Thread.currentThread().interrupt();

        BiException e = catchThrowableOfType(BiException.class, () -> bi.collect(pipeline));

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(e.code().id()).as(e.toString()).isEqualTo("core/cancelled");
        assertThat(bi.collect(pipeline).toBatch().row(0).get(0)).isEqualTo(2_000_000L);
      }
    }
  }

  @Test
  void two_pipelines_share_the_workers_without_sharing_rows() {
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(3).build()) {
      List<RunHandle> runs = new ArrayList<>();
      List<FakeSink> sinks = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        var sink = FakeSink.ordered();
        sinks.add(sink);
        runs.add(
            bi.start(
                numbers(5000 * i, 11)
                    .sort("n desc")
                    .groupBy(List.of(), "sum(n) as s", "count() as c")
                    .to(sink)
                    .build()));
      }
      for (int i = 1; i <= 4; i++) {
        assertThat(runs.get(i - 1).await().state()).isEqualTo(RunState.SUCCEEDED);
        long n = 5000L * i;
        assertThat(sinks.get(i - 1).committed).containsExactly(n * (n - 1) / 2);
      }
    }
  }

  @Test
  void one_pipeline_may_run_several_times_at_once() {
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(2).build()) {
      var pipeline =
          numbers(20_000, 100)
              .limit(15_000)
              .groupBy(List.of("n % 10 as d"), "count() as c")
              .build();
      List<RunHandle> runs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        runs.add(bi.start(pipeline));
      }
      for (RunHandle run : runs) {
        assertThat(run.await().rowsWritten()).isEqualTo(10);
      }
      assertThat(bi.collect(pipeline).rowCount()).isEqualTo(10);
    }
  }

  @Test
  void a_started_run_that_fails_says_so_in_its_report() {
    try (BiRuntime bi = BiRuntime.create();
        RunHandle run = bi.start(numbers(10, 2).derive("n", "n + 9223372036854775807").build())) {
      RunReport report = run.await();

      assertThat(report.state()).isEqualTo(RunState.FAILED);
      assertThat(report.error().orElseThrow()).hasMessageContaining("too large");
      assertThat(report.show()).contains("FAILED").contains("too large");
      assertThat(run.report()).contains(report);
    }
  }

  @Test
  void a_listener_hears_begin_and_end_and_its_exceptions_touch_nothing() {
    List<RunEvent> events = new CopyOnWriteArrayList<>();
    PipelineListener broken =
        event -> {
          throw new IllegalStateException("a listener's own problem");
        };
    try (BiRuntime bi = BiRuntime.builder().listener(broken).listener(events::add).build()) {
      assertThat(bi.collect(numbers(100, 10).build()).rowCount()).isEqualTo(100);
    }

    assertThat(events.get(0)).isEqualTo(new RunEvent.Started("test"));
    assertThat(events.get(events.size() - 1))
        .isInstanceOfSatisfying(
            RunEvent.Ended.class,
            ended -> assertThat(ended.report().state()).isEqualTo(RunState.SUCCEEDED));
  }

  @Test
  void a_run_that_takes_long_tells_its_progress() throws Exception {
    var gate = new Gate();
    CountDownLatch progress = new CountDownLatch(1);
    PipelineListener listener =
        event -> {
          if (event instanceof RunEvent.Progress) {
            progress.countDown();
          }
        };
    try (BiRuntime bi = BiRuntime.builder().listener(listener).build();
        RunHandle run = bi.start(numbers(10, 2).transform("gate", gate).build())) {
      progress.await();
      assertThat(run.await(Duration.ofMillis(1))).isEmpty();
      gate.open.countDown();

      assertThat(run.await().state()).isEqualTo(RunState.SUCCEEDED);
    }
  }

  @Test
  void no_progress_is_told_after_the_end() {
    var gate = new Gate();
    List<Class<?>> told = new CopyOnWriteArrayList<>();
    CountDownLatch ended = new CountDownLatch(1);
    PipelineListener listener =
        event -> {
          if (event instanceof RunEvent.Progress) {
            gate.open.countDown();
            waitFor(ended);
          }
          told.add(event.getClass());
          if (event instanceof RunEvent.Ended) {
            ended.countDown();
          }
        };
    try (BiRuntime bi = BiRuntime.builder().listener(listener).build();
        RunHandle run = bi.start(numbers(10, 2).transform("gate", gate).build())) {
      assertThat(run.await().state()).isEqualTo(RunState.SUCCEEDED);
    }

    assertThat(told)
        .as("the run ends while its progress is being told")
        .containsExactly(RunEvent.Started.class, RunEvent.Progress.class, RunEvent.Ended.class);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_source_with_a_residual_filter_counts_its_rows_once() throws IOException {
    var run =
        TestRun.ok(
            Pipeline.named("residual")
                .from(new Residual(numbers(100, 7).build()))
                .derive("n", "n + 1")
                .build(),
            2);

    assertThat(run.rows()).hasSize(50);
    assertThat(run.report.rowsRead()).isEqualTo(100);
    assertThat(run.node("read").in()).isEqualTo(100);
    assertThat(run.node("read").dropped()).isEqualTo(50);
  }

  /** Delivers all rows and leaves the filter to the engine. */
  private record Residual(Pipeline rows) implements io.bi4j.core.spi.Source {
    private io.bi4j.core.data.RecordSet set() {
      return TestRun.ok(rows, 1).result();
    }

    @Override
    public String name() {
      return "residual";
    }

    @Override
    public io.bi4j.core.spi.Boundedness boundedness() {
      return io.bi4j.core.spi.Boundedness.BOUNDED;
    }

    @Override
    public io.bi4j.core.spi.ReadPlan plan(io.bi4j.core.spi.ReadRequest request) {
      return new io.bi4j.core.spi.ReadPlan(
          rows.schema(),
          List.of(new io.bi4j.core.spi.Split("all")),
          java.util.Optional.of(io.bi4j.core.expr.Exprs.parse("n % 2 = 0")));
    }

    @Override
    public io.bi4j.core.spi.RecordReader open(
        io.bi4j.core.spi.Split split, io.bi4j.core.state.SplitPosition from) {
      return new io.bi4j.core.internal.exec.BatchesReader(
          set().batches(), java.util.Optional.ofNullable(from));
    }
  }
}
