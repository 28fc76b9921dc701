package io.bi4j.testkit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimSchedulerTest {
  /** Adds one in two steps, as unguarded code does: reads, and writes later what it read. */
  private static void addUnguarded(SimScheduler scheduler, int[] sum, String who) {
    scheduler.execute(
        who + " reads",
        () -> {
          int read = sum[0];
          scheduler.execute(who + " writes", () -> sum[0] = read + 1);
        });
  }

  private static void addGuarded(SimScheduler scheduler, int[] sum, String who) {
    scheduler.execute(who + " adds", () -> sum[0]++);
  }

  @Test
  void a_lost_update_is_found_and_its_seed_and_order_named() {
    assertThatThrownBy(
            () ->
                SimScheduler.explore(
                    100,
                    scheduler -> {
                      int[] sum = {0};
                      addUnguarded(scheduler, sum, "a");
                      addUnguarded(scheduler, sum, "b");
                      scheduler.runAll();
                      assertThat(sum[0]).isEqualTo(2);
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Fails under the order of seed ")
        .hasMessageContaining("reads, ")
        .hasMessageContaining("-Dbi.sim.seed=");
  }

  @Test
  void a_guarded_update_stands_every_order() {
    SimScheduler.explore(
        1_000,
        scheduler -> {
          int[] sum = {0};
          addGuarded(scheduler, sum, "a");
          addGuarded(scheduler, sum, "b");
          scheduler.runAll();
          assertThat(sum[0]).isEqualTo(2);
        });
  }

  private static List<String> orderOf(long seed) {
    SimScheduler scheduler = SimScheduler.seed(seed);
    for (int i = 0; i < 20; i++) {
      scheduler.execute(() -> {});
    }
    scheduler.runAll();
    return scheduler.trace();
  }

  @Test
  void the_same_seed_gives_the_same_order() {
    assertThat(orderOf(7)).hasSize(20).isEqualTo(orderOf(7)).isNotEqualTo(orderOf(8));
  }

  @Test
  void time_jumps_to_the_next_task_and_never_back() {
    SimScheduler scheduler = SimScheduler.seed(1);
    Instant start = scheduler.clock().instant();
    List<Duration> ran = new ArrayList<>();
    Runnable note = () -> ran.add(Duration.between(start, scheduler.clock().instant()));
    scheduler.schedule(Duration.ofDays(30), "late", note);
    scheduler.schedule(Duration.ofSeconds(5), "soon", note);
    scheduler.execute("now", note);

    scheduler.runFor(Duration.ofMinutes(1));

    assertThat(ran).containsExactly(Duration.ZERO, Duration.ofSeconds(5));
    assertThat(scheduler.waiting()).isEqualTo(1);
    assertThat(scheduler.clock().instant()).isEqualTo(start.plusSeconds(60));
    scheduler.runAll();
    assertThat(ran).endsWith(Duration.ofDays(30));
  }

  @Test
  void tasks_without_end_and_tasks_before_now_are_refused() {
    SimScheduler scheduler = SimScheduler.seed(1);
    scheduler.execute(() -> again(scheduler));

    assertThatThrownBy(scheduler::runAll).hasMessageContaining("endless");
    assertThatThrownBy(() -> scheduler.schedule(Duration.ofNanos(-1), "past", () -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void again(SimScheduler scheduler) {
    scheduler.execute(() -> again(scheduler));
  }
}
