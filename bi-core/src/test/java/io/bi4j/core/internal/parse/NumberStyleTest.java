package io.bi4j.core.internal.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {
  private static String plain(String text, NumberStyle style) {
    byte[] target = new byte[100];
    byte[] bytes = text.getBytes(UTF_8);
    int length = style.toPlain(bytes, 0, bytes.length, target);
    return length < 0 ? "malformed" : new String(target, 0, length, UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"1.234.567,89\", \",\", ., 1234567.89",
        "\"-1.234,5e3\", \",\", ., -1234.5e3",
        "\"1234,5\", \",\", ., 1234.5",
        "\"12,34\", \",\", \"\", 12.34",
        "\"12.34\", \",\", ., malformed",
        "\"12.34\", \",\", \"\", malformed",
        "\"1.2345\", \",\", ., malformed",
        "\"1234.567\", \",\", ., malformed",
        "\".123\", \",\", ., malformed",
        "\"0.123\", \",\", ., malformed",
        "\"1,234.5\", ., \",\", 1234.5",
        "\"1,234,56\", ., \",\", malformed",
        "\"1 234\", ., \" \", 1234",
        "\"1'234'567.5\", ., ', 1234567.5",
        "\"1,5,5\", \",\", ., \"1.5,5\"",
        "\"\", \",\", ., \"\""
      })
  void numbers_of_a_style_are_rewritten_the_plain_way(
      String text, char decimal, String grouping, String plain) {
    assertThat(plain(text, NumberStyle.of(decimal, grouping))).isEqualTo(plain);
  }

  @Test
  void numbers_printed_by_the_JDK_for_a_locale_come_back() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = random.nextLong(-10_000_000_000L, 10_000_000_000L) / 100.0;
      String german = String.format(Locale.GERMANY, "%,.2f", value);
      String french = String.format(Locale.FRANCE, "%,.2f", value);
      String english = String.format(Locale.ROOT, "%.2f", value);
      assertThat(plain(german, NumberStyle.of(',', "."))).isEqualTo(english);
      assertThat(plain(french, NumberStyle.of(',', "\u202f"))).isEqualTo(english);
    }
  }

  @Test
  void a_style_is_named_by_the_example_that_it_prints() {
    for (String example : new String[] {"1234.5", "1.234,5", "1,234.5", "1 234,5", "1'234.5"}) {
      assertThat(NumberStyle.ofExample(example).toString()).isEqualTo(example);
    }
    for (String wrong : new String[] {"", "1.234.5", "1-234,5", "12345", "1..234,5"}) {
      assertThatThrownBy(() -> NumberStyle.ofExample(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void styles_that_cannot_be_read_back_are_refused() {
    for (String grouping : new String[] {".", "5", "a", "-", "..", "\uD83D\uDE00"}) {
      assertThatThrownBy(() -> NumberStyle.of('.', grouping))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> NumberStyle.of(';', "")).isInstanceOf(IllegalArgumentException.class);
  }
}
