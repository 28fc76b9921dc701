package io.bi4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.CsvSink;
import io.bi4j.core.source.JsonLinesSink;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What every refusal of bad input has to show, whoever refuses. */
final class BadInput {
  private BadInput() {}

  /** Refused with this code, in a message of bounded length that holds these parts. */
  static BiException refused(ThrowingCallable call, String code, String... parts) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(BiException.class);
    BiException refusal = (BiException) thrown;
    assertThat(refusal.code().id()).as(refusal.getMessage()).isEqualTo(code);
    assertThat(refusal.getMessage()).contains(List.of(parts)).hasSizeLessThan(1_000).endsWith(".");
    return refusal;
  }

  /**
   * Refused when it is read, and when it is written to files: no target appears, a target that was
   * there keeps its bytes, and nothing else stays in the folder.
   */
  static void refusedAndNothingWritten(Source source, Path folder, String code, String... parts)
      throws IOException {
    Path old = Files.writeString(folder.resolve("old.csv"), "kept\r\n");
    List<Path> before = filesOf(folder);
    List<Sink> sinks =
        List.of(
            CsvSink.file(folder.resolve("new.csv")),
            JsonLinesSink.file(folder.resolve("new.jsonl")),
            CsvSink.file(old));
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(2).build()) {
      refused(() -> bi.read(source), code, parts);
      for (Sink sink : sinks) {
        refused(() -> bi.run(Pipeline.named("copy").from(source).to(sink).build()), code, parts);
        assertThat(filesOf(folder)).as("files after a failed run").isEqualTo(before);
      }
    }
    assertThat(old).hasContent("kept\r\n");
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
