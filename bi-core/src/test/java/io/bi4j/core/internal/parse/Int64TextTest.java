package io.bi4j.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with a regular expression for the grammar and BigInteger for the value. */
class Int64TextTest {
  private static final Pattern GRAMMAR = Pattern.compile("[+-]?[0-9]{1,19}");
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private static String expected(String text) {
    if (!GRAMMAR.matcher(text).matches()) {
      return "malformed";
    }
    BigInteger value = new BigInteger(text);
    return value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0 ? "malformed" : value.toString();
  }

  private static String actual(String text) {
    return Cells.parse(
        text,
        (bytes, from, length) -> {
          long value = Int64Text.parse(bytes, from, length);
          boolean valid = value != CellText.INVALID || Int64Text.isMinimum(bytes, from, length);
          return valid ? Long.toString(value) : "malformed";
        });
  }

  @Test
  void every_number_of_up_to_five_digits_is_read() {
    for (int value = -99_999; value <= 99_999; value++) {
      assertThat(actual(Integer.toString(value))).isEqualTo(Integer.toString(value));
    }
  }

  @Test
  void random_numbers_of_every_length_are_read_like_BigInteger() {
    Random random = new Random(20260101);
    for (int i = 0; i < 60_000; i++) {
      String sign = new String[] {"", "-", "+"}[random.nextInt(3)];
      String text = sign + Cells.digits(random, 1 + random.nextInt(21));
      assertThat(actual(text)).as(text).isEqualTo(expected(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "-7",
        "+7",
        "-0",
        "12345678",
        "-12345678",
        "123456789",
        "1234567890123456",
        "12345678901234567",
        "999999999999999999",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "9999999999999999999",
        "18446744073709551616",
        "0000000000000000001",
        "00000000000000000001",
        "",
        "-",
        "+"
      })
  void a_text_and_every_text_one_byte_away_are_accepted_exactly_as_the_grammar_says(String text) {
    assertThat(actual(text)).isEqualTo(expected(text));
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near)).as(near).isEqualTo(expected(near));
    }
  }

  @Test
  void every_single_byte_at_every_position_is_judged() {
    for (int length : new int[] {1, 3, 8, 9, 16, 19}) {
      for (int at = 0; at < length; at++) {
        for (int b = 0; b < 256; b++) {
          byte[] text = "1".repeat(length).getBytes(StandardCharsets.US_ASCII);
          text[at] = (byte) b;
          boolean digit = b >= '0' && b <= '9';
          boolean sign = at == 0 && length > 1 && (b == '+' || b == '-');
          long value = Int64Text.parse(text, 0, length);
          boolean tooLarge = length == 19 && at == 0 && b == '9' && value == CellText.INVALID;
          assertThat(value != CellText.INVALID).isEqualTo((digit || sign) && !tooLarge);
        }
      }
    }
  }
}
