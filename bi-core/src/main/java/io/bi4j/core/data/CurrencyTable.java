package io.bi4j.core.data;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Currencies and how many digits their minor unit has. The table ships with the library, so the
 * same amounts mean the same on every JDK and in every year; {@link #version()} names its state.
 *
 * <p>Payment providers deviate from ISO 4217 in places; {@link #withExponents(Map)} gives the table
 * of one provider. Immutable and thread-safe. Source: codes and exponents as published in ISO 4217,
 * list one; withdrawn codes of the last years are kept because older records hold them.
 *
 * @since 0.1
 */
public final class CurrencyTable {
  private static final String VERSION = "iso-4217/2026-01-01";
  private static final CurrencyTable ISO = new CurrencyTable(VERSION, read());

  private final String version;
  private final Map<String, Currency> byCode;

  private CurrencyTable(String version, Map<String, Currency> byCode) {
    this.version = version;
    this.byCode = Collections.unmodifiableMap(byCode);
  }

  /** The table of ISO 4217. */
  public static CurrencyTable iso() {
    return ISO;
  }

  /** The list and the day of its state, with a mark when exponents were changed. */
  public String version() {
    return version;
  }

  /** All entries in the order of their codes. */
  public List<Currency> all() {
    return List.copyOf(byCode.values());
  }

  /** The entry of a three-letter code in capitals, or nothing. */
  public Optional<Currency> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The entry of a three-digit code in use, such as 978; of a withdrawn one if no other has it. */
  public Optional<Currency> findNumeric(String digits) {
    return byCode.values().stream()
        .filter(currency -> currency.numeric().equals(digits))
        .min((a, b) -> Boolean.compare(isWithdrawn(a), isWithdrawn(b)));
  }

  private static boolean isWithdrawn(Currency currency) {
    return currency.status() == Currency.Status.WITHDRAWN;
  }

  /**
   * The entry of a three-letter code.
   *
   * @throws BiException {@code core/bad-value} when there is none
   */
  public Currency get(String code) {
    return find(code)
        .orElseThrow(
            () ->
                new BiException(
                    CoreErrors.BAD_VALUE,
                    "\""
                        + code
                        + "\" is no currency of "
                        + version
                        + ". Use a three-letter code in capitals, such as EUR."));
  }

  /**
   * How many digits the minor unit of a currency has.
   *
   * @throws BiException {@code core/bad-value} when the code is unknown or has no minor unit
   */
  public int exponent(String code) {
    return get(code)
        .exponent()
        .orElseThrow(
            () ->
                new BiException(
                    CoreErrors.BAD_VALUE,
                    "Currency "
                        + code
                        + " has no minor unit in "
                        + version
                        + ", so amounts cannot be MONEY. Use DECIMAL, or set its exponent."));
  }

  /**
   * The same table with other exponents, as one provider uses them.
   *
   * @param exponents digits by code; the codes must be known
   * @throws BiException {@code core/bad-value} for an unknown code
   */
  public CurrencyTable withExponents(Map<String, Integer> exponents) {
    Map<String, Currency> changed = new TreeMap<>(byCode);
    exponents.forEach((code, digits) -> changed.put(code, get(code).withExponent(digits)));
    return new CurrencyTable(version + " with " + new TreeMap<>(exponents), changed);
  }

  /**
   * The amount in major units: {@code 1999} minor units of EUR are {@code 19.99}.
   *
   * @throws BiException {@code core/bad-value} when the code is unknown or has no minor unit
   */
  public BigDecimal toMajor(Money money) {
    return BigDecimal.valueOf(money.minor(), exponent(money.currency()));
  }

  /**
   * The amount in minor units, exactly.
   *
   * @throws BiException {@code core/bad-value} when the amount has more digits than the currency,
   *     or the code is unknown; {@code core/overflow} when it does not fit
   */
  public Money ofMajor(BigDecimal amount, String code) {
    int exponent = exponent(code);
    BigDecimal minor = amount.movePointRight(exponent).stripTrailingZeros();
    if (minor.scale() > 0) {
      throw new BiException(
          CoreErrors.BAD_VALUE,
          "Amount "
              + amount
              + " "
              + code
              + " has more than "
              + exponent
              + " digits after the point. Round it first, and say how.");
    }
    if (minor.precision() - minor.scale() > 19 || minor.toBigInteger().bitLength() > 63) {
      throw new BiException(
          CoreErrors.OVERFLOW,
          "Amount " + amount + " " + code + " does not fit 64 bits of minor units. Use DECIMAL.");
    }
    return Money.ofMinor(minor.longValueExact(), code);
  }

  private static Map<String, Currency> read() {
    Map<String, Currency> entries = new TreeMap<>();
    for (String line : lines()) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" ", 5);
        Integer exponent = parts[2].equals("-") ? null : Integer.valueOf(parts[2]);
        Currency.Status status = Currency.Status.valueOf(parts[3].toUpperCase(Locale.ROOT));
        entries.put(parts[0], new Currency(parts[0], parts[1], exponent, status, parts[4]));
      }
    }
    return entries;
  }

  private static List<String> lines() {
    try (InputStream stream = CurrencyTable.class.getResourceAsStream("iso-4217.txt")) {
      if (stream == null) {
        throw new BiException(CoreErrors.BUG, "The table iso-4217.txt is missing from the jar.");
      }
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        List<String> lines = new ArrayList<>();
        reader.lines().forEach(lines::add);
        return lines;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
