package io.bi4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualClockTest {
  @Test
  void time_passes_only_when_the_test_says_so() {
    ManualClock clock = ManualClock.at("2026-03-29T00:59:00Z");

    assertThat(clock.instant()).isEqualTo(clock.instant());
    assertThat(clock.advance(Duration.ofHours(2)).instant())
        .isEqualTo(Instant.parse("2026-03-29T02:59:00Z"));
    assertThat(clock.advance(Duration.ofDays(-1)).millis())
        .isEqualTo(Instant.parse("2026-03-28T02:59:00Z").toEpochMilli());
    assertThat(clock.set("2016-01-01T00:00:00Z")).hasToString("ManualClock(2016-01-01T00:00:00Z)");
  }

  @Test
  void a_runtime_takes_its_present_from_it() {
    try (BiRuntime bi = BiRuntime.builder().clock(ManualClock.at("2020-02-29T12:00:00Z")).build()) {
      assertThat(bi.clock().instant()).isEqualTo(Instant.parse("2020-02-29T12:00:00Z"));
    }
  }
}
