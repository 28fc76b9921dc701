package io.bi4j.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.internal.vector.Times;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with the rules of java.time. */
class ZonedTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Africa/Nairobi",
        "Africa/Casablanca",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Asia/Kolkata",
        "UTC",
        "+05:45"
      })
  void clock_times_of_a_zone_become_the_instants_of_java_time(String zoneName) {
    ZoneId zone = ZoneId.of(zoneName);
    ZonedText text = new ZonedText(zone);
    Random random = new Random(6);
    for (int i = 0; i < 50_000; i++) {
      long seconds = random.nextLong(-2_500_000_000L, 4_000_000_000L) / 900 * 900;
      LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
      boolean exists = !zone.getRules().getValidOffsets(local).isEmpty();
      long expected = exists ? Times.micros(local.atZone(zone).toInstant()) : CellText.INVALID;
      assertThat(text.instant(seconds * 1_000_000)).as(local + "").isEqualTo(expected);
    }
  }

  @Test
  void an_hour_that_was_skipped_is_malformed_and_one_that_came_twice_is_the_earlier() {
    ZonedText berlin = new ZonedText(ZoneId.of("Europe/Berlin"));

    assertThat(Cells.<Long>parse("2024-03-31T02:30:00", berlin::parse)).isEqualTo(CellText.INVALID);
    assertThat(Cells.<Long>parse("2024-10-27T02:30:00", berlin::parse))
        .isEqualTo(Cells.<Long>parse("2024-10-27T00:30:00Z", TimestampText::parse));
  }

  @Test
  void text_that_names_its_own_zone_keeps_it() {
    ZonedText berlin = new ZonedText(ZoneId.of("Europe/Berlin"));

    assertThat(Cells.<Long>parse("2024-01-01T00:00:00Z", berlin::parse))
        .isEqualTo(Cells.<Long>parse("2024-01-01T01:00:00", berlin::parse));
    assertThat(Cells.<Long>parse("today", berlin::parse)).isEqualTo(CellText.INVALID);
  }
}
