package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What a measure counts. It decides wording and formatting, and which measures may be compared.
 * Immutable.
 *
 * @param kind the family
 * @param detail a currency code, the column that holds it, a unit of time, or a word of your own;
 *     empty for the other kinds
 * @since 0.1
 */
public record Unit(Kind kind, String detail) {
  /** Not known. */
  public static final Unit NONE = new Unit(Kind.NONE, "");

  /** Whole things. */
  public static final Unit COUNT = new Unit(Kind.COUNT, "");

  /** Hundredths: 12.5 means 12.5 %. */
  public static final Unit PERCENT = new Unit(Kind.PERCENT, "");

  /** A share of one: 0.125 means 12.5 %. */
  public static final Unit RATIO = new Unit(Kind.RATIO, "");

  /** The families of units. */
  public enum Kind {
    /** Not known. */
    NONE,
    /** Whole things. */
    COUNT,
    /** Money of one currency, named by its ISO 4217 code. */
    CURRENCY,
    /** Money whose currency stands in a column of the same record. */
    CURRENCY_IN,
    /** Hundredths. */
    PERCENT,
    /** A share of one. */
    RATIO,
    /** A length of time, in the unit named. */
    DURATION,
    /** A word of your own, such as kg. */
    CUSTOM
  }

  public Unit {
    requireNonNull(detail, "detail");
    boolean needsDetail =
        switch (kind) {
          case CURRENCY, CURRENCY_IN, DURATION, CUSTOM -> true;
          default -> false;
        };
    if (needsDetail == detail.isEmpty()) {
      throw new IllegalArgumentException(
          "Unit " + kind + (needsDetail ? " needs a detail." : " takes no detail: " + detail));
    }
    if (kind == Kind.CURRENCY && !detail.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "A currency is a three-letter ISO 4217 code, was \"" + detail + "\".");
    }
  }

  /** Money of one currency. */
  public static Unit currency(String code) {
    return new Unit(Kind.CURRENCY, code);
  }

  /** Money whose currency stands in a column of the same record. */
  public static Unit currencyIn(String column) {
    return new Unit(Kind.CURRENCY_IN, column);
  }

  /** A length of time, for example in {@code seconds}. */
  public static Unit duration(String unitOfTime) {
    return new Unit(Kind.DURATION, unitOfTime);
  }

  /** A word of your own. */
  public static Unit custom(String word) {
    return new Unit(Kind.CUSTOM, word);
  }

  /** Whether this is money, of whatever currency. */
  public boolean isMoney() {
    return kind == Kind.CURRENCY || kind == Kind.CURRENCY_IN;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case CURRENCY, CUSTOM, DURATION -> detail;
      case CURRENCY_IN -> "currency in " + detail;
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
