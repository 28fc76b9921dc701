package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.DataType;
import io.bi4j.core.source.Csv;
import io.bi4j.core.source.JsonLines;
import io.bi4j.core.spi.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rejected row tells where it stood, what stood there and why it was not taken. */
class RejectPlaceTest {
  private static final List<String> PLACE =
      List.of("source", "byte_offset", "row", "column", "raw", "code");

  @TempDir Path folder;

  private static TestRun rejecting(Source source) {
    return TestRun.ok(
        Pipeline.named("places")
            .from(source)
            .derive("double", "n * 2")
            .validate("small", "n < 1000")
            .rejects(RejectPolicy.reject()));
  }

  private static List<List<@Nullable Object>> places(TestRun run) {
    List<List<@Nullable Object>> places =
        new java.util.ArrayList<>(TestRun.rows(run.report.rejects().select(PLACE)));
    places.sort(Comparator.comparing(place -> (Long) place.get(2)));
    return places;
  }

  private static List<@Nullable Object> place(@Nullable Object... cells) {
    return java.util.Arrays.asList(cells);
  }

  private long offset(Path file, String line) throws IOException {
    String text = Files.readString(file);
    return text.substring(0, text.indexOf(line)).getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void of_csv() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("n.csv"),
            "n,t\n1,ü\nx,\"a\nb\"\n3\n4000,c\n9223372036854775807,d\n\n6,\"e\" f\n7,g\n");

    var run = rejecting(Csv.file(file).header(true).type("n", DataType.INT64));

    assertThat(run.column("n")).containsExactly(1L, 7L);
    assertThat(places(run))
        .containsExactly(
            place("n.csv", offset(file, "x,"), 2L, "n", "x", "core/bad-value"),
            place("n.csv", offset(file, "3\n"), 3L, null, "3", "core/ragged-row"),
            place("n.csv", offset(file, "4000"), 4L, null, "4000,c", "core/rejected-row"),
            place(
                "n.csv", offset(file, "9223"), 5L, null, "9223372036854775807,d", "core/overflow"),
            place("n.csv", offset(file, "6,"), 6L, null, "6,\"e\" f", "core/bad-record"));
    assertThat(run.report.rejectReasons().values()).containsOnly(1L);
    assertThat(run.report.rejectReasons().keySet().toString())
        .contains("n ")
        .contains("small")
        .contains("n * 2")
        .contains("text after the closing quote");
    assertThat(run.report.rowsRead()).isEqualTo(7);
    assertThat(run.report.rowsWritten()).isEqualTo(2);
  }

  @Test
  void of_json_lines() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("n.jsonl"),
            "{\"n\":1,\"t\":\"ü\"}\n{\"n\":\"x\"}\n{\"n\":3\n\n{\"n\":4000}\n{\"n\":7}\n");

    var run = rejecting(JsonLines.file(file).type("n", DataType.INT64));

    assertThat(run.column("n")).containsExactly(1L, 7L);
    assertThat(places(run))
        .containsExactly(
            place("n.jsonl", offset(file, "{\"n\":\"x\""), 2L, "n", "x", "core/bad-value"),
            place("n.jsonl", offset(file, "{\"n\":3"), 3L, null, "{\"n\":3", "core/bad-record"),
            place(
                "n.jsonl",
                offset(file, "{\"n\":4000"),
                4L,
                null,
                "{\"n\":4000}",
                "core/rejected-row"));
  }
}
