package io.bi4j.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with a regular expression for the grammar and BigDecimal for the value. */
class MoneyTextTest {
  private static final Pattern GRAMMAR = Pattern.compile("[+-]?([0-9]+)(?:\\.([0-9]+))?");

  private static String expected(String text, int exponent) {
    Matcher matcher = GRAMMAR.matcher(text);
    if (!matcher.matches()) {
      return "malformed";
    }
    int fraction = matcher.group(2) == null ? 0 : matcher.group(2).length();
    if (fraction > exponent || matcher.group(1).length() + exponent > 18) {
      return "malformed";
    }
    return new BigDecimal(text).movePointRight(exponent).setScale(0).toString();
  }

  private static String actual(String text, int exponent) {
    return Cells.parse(
        text,
        (bytes, from, length) -> {
          long minor = MoneyText.parse(bytes, from, length, exponent);
          return minor == CellText.INVALID ? "malformed" : Long.toString(minor);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "12.3, 2, 1230",
    "12.34, 2, 1234",
    "-0.05, 2, -5",
    "12, 2, 1200",
    "12.345, 2, malformed",
    "12.300, 2, malformed",
    "1200, 0, 1200",
    "1200.0, 0, malformed",
    "1.234, 3, 1234",
    "9999999999999999.99, 2, 999999999999999999",
    "99999999999999999.99, 2, malformed",
    "'', 2, malformed"
  })
  void amounts_are_exact_in_minor_units(String text, int exponent, String minor) {
    assertThat(actual(text, exponent)).isEqualTo(minor);
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near, exponent)).as(near).isEqualTo(expected(near, exponent));
    }
  }

  @Test
  void random_amounts_are_read_like_BigDecimal() {
    Random random = new Random(4);
    for (int i = 0; i < 60_000; i++) {
      int exponent = random.nextInt(5);
      String text =
          new String[] {"", "-", "+"}[random.nextInt(3)]
              + Cells.digits(random, random.nextInt(20))
              + (random.nextBoolean() ? "" : "." + Cells.digits(random, random.nextInt(6)));
      assertThat(actual(text, exponent)).as(text).isEqualTo(expected(text, exponent));
    }
  }
}
