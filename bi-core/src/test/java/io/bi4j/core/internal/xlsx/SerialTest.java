package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.vector.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days after ECMA-376 part 1, 18.17.4.1; java.time is the reference for the rest. */
class SerialTest {
  private static Serial read(String text, boolean from1904) {
    Serial serial = new Serial(from1904);
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(serial.read(bytes, 0, bytes.length)).as(text).isTrue();
    return serial;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1900-01-01",
    "59, 1900-02-28",
    "61, 1900-03-01",
    "367, 1901-01-01",
    "25569, 1970-01-01",
    "36526, 2000-01-01",
    "45351, 2024-02-29",
    "4.5351E4, 2024-02-29",
    "2958465, 9999-12-31"
  })
  void days_of_the_1900_system(String serial, LocalDate day) {
    assertThat(read(serial, false).epochDay()).isEqualTo(day.toEpochDay());
  }

  @ParameterizedTest
  @CsvSource({"0, 1904-01-01", "1, 1904-01-02", "43889, 2024-02-29", "2957003, 9999-12-31"})
  void days_of_the_1904_system(String serial, LocalDate day) {
    assertThat(read(serial, true).epochDay()).isEqualTo(day.toEpochDay());
  }

  @ParameterizedTest
  @CsvSource({"60", "0", "-1", "2958466", "0.5"})
  void days_that_did_not_exist_are_refused(String serial) {
    assertThat(read(serial, false).epochDay()).isEqualTo(CellText.INVALID);
  }

  @ParameterizedTest
  @CsvSource({"''", "abc", "1x", "1e99", "NaN", "--1", "1.2.3", "1e", "99999999999999"})
  void what_is_no_number_of_days_is_refused(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(new Serial(false).read(bytes, 0, bytes.length)).isFalse();
  }

  /** However a program prints the double of a time, the time comes back. */
  @Test
  void times_of_whole_milliseconds_survive_every_way_to_print_them() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime time =
          LocalDate.of(1970, 1, 1)
              .plusDays(random.nextInt(40_000))
              .atStartOfDay()
              .plus(random.nextInt(86_400_000), ChronoUnit.MILLIS);
      long micros = Times.micros(time);
      double days = micros / 86_400e6 + 25_569;
      String cut = new BigDecimal(days).setScale(10, RoundingMode.HALF_EVEN).toString();

      for (String text :
          new String[] {
            Double.toString(days),
            String.format("%.16g", days),
            cut,
            new BigDecimal(days).toString()
          }) {
        long distance = Math.abs(read(text, false).epochMicros() - micros);
        boolean longText = text.length() > 17;
        assertThat(distance).as(text).isLessThanOrEqualTo(longText ? 1 : 0);
      }
    }
  }

  @Test
  void a_time_near_midnight_is_the_next_day() {
    assertThat(read("45350.99999999999", false).epochMicros())
        .isEqualTo(Times.micros(LocalDate.of(2024, 2, 29).atStartOfDay()));
  }

  @Test
  void lengths_of_time_may_be_negative_and_longer_than_a_day() {
    assertThat(read("-1.5", false).duration()).isEqualTo(-36L * 3_600_000_000L);
    assertThat(read("1.1458333333333333", false).duration()).isEqualTo(99_000_000_000L);
    assertThat(read("6.9444444444444447E-4", false).duration()).isEqualTo(60_000_000L);
  }
}
