package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.delivery.CrashPoints;
import io.bi4j.core.internal.delivery.CrashPoints.Moment;
import io.bi4j.core.internal.delivery.DeliverySettings;
import io.bi4j.core.internal.durable.FileOps;
import io.bi4j.core.internal.durable.WrappedFiles;
import io.bi4j.core.internal.exec.RejectLog;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.sink.FileSink;
import io.bi4j.core.internal.sink.FolderSink;
import io.bi4j.core.internal.write.CsvFormat;
import io.bi4j.core.source.Csv;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.state.FileStateStore;
import io.bi4j.core.state.StateKey;
import io.bi4j.core.state.StateStore;
import io.bi4j.core.state.StateStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a run begins after another one failed, ended, or is still going on. */
class DeliveryRunTest {
  private static final int ROWS = 60_000;
  private static final List<String> EXPECTED = CrashOutput.expected(ROWS);

  @TempDir Path folder;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private Path out;
  private StateStore store;

  @BeforeEach
  void input() throws IOException {
    CrashOutput.writeInput(folder, ROWS);
    out = Files.createDirectories(folder.resolve("out"));
    store = FileStateStore.at(folder.resolve("state"));
  }

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  /** Fails the run when it passes a moment for the n-th time. */
  private static CrashPoints failAt(Moment moment, int n) {
    AtomicInteger seen = new AtomicInteger();
    return passed -> {
      if (passed == moment && seen.incrementAndGet() == n) {
        throw new IllegalStateException("stopped at " + moment);
      }
    };
  }

  private RunReport run(Pipeline pipeline, CrashPoints points, Optional<String> id) {
    return run(pipeline, points, id, store, InstantSource.system());
  }

  private RunReport run(
      Pipeline pipeline,
      CrashPoints points,
      Optional<String> id,
      StateStore state,
      InstantSource clock) {
    DeliverySettings settings =
        new DeliverySettings(state, "default", Duration.ofMillis(1), points);
    RunContext context =
        new RunContext(pipeline.name(), new RejectLog(pipeline.plan().rejects()), 2, clock);
    return new PipelineRun(pipeline.plan(), workers, context, clock, settings, id, event -> {})
        .run();
  }

  private RunReport run(Pipeline pipeline) {
    return run(pipeline, CrashPoints.NONE, Optional.empty());
  }

  private Pipeline into(Sink sink) {
    return CrashChild.pipeline(folder, sink);
  }

  private FolderSink folderSink(FileOps ops) {
    return new FolderSink(out, CsvFormat.RFC_4180, ops, false, 2);
  }

  private FolderSink folderSink() {
    return folderSink(FileOps.SYSTEM);
  }

