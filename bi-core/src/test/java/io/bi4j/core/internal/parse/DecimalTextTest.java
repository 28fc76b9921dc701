package io.bi4j.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.internal.vector.DecimalVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with a regular expression for the grammar and BigDecimal for the value. */
class DecimalTextTest {
  private static final Pattern GRAMMAR =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  private static String expected(String text, DecimalType type) {
    String digits = text.replaceAll("[eE].*", "").replaceAll("[^0-9]", "");
    if (!GRAMMAR.matcher(text).matches() || digits.length() > 100) {
      return "malformed";
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = value.stripTrailingZeros();
    long digitsAtScale = (long) stripped.precision() + type.scale() - stripped.scale();
    boolean fits = stripped.scale() <= type.scale() && digitsAtScale <= type.precision();
    return fits ? stripped.setScale(type.scale()).unscaledValue().toString() : "malformed";
  }

  private static String actual(String text, DecimalType type) {
    return Cells.parse(text, (bytes, from, length) -> read(bytes, from, length, type));
  }

  private static String read(byte[] bytes, int from, int length, DecimalType type) {
    String wide = "malformed";
    DecimalVector vector = new DecimalVector((DecimalType) DataType.decimal(38, type.scale()));
    vector.reset(1);
    if (DecimalText.parseWide(bytes, from, length, type, vector.high, vector.low, 0)) {
      wide = vector.unscaledAt(0).toString();
    }
    if (!type.isWide()) {
      long narrow = DecimalText.parse(bytes, from, length, type.precision(), type.scale());
      assertThat(narrow == CellText.INVALID ? "malformed" : Long.toString(narrow)).isEqualTo(wide);
    }
    return wide;
  }

  @Test
  void random_decimals_are_read_exactly_or_refused_like_BigDecimal() {
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      int precision = 1 + random.nextInt(38);
      DecimalType type = (DecimalType) DataType.decimal(precision, random.nextInt(precision + 1));
      String sign = new String[] {"", "-", "+"}[random.nextInt(3)];
      String whole = Cells.digits(random, random.nextInt(precision + 2));
      String fraction = random.nextInt(3) == 0 ? "" : "." + Cells.digits(random, random.nextInt(9));
      String zeros = fraction.isEmpty() ? "" : "0".repeat(random.nextInt(4));
      String exponent = random.nextInt(4) > 0 ? "" : "E" + (random.nextInt(30) - 15);
      String text = sign + "0".repeat(random.nextInt(3)) + whole + fraction + zeros + exponent;
      assertThat(actual(text, type)).as(text + " as " + type).isEqualTo(expected(text, type));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12.34, 4, 2",
    "-12.34, 4, 2",
    "0.05, 3, 2",
    "1.500, 3, 1",
    "1e3, 4, 0",
    "12e-1, 3, 1",
    "0, 1, 0",
    "0.00, 1, 1",
    ".5, 1, 1",
    "5., 1, 0",
    "999999999999999999, 18, 0",
    "1000000000000000000, 18, 0",
    "0.000000000000000001, 18, 18",
    "99999999999999999999999999999999999999, 38, 0",
    "-99999999999999999999999999999999999999, 38, 0",
    "100000000000000000000000000000000000000, 38, 0",
    "-18446744073709551616, 38, 0",
    "18446744073709551615.5, 38, 3",
    "1e37, 38, 0",
    "1e38, 38, 0",
    "0e9999, 5, 2",
    "1e-9999, 5, 2",
    "NaN, 5, 2"
  })
  void a_text_and_every_text_one_byte_away_are_accepted_exactly_as_the_grammar_says(
      String text, int precision, int scale) {
    DecimalType type = (DecimalType) DataType.decimal(precision, scale);
    assertThat(actual(text, type)).isEqualTo(expected(text, type));
    for (String near : Cells.neighbours(text)) {
      assertThat(actual(near, type)).as(near).isEqualTo(expected(near, type));
    }
  }

  @Test
  void the_widest_decimal_keeps_all_its_digits() {
    String nines = "9".repeat(38);
    assertThat(actual("-" + nines, (DecimalType) DataType.decimal(38, 0)))
        .isEqualTo(new BigInteger(nines).negate().toString());
  }
}
