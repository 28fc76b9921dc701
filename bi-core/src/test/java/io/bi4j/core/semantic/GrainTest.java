package io.bi4j.core.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrainTest {
  @ParameterizedTest
  @CsvSource({
    "SECOND, 2024-02-29T23:59:58.5, 2024-02-29T23:59:58",
    "MINUTE, 2024-02-29T23:59:58.5, 2024-02-29T23:59:00",
    "HOUR, 2024-02-29T23:59:58.5, 2024-02-29T23:00:00",
    "DAY, 2024-02-29T23:59:58.5, 2024-02-29T00:00:00",
    "WEEK, 2024-02-29T23:59:58.5, 2024-02-26T00:00:00",
    "MONTH, 2024-02-29T23:59:58.5, 2024-02-01T00:00:00",
    "QUARTER, 2024-02-29T23:59:58.5, 2024-01-01T00:00:00",
    "QUARTER, 2024-12-31T00:00:00, 2024-10-01T00:00:00",
    "QUARTER, 2024-05-31T00:00:00, 2024-04-01T00:00:00",
    "YEAR, 2024-02-29T23:59:58.5, 2024-01-01T00:00:00"
  })
  void a_period_starts_where_the_calendar_says(Grain grain, LocalDateTime at, LocalDateTime start) {
    assertThat(grain.startOf(at, DayOfWeek.MONDAY)).isEqualTo(start);
    assertThat(grain.isStart(start, DayOfWeek.MONDAY)).isTrue();
    assertThat(grain.isStart(start.plusNanos(1), DayOfWeek.MONDAY)).isFalse();
  }

  @Test
  void weeks_start_on_the_day_of_the_calendar() {
    LocalDateTime thursday = LocalDateTime.parse("2024-02-29T12:00");

    assertThat(Grain.WEEK.startOf(thursday, DayOfWeek.SUNDAY)).isEqualTo("2024-02-25T00:00");
    assertThat(Grain.WEEK.startOf(thursday, DayOfWeek.THURSDAY)).isEqualTo("2024-02-29T00:00");
  }

  @Test
  void counting_periods_undoes_adding_them() {
    LocalDateTime start = LocalDateTime.parse("2023-01-01T00:00");
    for (Grain grain : Grain.values()) {
      assertThat(grain.between(start, grain.plus(start, 37))).as(grain.name()).isEqualTo(37);
      assertThat(grain.between(start, grain.plus(start, -5))).as(grain.name()).isEqualTo(-5);
    }
  }

  @Test
  void weeks_nest_in_nothing_but_weeks() {
    assertThat(Grain.DAY.nestsIn(Grain.WEEK)).isTrue();
    assertThat(Grain.WEEK.nestsIn(Grain.MONTH)).isFalse();
    assertThat(Grain.MONTH.nestsIn(Grain.QUARTER)).isTrue();
    assertThat(Grain.QUARTER.nestsIn(Grain.MONTH)).isFalse();
  }
}
