package io.bi4j.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole comparison, with child processes, on few rows. */
class CompareMainTest {
  @TempDir Path directory;

  @Test
  void two_peers_are_measured_in_turn_and_reported_as_json_and_as_a_table() throws Exception {
    CompareMain.main(
        new String[] {
          "--rows",
          "2000",
          "--jobs",
          "J2-slim,J3",
          "--peers",
          "Hand,Naive",
          "--runs",
          "3",
          "--slow-runs",
          "1",
          "--label",
          "small",
          "--java-options",
          "-Xmx256m",
          "--data",
          directory.resolve("data").toString(),
          "--results",
          directory.resolve("results").toString()
        });

    JsonNode json =
        new ObjectMapper().readTree(directory.resolve("results").resolve("small.json").toFile());
    assertThat(json.path("sitting").path("cores").asInt()).isPositive();
    assertThat(json.path("lines").findValuesAsText("peer"))
        .containsExactly("Hand", "Naive", "Hand", "Naive");
    JsonNode hand = json.path("lines").path(0);
    assertThat(hand.path("runs").size()).isEqualTo(4);
    assertThat(json.path("lines").path(1).path("runs").size()).isEqualTo(2);
    assertThat(hand.path("runs").path(0).path("sinceStartSeconds").asDouble())
        .isBetween(0.01, 60.0);
    assertThat(hand.path("runs").path(1).path("records").asLong()).isEqualTo(2_000);
    assertThat(hand.path("runs").path(1).path("rssPeakBytes").asLong()).isNotZero();

    String table = Files.readString(directory.resolve("results").resolve("small.md"));
    assertThat(table).contains("| J2-slim | Hand | slim-2K.csv | 2 | 3 |", "| J3 | Naive |");
    assertThat(table.lines().filter(line -> line.startsWith("- J3: digest")).count()).isEqualTo(1);
  }

  @Test
  void the_median_leaves_the_cold_run_out() {
    Line line = new Line("J1", "f", 1, 1, "Hand", 2);
    for (double seconds : List.of(100.0, 4.0, 1.0, 2.0, 3.0)) {
      line.add(new Measurement(0, seconds, 0, 0, 0, 0, 0, 0, 0, "d", "s"));
    }

    assertThat(line.medianSeconds()).isCloseTo(2.5, within(1e-12));
    assertThat(line.bestSeconds()).isEqualTo(1.0);
  }
}
