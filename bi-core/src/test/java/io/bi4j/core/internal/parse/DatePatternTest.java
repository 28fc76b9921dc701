package io.bi4j.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with DateTimeFormatter of the same pattern, strict. */
class DatePatternTest {
  private static DateTimeFormatter reference(String pattern) {
    return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu").replace("T", "'T'"))
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static String expected(String text, String pattern) {
    try {
      LocalDate day = LocalDate.parse(text, reference(pattern));
      return day.getYear() < 0 ? "malformed" : Long.toString(day.toEpochDay());
    } catch (DateTimeException e) {
      return "malformed";
    }
  }

  private static String actual(String text, DatePattern pattern) {
    long value = Cells.parse(text, pattern::parseDate);
    return value == CellText.INVALID ? "malformed" : Long.toString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "yyyyMMdd", "yyyy/MM/dd"})
  void every_day_of_four_centuries_is_read(String text) {
    DatePattern pattern = DatePattern.of(text);
    DateTimeFormatter formatter = reference(text);
    for (int day = -80_000; day < 70_000; day++) {
      String cell = LocalDate.ofEpochDay(day).format(formatter);
      assertThat(actual(cell, pattern)).as(cell).isEqualTo(Integer.toString(day));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "29/02/2024, dd/MM/yyyy",
    "02/29/2024, MM/dd/yyyy",
    "31.12.1999, dd.MM.yyyy",
    "20240229, yyyyMMdd",
    "2024-02-29, yyyy-MM-dd",
    "01-02-2024, dd-MM-yyyy"
  })
  void texts_one_byte_away_are_accepted_like_a_strict_formatter(String text, String pattern) {
    DatePattern compiled = DatePattern.of(pattern);
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near, compiled)).as(near).isEqualTo(expected(near, pattern));
    }
  }

  @Test
  void single_letters_take_one_or_two_digits() {
    DatePattern pattern = DatePattern.of("M/d/yyyy");

    assertThat(actual("2/9/2024", pattern)).isEqualTo("" + LocalDate.of(2024, 2, 9).toEpochDay());
    assertThat(actual("02/09/2024", pattern)).isEqualTo(actual("2/9/2024", pattern));
    assertThat(actual("12/31/2024", pattern))
        .isEqualTo("" + LocalDate.of(2024, 12, 31).toEpochDay());
    assertThat(actual("002/9/2024", pattern)).isEqualTo("malformed");
  }

  @Test
  void times_are_read_when_the_pattern_has_them() {
    DatePattern pattern = DatePattern.of("dd.MM.yyyy HH:mm:ss.SSS");
    LocalDateTime time = LocalDateTime.of(2024, 2, 29, 23, 59, 1, 250_000_000);
    long micros = time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + 250_000;

    assertThat(pattern.hasTime()).isTrue();
    assertThat(Cells.<Long>parse("29.02.2024 23:59:01.25", pattern::parseDateTime))
        .isEqualTo(micros);
    assertThat(Cells.<Long>parse("29.02.2024 24:00:00.0", pattern::parseDateTime))
        .isEqualTo(CellText.INVALID);
    assertThat(Cells.<Long>parse("29.02.2024 00:00:00.1234567", pattern::parseDateTime))
        .isEqualTo(CellText.INVALID);
    assertThat(actual("29.02.2024 00:00:01.0", pattern)).isEqualTo("malformed");
    assertThat(actual("29.02.2024 00:00:00.0", pattern)).isNotEqualTo("malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yy-MM-dd",
        "dd/MM",
        "yyyy-MM-dd-dd",
        "yyyyMd",
        "yyyy-MMM-dd",
        "yyyy-MM-ddXX",
        "mm",
        "yyyy-MM-dd mm:ss",
        "yyyy-MM-dd é",
        "yyyy-MM-dd 1",
        "yyyyy-MM-dd"
      })
  void patterns_outside_the_rules_are_refused_with_an_example(String pattern) {
    assertThatThrownBy(() -> DatePattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + pattern + "\"")
        .hasMessageContaining("dd/MM/yyyy");
  }
}
