package io.bi4j.core.data;

import static java.util.Objects.requireNonNull;

/**
 * An amount in minor units of one currency: {@code Money.ofMinor(1999, "EUR")} is 19.99 euros.
 * Immutable.
 *
 * @param minor the amount in minor units
 * @param currency the ISO 4217 code, or empty when the record does not say
 * @since 0.1
 */
public record Money(long minor, String currency) {
  public Money {
    requireNonNull(currency, "currency");
  }

  /** An amount in minor units. */
  public static Money ofMinor(long minor, String currency) {
    return new Money(minor, currency);
  }

  @Override
  public String toString() {
    return minor + " minor " + currency;
  }
}
