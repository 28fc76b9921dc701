package io.bi4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-06-01T10:00:00Z",
        "2024-02-29T23:59:59.999Z",
        "2000-02-29T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.000Z"
      })
  void a_timestamp_of_seconds_or_milliseconds_in_utc_is_valid(String text) {
    assertThat(CellRules.isTimestamp(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-06-01T10:00:00",
        "2024-06-01t10:00:00Z",
        "2024-06-01 10:00:00Z",
        "2024-06-01T24:00:00Z",
        "2024-06-01T23:59:60Z",
        "2024-06-01T10:60:00Z",
        "2023-02-29T10:00:00Z",
        "1900-02-29T10:00:00Z",
        "2024-04-31T10:00:00Z",
        "2024-06-01T10:00:00.12Z",
        "2024-06-01T10:00:00.1234Z",
        "2024-06-01T10:00:00,123Z",
        "2024-06-01T10:00:00+01:0",
        "+024-06-01T10:00:00Z",
        "2024-06-01T1 :00:00Z",
        "2024-0\u0666-01T10:00:00Z"
      })
  void anything_else_is_not_a_timestamp(String text) {
    assertThat(CellRules.isTimestamp(text)).isFalse();
  }

  @Test
  void days_of_the_months_are_those_of_java_time() {
    for (int year : new int[] {1900, 2000, 2023, 2024}) {
      for (int month = 1; month <= 12; month++) {
        for (int day = 28; day <= 31; day++) {
          assertThat(day <= CellRules.daysIn(year, month)).isEqualTo(exists(year, month, day));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "007", "999999999999999999", "-999999999999999999"})
  void up_to_18_digits_are_a_whole_number(String text) {
    assertThat(CellRules.isWholeNumber(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "+5", " 5", "5 ", "1_000", "0x1F", "12.5", "1e3", "1000000000000000000"})
  void anything_else_is_not_a_whole_number(String text) {
    assertThat(CellRules.isWholeNumber(text)).isFalse();
  }

  private static boolean exists(int year, int month, int day) {
    try {
      LocalDate.of(year, month, day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
