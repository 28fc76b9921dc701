package io.bi4j.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with a regular expression for the grammar and Double.parseDouble for the value. */
class Float64TextTest {
  private static final Pattern GRAMMAR =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  private static String expected(String text) {
    if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
      return text;
    }
    String digits = text.replaceAll("[eE].*", "").replaceAll("[^0-9]", "");
    if (!GRAMMAR.matcher(text).matches() || digits.length() > 100) {
      return "malformed";
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? "malformed" : Double.toString(value);
  }

  private static String actual(String text) {
    return Cells.parse(
        text,
        (bytes, from, length) -> {
          double value = Float64Text.parse(bytes, from, length);
          boolean valid = !Double.isNaN(value) || Float64Text.isNaN(bytes, from, length);
          return valid ? Double.toString(value) : "malformed";
        });
  }

  @Test
  void random_doubles_in_their_shortest_text_come_back() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isNaN(value)) {
        assertThat(actual(Double.toString(value))).isEqualTo(Double.toString(value));
      }
    }
  }

  @Test
  void random_decimals_of_every_length_are_rounded_like_parseDouble() {
    Random random = new Random(2);
    for (int i = 0; i < 60_000; i++) {
      String sign = new String[] {"", "-", "+"}[random.nextInt(3)];
      String whole = Cells.digits(random, random.nextInt(random.nextInt(8) == 0 ? 60 : 12));
      String fraction = random.nextBoolean() ? "" : "." + Cells.digits(random, random.nextInt(14));
      String exponent = random.nextInt(3) > 0 ? "" : "e" + (random.nextInt(700) - 350);
      String text = sign + whole + fraction + exponent;
      assertThat(actual(text)).as(text).isEqualTo(expected(text));
    }
  }

  @Test
  void halves_between_two_doubles_round_to_even() {
    assertThat(actual("9007199254740993")).isEqualTo("9.007199254740992E15");
    assertThat(actual("9007199254740995")).isEqualTo("9.007199254740996E15");
    assertThat(actual("2.2250738585072011e-308")).isEqualTo("2.225073858507201E-308");
    assertThat(actual("4.9e-324")).isEqualTo("4.9E-324");
    assertThat(actual("2e-324")).isEqualTo("0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "1.",
        ".5",
        "-1.5",
        "+2.25",
        "12345678901234567890",
        "1e5",
        "1.5E-3",
        "1e22",
        "1e23",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e400",
        "1e-400",
        "NaN",
        "Infinity",
        "-Infinity",
        "+Infinity",
        "nan",
        "inf",
        "0x1p3",
        "1d",
        "1f",
        "",
        "-",
        ".",
        "e5",
        "1e",
        "1e+",
        "1e00001",
        "1,5",
        "1_000"
      })
  void a_text_and_every_text_one_byte_away_are_accepted_exactly_as_the_grammar_says(String text) {
    assertThat(actual(text)).isEqualTo(expected(text));
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near)).as(near).isEqualTo(expected(near));
    }
  }

  @Test
  void more_than_a_hundred_digits_are_refused_before_any_arithmetic() {
    assertThat(actual("0." + "1".repeat(99))).isEqualTo(expected("0." + "1".repeat(99)));
    assertThat(actual("0." + "1".repeat(100))).isEqualTo("malformed");
    assertThat(actual("1".repeat(1_000_000))).isEqualTo("malformed");
  }
}
