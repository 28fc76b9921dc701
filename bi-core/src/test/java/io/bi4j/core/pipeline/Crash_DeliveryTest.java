package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.internal.delivery.CrashPoints.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Processes that are killed at random, by themselves between any two steps or by kill -9, leave the
 * rows that an undisturbed run leaves.
 */
class Crash_DeliveryTest {
  private static final int ROWS = 60_000;
  private static final List<String> EXPECTED = CrashOutput.expected(ROWS);

  @TempDir Path folder;

  private Path newJob(int number) throws Exception {
    Path job = Files.createDirectories(folder.resolve("job" + number));
    CrashOutput.writeInput(job, ROWS);
    return job;
  }

  /** Jobs, one after the other, until so many processes were killed. */
  private void kill(String sink, int kills, long seed) throws Exception {
    Random random = new Random(seed);
    int killed = 0;
    for (int number = 0; killed < kills; number++) {
      Path path = newJob(number);
      CrashJob job = new CrashJob(path, sink);
      job.run(random);
      killed += job.kills();
      check(path.resolve("out"), sink, "job " + number + " of seed " + seed);
    }
  }

  private static void check(Path out, String sink, String what) throws Exception {
    List<String> rows = CrashOutput.rows(out, sink);
    if (sink.equals("callback")) {
      assertThat(rows.size()).as(what).isGreaterThanOrEqualTo(EXPECTED.size());
      assertThat(rows.stream().distinct().toList()).as(what).isEqualTo(EXPECTED);
      return;
    }
    assertThat(rows).as(what).isEqualTo(EXPECTED);
    if (sink.equals("file")) {
      assertThat(CrashOutput.files(out)).as(what).containsExactly("rows.csv");
    } else {
      assertThat(CrashOutput.files(out)).as(what).isEqualTo(CrashOutput.named(out));
    }
  }

  @ParameterizedTest
  @CsvSource({"folder, 6", "replacing, 5", "file, 5", "callback, 4"})
  void killed_processes_lose_nothing_and_repeat_nothing(String sink, int kills) throws Exception {
    kill(sink, kills, 11);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"folder", "replacing", "file", "callback"})
  void two_hundred_killed_processes_lose_nothing_and_repeat_nothing(String sink) throws Exception {
    kill(sink, 200, 20_261_122);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"folder", "replacing", "file", "callback"})
  void a_process_killed_at_each_moment_of_the_first_commits_goes_on(String sink) throws Exception {
    int number = 0;
    List<String> reached = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      for (int n = 1; n <= 3; n++) {
        CrashJob job = new CrashJob(newJob(number++), sink);
        if (job.killAt(moment.name(), n)) {
          reached.add(moment + " " + n);
          assertThat(job.finish()).as("after %s %s: %s", moment, n, job.error()).isZero();
        }
        check(folder.resolve("job" + (number - 1)).resolve("out"), sink, moment + " " + n);
      }
    }
    assertThat(reached)
        .contains("LEASED 1", "DECIDED 1", "AT_BARRIER 2", "FLUSHED 2", "COMMITTED 2")
        .contains("ACKNOWLEDGED 2");
  }

  @Test
  void without_the_checkpoint_beside_the_rows_a_kill_repeats_rows() throws Exception {
    Path path = newJob(0);
    CrashJob job = new CrashJob(path, "forgetful");

    assertThat(job.killAt("COMMITTED", 2)).isTrue();
    assertThat(job.finish()).as(job.error()).isZero();

    assertThat(CrashOutput.rows(path.resolve("out"), "folder")).hasSizeGreaterThan(EXPECTED.size());
  }

  @Test
  void without_renaming_the_manifest_into_place_a_kill_tears_it() throws Exception {
    Path path = newJob(0);
    CrashJob job = new CrashJob(path, "folder");

    assertThat(job.killAt("IN_PLACE", 2)).isTrue();

    assertThat(job.finish()).isNotZero();
    assertThat(job.error()).contains("core/state-damaged");
  }
}
