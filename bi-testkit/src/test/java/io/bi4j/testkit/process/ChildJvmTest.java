package io.bi4j.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
  @Test
  void a_program_that_keeps_nothing_fits_into_a_small_heap() throws Exception {
    ChildResult result = ChildJvm.of(Programs.Streams.class, "500").heap(32).run();

    assertThat(result.isFinished()).as(result.toString()).isTrue();
    assertThat(result.isOutOfMemory()).isFalse();
    assertThat(result.peakHeapBytes().getAsLong()).isBetween(1L << 20, 32L << 20);
    assertThat(result.liveHeapBytes().getAsLong()).isBetween(1L, 16L << 20);
  }

  @Test
  void a_program_that_keeps_everything_is_found() throws Exception {
    ChildResult result = ChildJvm.of(Programs.Hoards.class, "500").heap(32).run();

    assertThat(result.isFinished()).isFalse();
    assertThat(result.isOutOfMemory()).as(result.toString()).isTrue();
    assertThat(result.peakHeapBytes()).isEmpty();
  }

  @Test
  void direct_memory_is_reported_and_limited() throws Exception {
    ChildResult enough = ChildJvm.of(Programs.HoardsDirect.class, "8").directMemory(32).run();
    ChildResult more = ChildJvm.of(Programs.HoardsDirect.class, "64").directMemory(32).run();

    assertThat(enough.directBytes().getAsLong()).isBetween(8L << 20, 10L << 20);
    assertThat(more.isOutOfMemory()).as(more.toString()).isTrue();
  }

  @Test
  void resident_memory_shows_what_the_heap_took() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "needs /proc");
    ChildResult small = ChildJvm.of(Programs.Streams.class, "1").heap(400).run();
    ChildResult large = ChildJvm.of(Programs.Hoards.class, "200").heap(400).run();

    assertThat(large.peakResidentBytes().getAsLong() - small.peakResidentBytes().getAsLong())
        .isGreaterThan(100L << 20);
  }

  @Test
  void a_failure_says_what_was_thrown_and_printed() throws Exception {
    ChildResult result = ChildJvm.of(Programs.Fails.class, "it").run();

    assertThat(result.isFinished()).isFalse();
    assertThat(result.failure()).contains("java.lang.IllegalStateException: no luck with it");
    assertThat(result.output()).startsWith("about to fail");
    assertThat(result).hasToString(result.toString()).asString().contains("exit code 1");
  }

  @Test
  void a_program_that_hangs_is_killed_and_named() {
    assertThatThrownBy(() -> ChildJvm.of(Programs.Hangs.class).limit(Duration.ofMillis(500)).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Hangs")
        .hasMessageContaining("still ran");
  }

  @Test
  void a_crash_point_does_nothing_in_this_jvm() {
    CrashPoint.hit("anything");
  }
}
