package io.bi4j.core;

import static io.bi4j.core.BadInput.refusedAndNothingWritten;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables of ten thousand columns run in a bounded heap; those of more are refused. */
@Timeout(120)
class BadInput_WideTableTest {
  private static final int COLUMNS = 10_000;

  @TempDir Path folder;

  private static String line(int columns, IntFunction<String> cell) {
    return IntStream.range(0, columns).mapToObj(cell).collect(Collectors.joining(",", "", "\n"));
  }

  @Test
  void ten_thousand_columns_of_csv_are_copied_in_a_heap_smaller_than_the_file() throws Exception {
    Path file = folder.resolve("wide.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(line(COLUMNS, i -> "c" + i));
      for (int row = 0; row < 2_500; row++) {
        int number = row;
        out.write(line(COLUMNS, i -> String.valueOf((number + i) % 1_000)));
      }
    }
    assertThat(Files.size(file)).isGreaterThan(97_000_000);

    String said = copy(file, "copy.csv", 96);

    assertThat(said).isEqualTo("2500 read, 2497 written");
    assertThat(folder.resolve("copy.csv")).exists();
  }

  @Test
  void ten_thousand_keys_of_json_lines_are_copied_in_a_bounded_heap() throws Exception {
    Path file = folder.resolve("wide.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int row = 0; row < 800; row++) {
        int number = row;
        String members = line(COLUMNS, i -> "\"c" + i + "\":" + (number + i) % 1_000).strip();
        out.write("{" + members + "}\n");
      }
    }
    assertThat(Files.size(file)).isGreaterThan(90_000_000);

    String said = copy(file, "copy.jsonl", 96);

    assertThat(said).isEqualTo("800 read, 799 written");
  }

  /** Copies a file in a JVM of a bounded heap and returns what it printed. */
  private String copy(Path from, String to, int heapMegabytes) throws Exception {
    Process copy =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                WideTable.class.getName(),
                from.toString(),
                folder.resolve(to).toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(copy.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(copy.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(copy.exitValue()).as(said).isZero();
    return said.lines().reduce((before, last) -> last).orElse("");
  }

  @Test
  void the_rows_of_a_wide_table_keep_no_more_than_their_cells() throws IOException {
    Path file = folder.resolve("small.csv");
    Files.writeString(
        file, line(COLUMNS, i -> "c" + i) + line(COLUMNS, String::valueOf).repeat(100));

    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      RecordSet rows = bi.read(Csv.file(file));

      assertThat(rows.rowCount()).isEqualTo(100);
      assertThat(rows.schema().columnCount()).isEqualTo(COLUMNS);
      assertThat(rows.retainedBytes()).isLessThan(100L * COLUMNS * 16);
    }
  }

  @Test
  void a_table_of_more_columns_is_refused_with_the_limit() throws IOException {
    Path file = folder.resolve("too-wide.csv");
    Files.writeString(file, line(COLUMNS + 1, i -> "c" + i) + line(COLUMNS + 1, String::valueOf));

    refusedAndNothingWritten(
        Csv.file(file),
        folder,
        "core/limit",
        "too-wide.csv",
        "10001 columns",
        "10000",
        "delimiter");
  }

  @Test
  void a_message_about_a_wide_table_does_not_list_its_columns() throws IOException {
    Path file = folder.resolve("wide.csv");
    Files.writeString(file, line(COLUMNS, i -> "c" + i) + line(COLUMNS, String::valueOf));

    try (BiRuntime bi = BiRuntime.create()) {
      for (String condition : List.of("nope > 1", "c1 = 'x'")) {
        var builder = Pipeline.named("wide").from(Csv.file(file)).filter(condition);
        BadInput.refused(
            builder::build,
            condition.startsWith("nope") ? "core/unknown-column" : "core/type-mismatch",
            "Step 1");
      }
    }
  }
}
