package io.bi4j.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultLoopTest {
  @Test
  void fails_each_operation_once_until_a_run_passes_untouched() {
    List<String> runs = new ArrayList<>();

    int faults =
        FaultLoop.once("three steps")
            .run(fault -> runs.add(fault.hit("a") + " " + fault.hit("b") + " " + fault.hit("c")));

    assertThat(faults).isEqualTo(3);
    assertThat(runs)
        .containsExactly(
            "true false false", "false true false", "false false true", "false false false");
  }

  @Test
  void a_sticky_fault_stays() {
    List<String> runs = new ArrayList<>();

    FaultLoop.sticky("two steps").run(fault -> runs.add(fault.hit("a") + " " + fault.hit("b")));

    assertThat(runs).containsExactly("true true", "false true", "false false");
  }

  @Test
  void names_the_fault_at_which_the_scenario_breaks() {
    assertThatThrownBy(
            () ->
                FaultLoop.once("pay")
                    .run(
                        fault -> {
                          fault.hit("open");
                          assertThat(fault.hit("commit")).as("money is lost").isFalse();
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\"pay\" does not stand fault 2 (commit)")
        .hasMessageContaining("money is lost")
        .hasMessageContaining("-Dbi.fault.point=2");
  }

  @Test
  void a_scenario_that_counts_nothing_or_never_ends_is_refused() {
    assertThatThrownBy(() -> FaultLoop.once("idle").run(fault -> {}))
        .hasMessageContaining("did nothing that could fail");
    assertThatThrownBy(
            () ->
                FaultLoop.once("endless")
                    .atMost(20)
                    .run(
                        fault -> {
                          while (!fault.hit("again")) {
                            continue;
                          }
                        }))
        .hasMessageContaining("after 20 runs");
  }
}
