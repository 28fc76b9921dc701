package io.bi4j.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RunHandle;
import io.bi4j.core.source.Csv;
import io.bi4j.core.source.CsvSink;
import io.bi4j.testkit.leak.Leaks;
import io.bi4j.testkit.leak.NoLeaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime leaves no thread and no open file behind, however its runs end. */
@NoLeaks
class RuntimeLeaksTest {
  private static final int CYCLES = 200;

  @TempDir Path folder;
  private Path input;

  @BeforeEach
  void writeInput() throws IOException {
    StringBuilder text = new StringBuilder("id,amount\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(',').append(i * 3).append('\n');
    }
    input = Files.writeString(folder.resolve("in.csv"), text);
  }

  private Pipeline copy() {
    return Pipeline.named("copy")
        .from(Csv.file(input))
        .filter("amount > 10")
        .to(CsvSink.file(folder.resolve("out.csv")))
        .build();
  }

  @Test
  void runtimes_that_run_and_close_leave_nothing() throws Exception {
    Leaks.repeat(
        CYCLES,
        () -> {
          try (BiRuntime bi = BiRuntime.builder().cpuThreads(2).build()) {
            bi.run(copy());
          }
        });
  }

  @Test
  void failed_runs_leave_nothing() throws Exception {
    Path bad = folder.resolve("bad.csv");
    Files.writeString(bad, Files.readString(input).replace("\n15000,", "\n15000,x"));
    Pipeline failing =
        Pipeline.named("fail")
            .from(Csv.file(bad).type("amount", DataType.INT64).checkAllCells())
            .to(CsvSink.file(folder.resolve("out.csv")))
            .build();
    int[] failures = {0};
    Leaks.repeat(
        CYCLES,
        () -> {
          try (BiRuntime bi = BiRuntime.builder().cpuThreads(2).build()) {
            bi.run(failing);
          } catch (BiException e) {
            failures[0]++;
          }
        });
    assertThat(failures[0]).isGreaterThanOrEqualTo(CYCLES);
    assertOnlyInputAndOutput();
  }

  @Test
  void cancelled_runs_leave_nothing() throws Exception {
    Leaks.repeat(
        CYCLES,
        () -> {
          try (BiRuntime bi = BiRuntime.builder().cpuThreads(2).build()) {
            RunHandle run = bi.start(copy());
            run.cancel();
          }
        });
    assertOnlyInputAndOutput();
  }

  @Test
  void runtimes_closed_in_the_middle_of_a_run_leave_nothing() throws Exception {
    Leaks.repeat(
        CYCLES,
        () -> {
          BiRuntime bi = BiRuntime.builder().cpuThreads(2).build();
          bi.start(copy());
          bi.close();
        });
    assertOnlyInputAndOutput();
  }

  private void assertOnlyInputAndOutput() throws IOException {
    try (Stream<Path> names = Files.list(folder)) {
      assertThat(names.map(path -> path.getFileName().toString()))
          .isSubsetOf("in.csv", "bad.csv", "out.csv");
    }
  }
}
