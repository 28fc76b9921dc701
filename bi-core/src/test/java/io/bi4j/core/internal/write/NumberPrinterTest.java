package io.bi4j.core.internal.write;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Compared with java.time, BigDecimal and Double.parseDouble. */
class NumberPrinterTest {
  private static String print(Consumer<TextBuffer> printer) {
    TextBuffer out = new TextBuffer();
    printer.accept(out);
    return new String(out.bytes(), 0, out.length(), US_ASCII);
  }

  @Test
  void longs_print_like_java() {
    Random random = new Random(41);
    for (int i = 0; i < 40_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      assertThat(print(out -> NumberPrinter.printLong(out, value))).isEqualTo("" + value);
    }
    for (long value : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 999, 1000, -1000}) {
      assertThat(print(out -> NumberPrinter.printLong(out, value))).isEqualTo("" + value);
    }
  }

  @Test
  void decimals_print_with_all_digits_of_their_scale() {
    Random random = new Random(42);
    for (int i = 0; i < 40_000; i++) {
      long unscaled = random.nextLong(-999_999_999_999_999_999L, 1_000_000_000_000_000_000L);
      long value = unscaled >> random.nextInt(60);
      int scale = random.nextInt(19);
      assertThat(print(out -> NumberPrinter.printDecimal(out, value, scale)))
          .isEqualTo(BigDecimal.valueOf(value, scale).toPlainString());
    }
  }

  @Test
  void doubles_print_so_that_they_parse_to_the_same_bits_and_never_longer_than_by_java() {
    Random random = new Random(43);
    for (int i = 0; i < 60_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> random.nextInt(1_000_000) / 100.0;
            case 1 -> random.nextLong(1L << 52) / 1_000_000.0;
            case 2 -> -random.nextDouble();
            default -> Double.longBitsToDouble(random.nextLong());
          };
      if (Double.isFinite(value)) {
        String text = print(out -> NumberPrinter.printDouble(out, value));
        assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
            .as(text)
            .isEqualTo(Double.doubleToRawLongBits(value));
        assertThat(text).contains(".");
        if (value != 0 && Math.abs(value) >= 1e-3 && Math.abs(value) < 1e7) {
          assertThat(text.length()).isLessThanOrEqualTo(Double.toString(value).length());
        }
      }
    }
    assertThat(print(out -> NumberPrinter.printDouble(out, -0.0))).isEqualTo("-0.0");
  }

  @Test
  void every_day_of_ten_thousand_years_prints_like_java_time() {
    for (long day = -719_528; day <= 2_932_896; day++) {
      long epochDay = day;
      if (day % 29 == 0) {
        assertThat(print(out -> NumberPrinter.printDate(out, epochDay)))
            .isEqualTo(LocalDate.ofEpochDay(epochDay).toString());
      }
    }
    assertThat(NumberPrinter.isPrintable(-719_528)).isTrue();
    assertThat(NumberPrinter.isPrintable(2_932_896)).isTrue();
    assertThat(NumberPrinter.isPrintable(-719_529)).isFalse();
    assertThat(NumberPrinter.isPrintable(2_932_897)).isFalse();
  }

  @Test
  void times_print_seconds_always_and_fractions_when_there_are_any() {
    Random random = new Random(44);
    for (int i = 0; i < 50_000; i++) {
      long micros = random.nextLong(86_400_000_000L) / 1000 * (i % 2 == 0 ? 1000 : 1);
      LocalTime time = LocalTime.ofNanoOfDay(micros * 1000);
      String text = print(out -> NumberPrinter.printTime(out, micros));
      assertThat(LocalTime.parse(text)).isEqualTo(time);
      Instant instant = Instant.ofEpochSecond(random.nextInt(), micros % 1_000_000 * 1000);
      long epochMicros = instant.getEpochSecond() * 1_000_000 + micros % 1_000_000;
      assertThat(print(out -> NumberPrinter.printDateTime(out, epochMicros)) + "Z")
          .isEqualTo(instant.toString());
    }
    assertThat(print(out -> NumberPrinter.printTime(out, 0))).isEqualTo("00:00:00");
  }
}
