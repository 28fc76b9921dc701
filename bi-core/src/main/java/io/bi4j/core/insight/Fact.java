package io.bi4j.core.insight;

import static java.util.Objects.requireNonNull;

/**
 * One number, date or name that an insight states.
 *
 * <p><b>Units.</b> {@code percent} holds a ratio (0.12 for 12 %); {@code points} a difference of
 * two ratios; {@code date} an ISO date in {@link #text()}; a currency code or a word names itself;
 * empty is a plain number. A numeric fact is always finite.
 *
 * @since 0.1
 */
public final class Fact {
  private final String id;
  private final boolean numeric;
  private final double number;
  private final String unit;
  private final String text;

  private Fact(String id, boolean numeric, double number, String unit, String text) {
    this.id = requireNonNull(id, "id");
    this.numeric = numeric;
    this.number = number;
    this.unit = requireNonNull(unit, "unit");
    this.text = requireNonNull(text, "text");
  }

  /**
   * A numeric fact.
   *
   * @param shown the number as sentences write it
   * @throws IllegalArgumentException when {@code number} is NaN or infinite
   */
  public static Fact number(String id, double number, String unit, String shown) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("fact " + id + " must be finite, was " + number);
    }
    return new Fact(id, true, number == 0 ? 0.0 : number, unit, shown);
  }

  /** A name, date or other text; {@code unit} is {@code date} or {@code name}. */
  public static Fact text(String id, String text, String unit) {
    return new Fact(id, false, 0, unit, text);
  }

  /** Name of the slot, unique within the insight. */
  public String id() {
    return id;
  }

  /** Whether {@link #number()} means something. */
  public boolean isNumeric() {
    return numeric;
  }

  /**
   * The exact value.
   *
   * @throws IllegalStateException when the fact is a text
   */
  public double number() {
    if (!numeric) {
      throw new IllegalStateException("fact " + id + " is the text \"" + text + "\"");
    }
    return number;
  }

  /** The unit; see the class comment. */
  public String unit() {
    return unit;
  }

  /** The value as sentences write it. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return id + "=" + text;
  }
}
