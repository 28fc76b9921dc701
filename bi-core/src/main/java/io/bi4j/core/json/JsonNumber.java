package io.bi4j.core.json;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * A JSON number, kept as the exact text of the document so that nothing is lost to rounding.
 *
 * <p>Immutable. Equal when the texts are equal: {@code 1}, {@code 1.0} and {@code 1e0} are three
 * different values; compare {@link #decimal()} for numeric equality. The text has at most 100
 * characters and an exponent of at most ±400, so that {@link #decimal()} is always cheap.
 *
 * @since 0.1
 */
public final class JsonNumber implements JsonValue {
  /** The largest exponent, in either direction, that a number may be written with. */
  public static final int MAX_EXPONENT = 400;

  /** The most characters that a number may be written with. */
  public static final int MAX_CHARS = 100;

  private final String text;

  private JsonNumber(String text) {
    this.text = text;
  }

  /** The number as its decimal digits. */
  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /**
   * The shortest decimal text that reads back as this double; the same text on every JDK.
   *
   * @throws IllegalArgumentException for NaN and infinities, which JSON cannot express
   */
  public static JsonNumber of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "JSON has no " + value + ". Write null or a text instead.");
    }
    return new JsonNumber(DoubleText.of(value));
  }

  /** The number as {@link BigDecimal#toString()} writes it, scale included. */
  public static JsonNumber of(BigDecimal value) {
    return parse(value.toString());
  }

  /**
   * The number with this text.
   *
   * @throws BiException {@code core/bad-json} when it is not a JSON number, {@code core/limit} when
   *     it is too long or its exponent too large
   */
  public static JsonNumber parse(String text) {
    requireNonNull(text, "text");
    if (text.length() > MAX_CHARS) {
      throw new BiException(
          CoreErrors.LIMIT,
          "A number of "
              + text.length()
              + " characters exceeds the limit of "
              + MAX_CHARS
              + " (JsonLimits.maxNumberChars). Send it as a string.");
    }
    int exponentAt = NumberGrammar.check(text);
    if (exponentAt >= 0 && tooLarge(text.substring(exponentAt + 1))) {
      throw new BiException(
          CoreErrors.LIMIT,
          "The number "
              + text
              + " has an exponent beyond ±"
              + MAX_EXPONENT
              + ". Send it as a string.");
    }
    return new JsonNumber(text);
  }

  private static boolean tooLarge(String exponent) {
    String digits = exponent.replaceFirst("^[+-]?0*", "");
    return digits.length() > 3 || (!digits.isEmpty() && Integer.parseInt(digits) > MAX_EXPONENT);
  }

  /** The text exactly as it stood in the document. */
  public String text() {
    return text;
  }

  /** The exact value. */
  public BigDecimal decimal() {
    return new BigDecimal(text);
  }

  /** The nearest double; infinite when the number is beyond the range of doubles. */
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  /** The value when it is whole and fits a long; {@code 1e2} and {@code 5.0} do. */
  public OptionalLong asLong() {
    try {
      return OptionalLong.of(decimal().longValueExact());
    } catch (ArithmeticException notALong) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String kindName() {
    return "number";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonNumber number && number.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
