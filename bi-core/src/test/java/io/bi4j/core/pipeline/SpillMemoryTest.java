package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Operators over more rows than the heap holds, in a JVM of their own: the answer follows from how
 * the rows are made. Row {@code i} has key {@code i * prime mod keys}, and there are twice as many
 * rows as keys, so each key occurs at {@code i} and at {@code i + keys}.
 */
class SpillMemoryTest {
  @TempDir Path place;

  @ParameterizedTest
  @ValueSource(strings = {"dedupe", "latest", "group", "sort", "join"})
  void many_rows_need_little_heap(String operator) throws IOException, InterruptedException {
    assertThat(run(operator, 500_000, "40m", 4_000_000)).isEqualTo(expected(operator, 500_000));
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void without_a_budget_the_same_rows_do_not_fit() throws IOException, InterruptedException {
    assertThat(run("sort", 500_000, "40m", Long.MAX_VALUE)).contains("OutOfMemoryError");
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"dedupe", "latest", "group", "sort", "join"})
  void ten_million_rows_need_a_budget_of_64_megabytes(String operator)
      throws IOException, InterruptedException {
    assertThat(run(operator, 10_000_000, "320m", 64_000_000))
        .isEqualTo(expected(operator, 10_000_000));
    assertThat(place).isEmptyDirectory();
  }

  private static String expected(String operator, long rows) {
    long keys = rows / 2;
    long once = keys * (keys - 1) / 2;
    long all = rows * (rows - 1) / 2;
    return switch (operator) {
      case "dedupe" -> answer(keys, once, once);
      case "latest", "group" -> answer(keys, all - once, once);
      default -> answer(rows, all, 2 * once);
    };
  }

  private static String answer(long n, long v, long k) {
    return "ANSWER " + List.of(List.of(n, v, k));
  }

  /** The last line of the child, or what it failed with. */
  private String run(String operator, long rows, String heap, long budget)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                SpillChild.class.getName(),
                operator,
                "" + rows,
                "" + budget,
                place.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return out.lines()
        .filter(line -> line.startsWith("ANSWER") || line.contains("OutOfMemoryError"))
        .findFirst()
        .orElse(out);
  }
}
