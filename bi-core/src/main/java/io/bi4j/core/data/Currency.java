package io.bi4j.core.data;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@link CurrencyTable}. Immutable.
 *
 * @param code the three letters of ISO 4217, for example {@code EUR}
 * @param numeric the three digits of ISO 4217, for example {@code 978}
 * @param exponentOrNull digits after the point in the major unit, or null when there is no minor
 *     unit; see {@link #exponent()}
 * @param status whether the code is in use
 * @param name the English name
 * @since 0.1
 */
public record Currency(
    String code, String numeric, @Nullable Integer exponentOrNull, Status status, String name) {

  /** Whether and how a code is in use. */
  public enum Status {
    /** Money of a country or union. */
    ACTIVE,
    /** A unit of account that is not paid in notes, such as CLF. */
    FUND,
    /** A precious metal; one unit is a troy ounce. */
    METAL,
    /** Supranational units, the test code and the code for no currency. */
    SPECIAL,
    /** No longer issued; met in older records. */
    WITHDRAWN
  }

  public Currency {
    requireNonNull(numeric, "numeric");
    requireNonNull(status, "status");
    requireNonNull(name, "name");
    if (!code.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "A currency code has three capital letters, was \"" + code + "\".");
    }
    if (exponentOrNull != null && (exponentOrNull < 0 || exponentOrNull > 8)) {
      throw new IllegalArgumentException(
          "The exponent of " + code + " must be 0..8, was " + exponentOrNull + ".");
    }
  }

  /** Digits after the point: 2 means that 100 minor units make one major unit. */
  public OptionalInt exponent() {
    return exponentOrNull == null ? OptionalInt.empty() : OptionalInt.of(exponentOrNull);
  }

  Currency withExponent(int exponent) {
    return new Currency(code, numeric, exponent, status, name);
  }
}
