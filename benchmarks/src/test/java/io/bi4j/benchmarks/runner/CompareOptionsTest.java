package io.bi4j.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.peers.Peers;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareOptionsTest {
  @Test
  void without_options_everything_runs_on_ten_million_rows() {
    CompareOptions options = CompareOptions.parse(List.of());

    assertThat(options.rows()).isEqualTo(10_000_000);
    assertThat(options.jobs()).containsExactly(Job.values());
    assertThat(options.peers()).containsExactlyElementsOf(Peers.names());
    assertThat(options.runsOf("Hand")).isGreaterThanOrEqualTo(3);
    assertThat(options.runsOf("Naive")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void jobs_peers_and_runs_can_be_picked() {
    CompareOptions options =
        CompareOptions.parse(
            List.of(
                "--quick",
                "--jobs",
                "J2,j2-slim",
                "--peers",
                "Hand,Naive",
                "--runs",
                "7",
                "--slow-runs",
                "1",
                "--java-options",
                "-Xmx1g -Xss1m"));

    assertThat(options.rows()).isEqualTo(1_000_000);
    assertThat(options.jobs()).containsExactly(Job.J2, Job.J2_SLIM);
    assertThat(options.peers()).containsExactly("Hand", "Naive");
    assertThat(options.runsOf("Hand")).isEqualTo(7);
    assertThat(options.runsOf("Naive")).isEqualTo(1);
    assertThat(options.javaOptions()).containsExactly("-Xmx1g", "-Xss1m");
  }

  @Test
  void an_unknown_name_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> CompareOptions.parse(List.of("--peers", "Duck")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Duck", "DuckDb", "Naive");
    assertThatThrownBy(() -> CompareOptions.parse(List.of("--jobs", "J9")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("J9", "J2-slim");
    assertThatThrownBy(() -> CompareOptions.parse(List.of("--fast")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--fast");
    assertThatThrownBy(() -> CompareOptions.parse(List.of("--fast", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--fast");
  }
}
