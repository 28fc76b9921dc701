package io.bi4j.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.internal.vector.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with regular expressions for the grammar and java.time for the value. */
class DateTimeTextTest {
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String TIME =
      "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.([0-9]{1,6}|[0-9]{6}0{1,3}))?)?";
  private static final String ZONE = " ?(Z|z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)";

  private static String expected(String text, String grammar, Function<String, Long> value) {
    if (!Pattern.matches(grammar, text)) {
      return "malformed";
    }
    try {
      return Long.toString(value.apply(text));
    } catch (DateTimeException e) {
      return "malformed";
    }
  }

  private static String expectedDate(String text) {
    return expected(text, DATE, t -> LocalDate.parse(t).toEpochDay());
  }

  private static String expectedTime(String text) {
    return expected(text, TIME, t -> LocalTime.parse(t).toNanoOfDay() / 1000);
  }

  private static String expectedLocal(String text) {
    return expected(
        text,
        DATE + "[Tt ]" + TIME,
        t -> Times.micros(LocalDateTime.parse(t.replace(' ', 'T').replace('t', 'T'))));
  }

  private static String expectedTimestamp(String text) {
    return expected(
        text,
        DATE + "[Tt ]" + TIME + ZONE,
        t -> {
          String zone = t.substring(10).replaceFirst("^[^Zz+U-]*", "");
          String local = t.substring(0, t.length() - zone.length()).strip().replace(' ', 'T');
          ZoneOffset offset =
              zone.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(zone.replace('z', 'Z'));
          LocalDateTime time = LocalDateTime.parse(local.replace('t', 'T'));
          return Times.micros(OffsetDateTime.of(time, offset).toInstant());
        });
  }

  private static String actual(String text, Cells.Parser<Long> parser) {
    long value = Cells.parse(text, parser);
    return value == CellText.INVALID ? "malformed" : Long.toString(value);
  }

