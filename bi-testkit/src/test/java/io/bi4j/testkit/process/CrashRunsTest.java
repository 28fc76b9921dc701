package io.bi4j.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashRunsTest {
  private static final List<String> ALL = List.of("1", "2", "3", "4", "5");

  @TempDir Path folder;

  private CrashRuns runs(Class<?> program) {
    return CrashRuns.of("count", n -> ChildJvm.of(program, file(n).toString()))
        .after(n -> assertThat(lines(n)).isEqualTo(ALL));
  }

  private Path file(int experiment) {
    return folder.resolve("numbers-" + experiment);
  }

  private List<String> lines(int experiment) throws IOException {
    return Files.readAllLines(file(experiment));
  }

  @Test
  void a_right_program_stands_a_kill_at_each_point() throws Exception {
    Set<String> points = runs(Programs.CountsRight.class).atEachPoint();

    assertThat(points).containsExactly("written", "moved");
    assertThat(folder.toFile().list()).as("10 points and the untouched run").contains("numbers-11");
    assertThat(file(12)).doesNotExist();
  }

  @Test
  void a_right_program_stands_a_kill_of_its_recovery() throws Exception {
    assertThat(runs(Programs.CountsRight.class).killsPerExperiment(2).atEachPoint()).hasSize(2);
  }

  @Test
  void a_program_that_counts_twice_is_found_with_the_point() {
    assertThatThrownBy(() -> runs(Programs.CountsTwice.class).atEachPoint())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\"count\", killed at point 1 (row written)");
  }

  @Test
  void kills_come_at_random_moments() throws Exception {
    int early = runs(Programs.CountsRight.class).atRandomMoments(8);

    assertThat(early).isBetween(1, 8);
  }

  @Test
  void a_program_without_points_or_one_that_fails_is_refused() {
    assertThatThrownBy(
            () ->
                CrashRuns.of("stream", n -> ChildJvm.of(Programs.Streams.class, "1")).atEachPoint())
        .hasMessageContaining("passes no crash point");
    assertThatThrownBy(
            () -> CrashRuns.of("fail", n -> ChildJvm.of(Programs.Fails.class, "x")).atEachPoint())
        .hasMessageContaining("did not come to its end")
        .hasMessageContaining("no luck with x");
  }
}
