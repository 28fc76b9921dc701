package io.bi4j.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.CsvSink;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.source.JsonLinesSink;
import io.bi4j.core.spi.Sink;
import io.bi4j.testkit.fault.FaultCounter;
import io.bi4j.testkit.fault.FaultLoop;
import io.bi4j.testkit.files.FaultyFileSystem;
import io.bi4j.testkit.files.FileOperation;
import io.bi4j.testkit.files.PowerCuts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that pipelines write are the old or the new, never half, whatever the disk does. */
class SinkFaultsTest {
  private static final String OLD = "the file of the last run\n";

  /** Enough rows for several writes to the file. */
  private static final RecordSet ROWS =
      RecordSet.of(
          Order.class,
          IntStream.range(0, 15_000)
              .mapToObj(i -> new Order(i, "customer " + i, i / 7.0))
              .toList());

  @TempDir Path folder;
  private BiRuntime bi;

  record Order(long id, String customer, double amount) {}

  enum Format {
    CSV(CsvSink::file),
    JSON_LINES(JsonLinesSink::file);

    private final Function<Path, Sink> sink;

    Format(Function<Path, Sink> sink) {
      this.sink = sink;
    }
  }

  @BeforeEach
  void start() {
    bi = BiRuntime.create();
  }

  @AfterEach
  void close() {
    bi.close();
  }

  private void write(Format format, Path file) {
    bi.run(Pipeline.named("copy").from(InMemory.of(ROWS)).to(format.sink.apply(file)).build());
  }

  private String newContent(Format format) throws IOException {
    Path whole = Files.createDirectories(folder.resolve("whole")).resolve("orders");
    write(format, whole);
    String text = Files.readString(whole);
    assertThat(text).contains("customer 14999");
    return text;
  }

  private Path work() throws IOException {
    return Files.createDirectories(folder.resolve("work"));
  }

  private PowerCuts replacing(Format format) throws IOException {
    String fresh = newContent(format);
    return PowerCuts.of(format + " sink", work())
        .before(disk -> Files.writeString(disk.path("orders"), OLD))
        .during(disk -> write(format, disk.path("orders")))
        .after(
            (disk, finished) ->
                assertThat(Files.readString(disk.path("orders")).equals(fresh) ? "new" : "old")
                    .isEqualTo(
                        finished || !Files.readString(disk.path("orders")).equals(OLD)
                            ? "new"
                            : "old"));
  }

  @ParameterizedTest
  @EnumSource
  void a_power_cut_leaves_the_old_file_or_the_new_one(Format format) throws IOException {
    assertThat(replacing(format).check(400)).isGreaterThanOrEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource
  void the_test_would_notice_a_sink_that_forgot_to_force(Format format) throws IOException {
    PowerCuts cuts = replacing(format);
    assertThatThrownBy(() -> cuts.ignoreForce(true, false).check(300))
        .hasMessageContaining("power cut");
    assertThatThrownBy(() -> cuts.ignoreForce(false, true).check(300))
        .hasMessageContaining("power cut after its end");
  }

  @ParameterizedTest
  @EnumSource
  void a_full_disk_leaves_the_old_file_and_nothing_else(Format format) throws IOException {
    int length = newContent(format).length();
    for (long space = 0; space < length; space += 1 + length / 9) {
      FaultyFileSystem files = FaultyFileSystem.over(work()).diskSpace(space);
      Files.writeString(work().resolve("orders"), OLD);

      assertThatThrownBy(() -> write(format, files.path("orders")))
          .isInstanceOf(BiException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("orders");

      assertThat(Files.readString(work().resolve("orders"))).isEqualTo(OLD);
      assertThat(names()).containsExactly("orders");
      files.assertNothingOpen();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_read_only_disk_is_a_clear_error(Format format) throws IOException {
    Files.writeString(work().resolve("orders"), OLD);
    FaultyFileSystem files = FaultyFileSystem.over(work()).readOnly(true);

    assertThatThrownBy(() -> write(format, files.path("orders")))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("Read-only file system");
    assertThat(Files.readString(work().resolve("orders"))).isEqualTo(OLD);
    files.assertNothingOpen();
  }

  private int failEachOperation(FaultLoop loop, Format format, boolean clean) throws IOException {
    String fresh = newContent(format);
    return loop.run(
        fault -> {
          Files.writeString(work().resolve("orders"), OLD);
          FaultyFileSystem files = FaultyFileSystem.over(work()).faults(fault);
          boolean failed = false;
          try {
            write(format, files.path("orders"));
          } catch (BiException e) {
            failed = true;
            assertThat(e.code().toString()).startsWith("core/");
          }
          String text = Files.readString(work().resolve("orders"));
          assertThat(text.equals(fresh) || (failed && text.equals(OLD))).isTrue();
          files.assertNothingOpen();
          boolean committed = names().contains(".orders.part.json");
          if (clean && !committed && !fault.point().startsWith("DELETE")) {
            assertThat(names()).containsExactly("orders");
          }
          assertTheNextRunMendsAll(format, fresh);
        });
  }

  @ParameterizedTest
  @EnumSource
  void one_error_of_the_disk_leaves_old_or_new_and_no_part(Format format) throws IOException {
    assertThat(failEachOperation(FaultLoop.once("write " + format), format, true)).isGreaterThan(6);
  }

  @ParameterizedTest
  @EnumSource
  void a_disk_that_stays_broken_leaves_old_or_new(Format format) throws IOException {
    assertThat(failEachOperation(FaultLoop.sticky("write " + format), format, false))
        .isGreaterThan(6);
  }

  @Test
  void a_folder_that_cannot_be_synced_is_told_apart_from_a_file_that_was_not_written()
      throws IOException {
    FaultyFileSystem files =
        FaultyFileSystem.over(work()).fail(FileOperation.FORCE_FOLDER, "*", FaultCounter.once(2));

    assertThatThrownBy(() -> write(Format.CSV, files.path("orders")))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("was written, but its folder could not be synced");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> names = Files.list(work())) {
      return names.map(path -> path.getFileName().toString()).toList();
    }
  }

  /** A run that failed behind its commit leaves hidden files, with which the next one ends it. */
  private void assertTheNextRunMendsAll(Format format, String fresh) throws IOException {
    write(format, work().resolve("orders"));
    assertThat(Files.readString(work().resolve("orders"))).isEqualTo(fresh);
    assertThat(names()).containsExactly("orders");
  }
}
