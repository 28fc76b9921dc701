package io.bi4j.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes and threads that are interrupted share one folder of state. */
class FileStateStore_ProcessesTest {
  private static final StateKey KEY = new StateKey("acme", "count", "n");

  @TempDir Path folder;

  private Process start(String... args) throws Exception {
    return ChildJvm.start(Increments.class, args);
  }

  private void countInTwoProcesses(int times) throws Exception {
    Process a = start("count", folder.toString(), String.valueOf(times));
    Process b = start("count", folder.toString(), String.valueOf(times));

    assertThat(a.waitFor(300, TimeUnit.SECONDS) && b.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(a.exitValue() + b.exitValue()).isZero();
    assertThat(Increments.value(FileStateStore.at(folder), KEY)).isEqualTo(2L * times);
  }

  @Test
  void two_processes_that_count_together_lose_no_increment() throws Exception {
    countInTwoProcesses(200);
  }

  @Test
  @Tag("slow")
  void two_processes_that_count_to_twenty_thousand_lose_no_increment() throws Exception {
    countInTwoProcesses(10_000);
  }

  @Test
  void a_lease_ends_within_a_second_when_its_process_is_killed() throws Exception {
    Path held = folder.resolve("held");
    Path state = folder.resolve("state");
    Process holder = start("hold", state.toString(), held.toString());
    while (!Files.exists(held) && holder.isAlive()) {
      Thread.onSpinWait();
    }
    StateStore store = FileStateStore.at(state);

    assertThatThrownBy(() -> store.acquire(KEY, Duration.ofSeconds(30)))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/already-running"))
        .hasMessageContaining("process " + holder.pid());
    holder.destroyForcibly().waitFor();
    long killed = System.nanoTime();
    try (Lease next = store.acquire(KEY, Duration.ofSeconds(30))) {
      assertThat(next.fence()).isEqualTo(2);
    }
    assertThat(System.nanoTime() - killed).isLessThan(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void interrupts_neither_lose_a_commit_nor_the_lease() throws Exception {
    StateStore store = FileStateStore.at(folder);
    Lease lease = store.acquire(KEY, Duration.ofSeconds(30));
    Thread counter =
        new Thread(
            () -> {
              for (int i = 0; i < 200; i++) {
                Increments.one(store, KEY);
              }
            });
    counter.start();
    while (counter.isAlive()) {
      counter.interrupt();
      Thread.yield();
    }

    assertThat(Increments.value(store, KEY)).isEqualTo(200);
    lease.renew();
    Process other = start("hold", folder.toString(), folder.resolve("never").toString());
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(other.exitValue()).as("the lease is still held").isNotZero();
    lease.close();
  }

  @Test
  void the_document_is_the_same_whoever_asks() throws Exception {
    StateStore store = FileStateStore.at(folder);
    store.compareAndSet(KEY, 0, "7".getBytes(UTF_8));

    Process a = start("count", folder.toString(), "1");
    assertThat(a.waitFor()).isZero();

    assertThat(Increments.value(store, KEY)).isEqualTo(8);
  }
}