  private static void assertFailed(RunReport report, String code, String part) {
    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.error().orElseThrow())
        .isInstanceOfSatisfying(BiException.class, e -> assertThat(e.code().id()).isEqualTo(code))
        .hasMessageContaining(part);
  }

  private static void assertEnded(RunReport report) {
    assertThat(report.error()).isEmpty();
    assertThat(report.state()).isEqualTo(RunState.SUCCEEDED);
  }

  private static List<Long> rejectedRows(RunReport report) {
    List<Long> rows = new ArrayList<>();
    report.rejects().forEach(row -> rows.add((Long) row.get("row")));
    rows.sort(null);
    return rows;
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void a_run_that_failed_goes_on_behind_its_last_commit(Moment moment) throws Exception {
    boolean once = moment == Moment.LEASED || moment == Moment.DECIDED;

    RunReport failed = run(into(folderSink()), failAt(moment, once ? 1 : 3), Optional.empty());
    RunReport ended = run(into(folderSink()));

    assertThat(failed.error().orElseThrow()).hasMessage("stopped at " + moment);
    assertEnded(ended);
    RunDelivery delivery = ended.delivery().orElseThrow();
    assertThat(delivery.resumed()).isEqualTo(!once);
    if (!once) {
      assertThat(delivery.rowsBefore()).isPositive();
      assertThat(delivery.run()).isEqualTo(failed.delivery().orElseThrow().run());
    }
    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
    assertThat(ended.rowsWritten() + delivery.rowsBefore()).isEqualTo(EXPECTED.size());
    assertThat(CrashOutput.files(out)).isEqualTo(CrashOutput.named(out));
  }

  @Test
  void rejected_rows_keep_their_numbers_when_a_run_goes_on() {
    RunReport whole = run(into(new FileSink(out.resolve("whole.csv"), CsvFormat.RFC_4180)));

    RunReport failed = run(into(folderSink()), failAt(Moment.ACKNOWLEDGED, 3), Optional.empty());
    RunReport rest = run(into(folderSink()));

    assertThat(rejectedRows(whole)).hasSize(ROWS / 5000).startsWith(5000L, 10_000L);
    List<Long> both = rejectedRows(failed);
    both.removeAll(rejectedRows(rest));
    both.addAll(rejectedRows(rest));
    both.sort(null);
    assertThat(rejectedRows(rest)).isNotEmpty().hasSizeLessThan(ROWS / 5000);
    assertThat(both).isEqualTo(rejectedRows(whole));
  }

  @Test
  void one_file_is_whole_and_alone_after_a_run_that_went_on_inside_it() throws Exception {
    Sink sink = new FileSink(out.resolve("rows.csv"), CsvFormat.RFC_4180);
    Files.writeString(out.resolve("rows.csv"), "old");

    run(into(sink), failAt(Moment.COMMITTED, 4), Optional.empty());
    assertThat(Files.readString(out.resolve("rows.csv"))).isEqualTo("old");
    RunReport ended = run(into(sink));

    assertEnded(ended);
    assertThat(ended.delivery().orElseThrow().rowsBefore()).isPositive();
    assertThat(CrashOutput.rows(out, "file")).isEqualTo(EXPECTED);
    assertThat(CrashOutput.files(out)).containsExactly("rows.csv");
  }

  @Test
  void a_hidden_file_that_was_changed_is_written_again_from_the_start() throws Exception {
    Sink sink = new FileSink(out.resolve("rows.csv"), CsvFormat.RFC_4180);
    run(into(sink), failAt(Moment.COMMITTED, 4), Optional.empty());
    Path hidden = out.resolve(".rows.csv.part");
    byte[] bytes = Files.readAllBytes(hidden);
    bytes[bytes.length - 9] ^= 1;
    Files.write(hidden, bytes);

    RunReport ended = run(into(sink));

    assertEnded(ended);
    assertThat(ended.delivery().orElseThrow().resumed()).isFalse();
    assertThat(CrashOutput.rows(out, "file")).isEqualTo(EXPECTED);
  }

  @Test
  void a_run_whose_end_was_not_acknowledged_is_not_run_again() throws Exception {
    CrashPoints lastCommit =
        moment -> {
          if (moment == Moment.COMMITTED && CrashOutput.isLast(out)) {
            throw new IllegalStateException("no acknowledgement");
          }
        };

    RunReport cut = run(into(folderSink()), lastCommit, Optional.empty());
    RunReport acknowledged = run(into(folderSink()));

    assertThat(cut.error().orElseThrow()).hasMessage("no acknowledgement");
    assertEnded(acknowledged);
    assertThat(acknowledged.rowsRead()).isZero();
    assertThat(acknowledged.delivery().orElseThrow().rowsBefore()).isEqualTo(EXPECTED.size());
    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
  }

  @Test
  void a_run_that_has_ended_is_not_run_again_under_its_id_but_is_under_another() throws Exception {
    Pipeline pipeline = into(folderSink());
    run(pipeline, CrashPoints.NONE, Optional.of("monday"));

    RunReport again = run(pipeline, CrashPoints.NONE, Optional.of("monday"));
    assertEnded(again);
    assertThat(again.rowsWritten()).isZero();
    assertThat(CrashOutput.rows(out, "folder")).hasSize(EXPECTED.size());

    assertEnded(run(pipeline, CrashPoints.NONE, Optional.of("tuesday")));
    assertThat(CrashOutput.rows(out, "folder")).hasSize(2 * EXPECTED.size());
  }

  @Test
  void an_interrupted_run_is_not_mixed_with_one_of_another_id() {
    run(into(folderSink()), failAt(Moment.COMMITTED, 2), Optional.of("monday"));

    assertFailed(
        run(into(folderSink()), CrashPoints.NONE, Optional.of("tuesday")),
        "core/cannot-resume",
        "monday");
    assertEnded(run(into(folderSink()), CrashPoints.NONE, Optional.of("monday")));
  }

  @Test
  void an_interrupted_run_does_not_go_on_in_a_file_that_changed() throws Exception {
    run(into(folderSink()), failAt(Moment.COMMITTED, 2), Optional.empty());
    long before = CrashOutput.sequence(out);
    CrashOutput.writeInput(folder, ROWS + 1);

    assertFailed(run(into(folderSink())), "core/source-changed", "input 1 was");
    assertThat(CrashOutput.sequence(out)).as("nothing was committed").isEqualTo(before);
  }

  @Test
  void an_interrupted_run_does_not_go_on_with_other_steps() {
    run(into(folderSink()), failAt(Moment.COMMITTED, 2), Optional.empty());
    Pipeline other =
        Pipeline.named("crash")
            .from(Csv.file(folder.resolve("in.csv")))
            .filter("n % 7 <> 4")
            .derive("twice", "n * 2")
            .rejects(RejectPolicy.reject())
            .to(folderSink())
            .build();

    assertFailed(run(other), "core/cannot-resume", "other steps");
  }

  @Test
  void a_sink_that_shows_whole_runs_only_begins_again_when_its_source_changed() throws Exception {
    Sink sink = new FileSink(out.resolve("rows.csv"), CsvFormat.RFC_4180);
    run(into(sink), failAt(Moment.COMMITTED, 3), Optional.empty());
    CrashOutput.writeInput(folder, 70_000);

    assertEnded(run(into(sink)));

    assertThat(CrashOutput.rows(out, "file")).isEqualTo(CrashOutput.expected(70_000));
  }

  @Test
  void a_replaced_folder_shows_the_run_before_until_the_next_one_has_ended() throws Exception {
    FolderSink sink = new FolderSink(out, CsvFormat.RFC_4180, FileOps.SYSTEM, true, 2);
    assertEnded(run(into(sink)));
    CrashOutput.writeInput(folder, 70_000);

    run(into(sink), failAt(Moment.ACKNOWLEDGED, 3), Optional.empty());
    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
    assertEnded(run(into(sink)));

    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(CrashOutput.expected(70_000));
    assertThat(CrashOutput.files(out)).isEqualTo(CrashOutput.named(out));
  }

  @Test
  void a_folder_that_was_emptied_behind_its_state_is_noticed() throws Exception {
    run(into(folderSink()), failAt(Moment.ACKNOWLEDGED, 3), Optional.empty());
    Files.delete(out.resolve("manifest.json"));

    assertFailed(run(into(folderSink())), "core/state-diverged", "at checkpoint 0");
  }

  @Test
  void a_folder_that_was_restored_from_a_backup_is_noticed() throws Exception {
    run(into(folderSink()), failAt(Moment.ACKNOWLEDGED, 1), Optional.empty());
    byte[] backup = Files.readAllBytes(out.resolve("manifest.json"));
    run(into(folderSink()), failAt(Moment.ACKNOWLEDGED, 2), Optional.empty());
    Files.write(out.resolve("manifest.json"), backup);

    assertFailed(run(into(folderSink())), "core/state-diverged", "at checkpoint 1");
  }

  @Test
  void a_state_store_that_was_lost_does_no_harm_when_the_sink_keeps_its_checkpoint()
      throws Exception {
    run(into(folderSink()), failAt(Moment.ACKNOWLEDGED, 3), Optional.empty());
    store = FileStateStore.at(folder.resolve("new state"));

    assertEnded(run(into(folderSink())));

    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
  }

  @Test
  void a_torn_state_file_stops_the_run_before_its_first_row() throws Exception {
    run(into(folderSink()), failAt(Moment.ACKNOWLEDGED, 3), Optional.empty());
    Path file;
    try (var files = Files.list(folder.resolve("state"))) {
      file = files.filter(f -> f.toString().endsWith(".state")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 5));

    RunReport torn = run(into(folderSink()));
    assertFailed(torn, "core/state-damaged", file.toString());
    assertThat(torn.rowsRead()).isZero();

    Files.write(file, bytes);
    assertEnded(run(into(folderSink())));
    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
  }

  @Test
  void a_second_run_of_a_pipeline_is_refused_while_the_first_goes_on() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CrashPoints pause =
        moment -> {
          if (moment == Moment.DECIDED) {
            inside.countDown();
            await(goOn);
          }
        };
    Future<RunReport> first =
        workers.submit(() -> run(into(folderSink()), pause, Optional.empty()));
    awaitIn(first, inside);

    assertFailed(run(into(folderSink())), "core/already-running", "process");
    goOn.countDown();

    assertEnded(first.get());
    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
  }

  /** Waits for a moment of a run that must not end before it. */
  private static void awaitIn(Future<RunReport> run, CountDownLatch latch) throws Exception {
    while (!latch.await(50, TimeUnit.MILLISECONDS)) {
      if (run.isDone()) {
        throw new AssertionError("the run ended before", run.get().error().orElse(null));
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An old process sleeps until its lease is over, and wakes when another has taken over. */
  private RunReport wakeAfterTakeover(Sink oldSink, Sink newSink) throws Exception {
    AtomicLong nanos = new AtomicLong();
    StateStore leases = StateStores.inMemory(nanos::get);
    CountDownLatch asleep = new CountDownLatch(1);
    CountDownLatch wake = new CountDownLatch(1);
    AtomicInteger flushes = new AtomicInteger();
    CrashPoints sleep =
        moment -> {
          if (moment == Moment.FLUSHED && flushes.incrementAndGet() == 2) {
            asleep.countDown();
            await(wake);
          }
        };
    Future<RunReport> old =
        workers.submit(
            () -> run(into(oldSink), sleep, Optional.empty(), leases, InstantSource.system()));
    awaitIn(old, asleep);
    nanos.addAndGet(Duration.ofMinutes(10).toNanos());
    RunReport taken =
        run(into(newSink), CrashPoints.NONE, Optional.empty(), leases, InstantSource.system());
    assertEnded(taken);
    wake.countDown();
    return old.get();
  }

  @Test
  void a_process_that_wakes_after_another_took_over_commits_nothing() throws Exception {
    FolderSink sink = new FolderSink(out, CsvFormat.RFC_4180, keeping(), false, 2);

    RunReport woken = wakeAfterTakeover(sink, sink);

    assertFailed(woken, "core/fenced", "another process");
    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
  }

  @Test
  void without_the_fence_a_process_that_wakes_repeats_rows() throws Exception {
    FolderSink sink = new FolderSink(out, CsvFormat.RFC_4180, keeping(), false, 2);

    wakeAfterTakeover(new ForgetfulSink(sink, out, false), sink);

    assertThat(CrashOutput.rows(out, "folder")).hasSizeGreaterThan(EXPECTED.size());
  }

  /** Does not remove the files of a process that sleeps, so that only the fence keeps it out. */
  private static FileOps keeping() {
    return new WrappedFiles() {
      @Override
      public void delete(Path file) throws IOException {
        if (!String.valueOf(file.getFileName()).startsWith(".part-")) {
          super.delete(file);
        }
      }
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 86_400, -315_360_000})
  void a_clock_that_jumps_changes_nothing(long seconds) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    InstantSource jumping =
        () ->
            Instant.parse("2026-11-22T12:00:00Z")
                .plusSeconds(asked.incrementAndGet() > 1 ? seconds : 0);

    run(into(folderSink()), failAt(Moment.COMMITTED, 2), Optional.empty(), store, jumping);
    assertEnded(run(into(folderSink()), CrashPoints.NONE, Optional.empty(), store, jumping));

    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
  }

  @Test
  void a_full_disk_is_a_clear_error_and_the_run_goes_on_when_there_is_room() throws Exception {
    AtomicLong space = new AtomicLong(350_000);
    FileOps full =
        new WrappedFiles() {
          @Override
          protected void before(String operation, Path file) throws IOException {
            if (operation.equals("write") && space.addAndGet(-70_000) < 0) {
              throw new IOException("No space left on device");
            }
          }
        };

    RunReport failed = run(into(folderSink(full)));
    assertFailed(failed, "core/write-failed", "No space left on device");
    List<String> kept = CrashOutput.rows(out, "folder");
    assertThat(CrashOutput.files(out)).isEqualTo(CrashOutput.named(out));
    assertThat(EXPECTED).containsAll(kept.subList(0, Math.min(10, kept.size())));

    space.set(Long.MAX_VALUE);
    assertEnded(run(into(folderSink(full))));
    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
  }

  @Test
  void a_folder_that_may_not_be_written_stops_the_run_before_its_first_row() {
    FileOps readOnly =
        new WrappedFiles() {
          @Override
          protected void before(String operation, Path file) throws IOException {
            throw new java.nio.file.AccessDeniedException(file.toString());
          }
        };

    RunReport sink = run(into(folderSink(readOnly)));
    assertFailed(sink, "core/write-failed", "may not be written");
    assertThat(sink.rowsRead()).isZero();

    RunReport state =
        run(
            into(folderSink()),
            CrashPoints.NONE,
            Optional.empty(),
            StateStores.at(folder.resolve("ro"), readOnly),
            InstantSource.system());
    assertFailed(state, "core/storage", "may not be written");
    assertThat(state.rowsRead()).isZero();
  }

  @Test
  void deleting_the_state_of_a_pipeline_lets_it_begin_again() throws Exception {
    run(into(folderSink()), failAt(Moment.ACKNOWLEDGED, 3), Optional.empty());
    Files.delete(out.resolve("manifest.json"));

    store.delete(new StateKey("default", "crash", "out/"));

    assertEnded(run(into(folderSink())));
    assertThat(CrashOutput.rows(out, "folder")).isEqualTo(EXPECTED);
  }

  @Test
  void a_folder_belongs_to_one_pipeline() {
    assertEnded(run(into(folderSink())));

    Pipeline other =
        Pipeline.named("other")
            .from(Csv.file(folder.resolve("in.csv")))
            .rejects(RejectPolicy.reject())
            .to(folderSink())
            .build();

    assertFailed(run(other), "core/bad-pipeline", "crash");
  }
}
