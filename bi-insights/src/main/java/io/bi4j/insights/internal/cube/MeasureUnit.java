package io.bi4j.insights.internal.cube;

/**
 * How a measure's values are written.
 *
 * @param kind what the number is
 * @param symbol currency code or unit name; empty for plain numbers
 */
public record MeasureUnit(Kind kind, String symbol) {
  public static final MeasureUnit NUMBER = new MeasureUnit(Kind.NUMBER, "");

  /** Kinds of numbers; PERCENT holds ratios, shown times 100. */
  public enum Kind {
    NUMBER,
    CURRENCY,
    PERCENT,
    NAMED
  }

  public static MeasureUnit currency(String code) {
    return new MeasureUnit(Kind.CURRENCY, code);
  }

  public static MeasureUnit percent() {
    return new MeasureUnit(Kind.PERCENT, "");
  }

  public static MeasureUnit named(String symbol) {
    return new MeasureUnit(Kind.NAMED, symbol);
  }
}