  @Test
  void every_day_of_ten_thousand_years_is_read() {
    LocalDate last = LocalDate.of(9999, 12, 31);
    for (LocalDate day = LocalDate.of(0, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
      byte[] text = day.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      if (DateText.parse(text, 0, text.length) != day.toEpochDay()) {
        assertThat(DateText.parse(text, 0, text.length)).as(day + "").isEqualTo(day.toEpochDay());
      }
    }
  }

  @Test
  void days_that_do_not_exist_are_malformed_in_every_year() {
    for (int year = 0; year < 10_000; year += 1) {
      for (int month = 0; month <= 13; month++) {
        for (int day : new int[] {0, 1, 28, 29, 30, 31, 32}) {
          String text = String.format("%04d-%02d-%02d", year, month, day);
          if (year % 50 < 5) {
            assertThat(actual(text, DateText::parse)).as(text).isEqualTo(expectedDate(text));
          }
        }
      }
    }
  }

  @Test
  void every_second_of_a_day_is_read_and_no_other() {
    for (int hour = 0; hour < 26; hour++) {
      for (int minute = 0; minute < 62; minute++) {
        for (int second = 0; second < 62; second += 9) {
          String time = String.format("%02d:%02d:%02d", hour, minute, second);
          assertThat(actual(time, TimeText::parse)).as(time).isEqualTo(expectedTime(time));
          String local = "2024-02-29T" + time;
          assertThat(actual(local, LocalDateTimeText::parse)).isEqualTo(expectedLocal(local));
          String instant = local + "Z";
          assertThat(actual(instant, TimestampText::parse)).isEqualTo(expectedTimestamp(instant));
        }
      }
    }
  }

  @Test
  void random_instants_in_every_shape_are_read_like_java_time() {
    Random random = new Random(5);
    String[] zones = {
      "Z", "z", "UTC", " UTC", "+00", "+02:00", "-0330", "+18:00", "+18:01", "-00:00"
    };
    for (int i = 0; i < 60_000; i++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_799L));
      String local =
          instant.toString().replace("Z", "").replace('T', "T tT".charAt(random.nextInt(4)));
      int digits = random.nextInt(11);
      String fraction = digits == 0 ? "" : "." + Cells.digits(random, Math.min(digits, 6));
      String zeros = digits > 6 ? "0".repeat(digits - 6) : "";
      String text = local + fraction + zeros;
      assertThat(actual(text, LocalDateTimeText::parse)).as(text).isEqualTo(expectedLocal(text));
      String zoned = text + zones[random.nextInt(zones.length)];
      assertThat(actual(zoned, TimestampText::parse)).as(zoned).isEqualTo(expectedTimestamp(zoned));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-29", "1900-02-28", "0000-01-01", "9999-12-31", "2023-11-30", ""})
  void dates_are_accepted_exactly_as_the_grammar_says(String text) {
    assertThat(actual(text, DateText::parse)).isEqualTo(expectedDate(text));
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near, DateText::parse)).as(near).isEqualTo(expectedDate(near));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00:00", "23:59:59", "12:34:56.7", "12:34:56.123456", "12:34:56.123456000", ""})
  void times_are_accepted_exactly_as_the_grammar_says(String text) {
    assertThat(actual(text, TimeText::parse)).isEqualTo(expectedTime(text));
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near, TimeText::parse)).as(near).isEqualTo(expectedTime(near));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T12:34", "2024-02-29 12:34:56", "2024-02-29T12:34:56.123",
        "2024-02-29T12:34:56.123456", "1999-12-31t23:59:59.999999000", ""
      })
  void local_times_are_accepted_exactly_as_the_grammar_says(String text) {
    assertThat(actual(text, LocalDateTimeText::parse)).isEqualTo(expectedLocal(text));
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near, LocalDateTimeText::parse)).as(near).isEqualTo(expectedLocal(near));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T12:34:56Z",
        "2024-02-29T12:34:56.789Z",
        "2024-02-29T12:34Z",
        "2024-02-29 12:34:56+00",
        "2024-02-29T12:34:56.123456+05:30",
        "2024-02-29T12:34:56-1200",
        "2024-02-29 12:34:56 UTC",
        "2024-02-29T12:34:56.12 Z",
        "2024-02-29T12:34:56.123456789Z",
        "2024-02-29T12:34:56.123456000Z",
        "2016-12-31T23:59:60Z",
        "2024-02-29T12:34:56",
        ""
      })
  void timestamps_are_accepted_exactly_as_the_grammar_says(String text) {
    assertThat(actual(text, TimestampText::parse)).isEqualTo(expectedTimestamp(text));
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near, TimestampText::parse)).as(near).isEqualTo(expectedTimestamp(near));
    }
  }

  @Test
  void every_byte_at_every_position_of_a_timestamp_is_judged() {
    for (String text : new String[] {"2024-02-29T12:34:56Z", "2024-02-29T12:34:56.789Z"}) {
      for (int at = 0; at < text.length(); at++) {
        for (int b = 0; b < 128; b++) {
          String near = text.substring(0, at) + (char) b + text.substring(at + 1);
          assertThat(actual(near, TimestampText::parse))
              .as(near)
              .isEqualTo(expectedTimestamp(near));
        }
        byte[] high = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        high[at] |= (byte) 0x80;
        assertThat(TimestampText.parse(high, 0, high.length)).isEqualTo(CellText.INVALID);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P1D", "PT1H", "PT1M", "PT1.5S", "-PT0.000001S", "P2DT3H4M5.123456S", "PT-1.5S", "-P-1D",
        "P106751991D", "P106751992D", "PT9223372036854S", "PT9223372036855S", "P", "PT", "P1DT", "",
        "PT1.1234560S", "PT1.1234567S", "P1W", "P1Y", "PT1S1M"
      })
  void durations_are_accepted_exactly_as_the_grammar_says(String text) {
    assertThat(actual(text, DurationText::parse)).isEqualTo(expectedDuration(text));
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near, DurationText::parse)).as(near).isEqualTo(expectedDuration(near));
    }
  }

  private static String expectedDuration(String text) {
    String n = "[+-]?[0-9]{1,18}";
    String clock = "(" + n + "H)?(" + n + "M)?(" + n + "(\\.([0-9]{1,6}|[0-9]{6}0{1,3}))?S)?";
    try {
      return expected(
          text, "[+-]?P(" + n + "D)?(T(?=.)" + clock + ")?", t -> Times.micros(Duration.parse(t)));
    } catch (ArithmeticException overflow) {
      return "malformed";
    }
  }
}
