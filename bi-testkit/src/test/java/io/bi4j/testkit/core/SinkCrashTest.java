package io.bi4j.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.CsvSink;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.spi.Sink;
import io.bi4j.testkit.process.ChildJvm;
import io.bi4j.testkit.process.CrashPoints;
import io.bi4j.testkit.process.CrashRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSV file written by a JVM that is killed in the middle and started again. */
class SinkCrashTest {
  @TempDir Path folder;

  record Order(long id, String customer) {}

  private static RecordSet orders() {
    return RecordSet.of(
        Order.class,
        IntStream.range(0, 6_000).mapToObj(i -> new Order(i, "customer " + i)).toList());
  }

  private static void write(Sink sink) {
    try (BiRuntime bi = BiRuntime.create()) {
      bi.run(Pipeline.named("copy").from(InMemory.of(orders())).to(sink).build());
    }
  }

  /** What the child runs. */
  public static final class Copy {
    private Copy() {}

    public static void main(String[] arguments) {
      write(CrashPoints.around(CsvSink.file(arguments[0])));
    }
  }

  @Test
  void a_kill_at_each_step_of_the_sink_leaves_the_whole_file_after_the_next_run() throws Exception {
    Path undisturbed = folder.resolve("undisturbed.csv");
    write(CsvSink.file(undisturbed));

    Set<String> points =
        CrashRuns.of("CSV sink", n -> ChildJvm.of(Copy.class, folder.resolve("f" + n).toString()))
            .after(n -> assertThat(folder.resolve("f" + n)).hasSameTextualContentAs(undisturbed))
            .atEachPoint();

    assertThat(points)
        .contains(
            "before Sink.open",
            "after RecordWriter.write",
            "after RecordWriter.flush",
            "before WriteSession.commit",
            "after WriteSession.commit");
  }

  @Test
  void points_around_a_sink_change_nothing_but_are_heard() throws Exception {
    List<String> heard = new ArrayList<>();
    Path file = folder.resolve("orders.csv");
    write(CrashPoints.around(CsvSink.file(file), heard::add));

    assertThat(Files.readAllLines(file)).hasSize(6_001);
    assertThat(heard)
        .startsWith("before Sink.open", "after Sink.open")
        .containsSubsequence(
            "before RecordWriter.write",
            "after RecordWriter.flush",
            "before WriteSession.commit",
            "after WriteSession.commit")
        .endsWith("after WriteSession.close");
  }
}
