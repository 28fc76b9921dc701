package io.bi4j.testkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each wrong way to replace a file is found within 500 cuts; the right one stands 10,000. */
class PowerCutsTest {
  private static final String OLD = "old ".repeat(3_000);
  private static final String NEW = "new! ".repeat(2_500);

  @TempDir Path folder;

  private PowerCuts replacing(Writers writer) {
    return PowerCuts.of(writer.name(), folder)
        .before(disk -> Files.writeString(disk.path("report.csv"), OLD))
        .during(disk -> writer.replace(disk.path("report.csv"), NEW))
        .after(
            (disk, finished) ->
                assertThat(Files.readString(disk.path("report.csv")))
                    .isIn(finished ? List.of(NEW) : List.of(OLD, NEW)));
  }

  @Test
  void the_right_order_stands_every_cut() throws IOException {
    int changes = replacing(Writers.RIGHT).check(10_000);

    assertThat(changes).as("open, write, force, move, force folder").isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(
      value = Writers.class,
      names = {
        "IN_PLACE",
        "WITHOUT_FORCING_THE_FILE",
        "WITHOUT_FORCING_THE_FOLDER",
        "RENAMING_BEFORE_FORCING",
        "DELETING_FIRST"
      })
  void a_wrong_order_is_found(Writers writer) {
    assertThatThrownBy(() -> replacing(writer).check(500))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\"" + writer + "\" does not stand a power cut")
        .hasMessageContaining("-Dbi.crash.seed=");
  }

  @Test
  void a_disk_that_ignores_forcing_is_found() {
    assertThatThrownBy(() -> replacing(Writers.RIGHT).ignoreForce(true, false).check(500))
        .hasMessageContaining("power cut");
    assertThatThrownBy(() -> replacing(Writers.RIGHT).ignoreForce(false, true).check(500))
        .hasMessageContaining("after its end");
  }

  @Test
  void the_seed_in_the_message_fails_again_alone() {
    Throwable failure = catchFailure(() -> replacing(Writers.WITHOUT_FORCING_THE_FILE).check(500));
    String seed = failure.getMessage().replaceAll("(?s).*bi.crash.seed=(\\d+).*", "$1");

    System.setProperty(PowerCuts.SEED_PROPERTY, seed);
    try {
      assertThatThrownBy(() -> replacing(Writers.WITHOUT_FORCING_THE_FILE).check(20))
          .isInstanceOf(AssertionError.class);
    } finally {
      System.clearProperty(PowerCuts.SEED_PROPERTY);
    }
  }

  @Test
  void a_scenario_that_changes_nothing_is_refused() {
    assertThatThrownBy(() -> PowerCuts.of("nothing", folder).check(10))
        .hasMessageContaining("changes no file");
  }

  @Test
  void a_scenario_that_fails_without_a_cut_says_so() {
    assertThatThrownBy(
            () ->
                PowerCuts.of("wrong", folder)
                    .during(disk -> Files.writeString(disk.path("a"), "1"))
                    .after((disk, finished) -> assertThat(disk.path("b")).exists())
                    .check(10))
        .hasMessageContaining("fails without a power cut");
  }

  private static Throwable catchFailure(ThrowingRunnable task) {
    try {
      task.run();
    } catch (Exception | AssertionError e) {
      return e;
    }
    throw new AssertionError("Nothing was thrown.");
  }

  private interface ThrowingRunnable {
    void run() throws Exception;
  }
}
