package io.bi4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Currency.Status;
import io.bi4j.core.json.JsonCursor;
import io.bi4j.core.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyTableTest {
  private static final CurrencyTable ISO = CurrencyTable.iso();

  @ParameterizedTest(name = "{0} has {1} digits and number {2}")
  @CsvSource({
    "EUR, 2, 978", "USD, 2, 840", "JPY, 0, 392", "KRW, 0, 410", "VND, 0, 704", "CLP, 0, 152",
    "ISK, 0, 352", "UGX, 0, 800", "RWF, 0, 646", "XOF, 0, 952", "XPF, 0, 953", "PYG, 0, 600",
    "BHD, 3, 048", "KWD, 3, 414", "OMR, 3, 512", "TND, 3, 788", "IQD, 3, 368", "LYD, 3, 434",
    "JOD, 3, 400", "CLF, 4, 990", "UYW, 4, 927", "UYI, 0, 940", "MRU, 2, 929", "MGA, 2, 969",
    "HUF, 2, 348", "IDR, 2, 360", "XCG, 2, 532", "ZWG, 2, 924", "SLE, 2, 925"
  })
  void knows_the_digits_of_the_minor_unit(String code, int exponent, String numeric) {
    assertThat(ISO.exponent(code)).isEqualTo(exponent);
    assertThat(ISO.get(code).numeric()).isEqualTo(numeric);
    assertThat(ISO.findNumeric(numeric)).map(Currency::code).hasValue(code);
  }

  @ParameterizedTest
  @CsvSource({"XAU", "XAG", "XPT", "XPD", "XDR", "XXX", "XTS"})
  void metals_and_special_codes_have_no_minor_unit(String code) {
    assertThat(ISO.get(code).exponent()).isEmpty();
    assertThatThrownBy(() -> ISO.exponent(code))
        .isInstanceOf(BiException.class)
        .hasMessageContaining(code)
        .hasMessageContaining("no minor unit");
  }

  @Test
  void refuses_codes_that_do_not_exist() {
    assertThatThrownBy(() -> ISO.get("eur"))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/bad-value"))
        .hasMessageContaining("\"eur\"");
    assertThat(ISO.find("ZZZ")).isEmpty();
  }

  @Test
  void a_provider_may_count_other_digits() {
    CurrencyTable provider = ISO.withExponents(Map.of("ISK", 2, "XAU", 4));

    assertThat(provider.exponent("ISK")).isEqualTo(2);
    assertThat(provider.exponent("XAU")).isEqualTo(4);
    assertThat(provider.exponent("JPY")).isZero();
    assertThat(provider.version()).isEqualTo(ISO.version() + " with {ISK=2, XAU=4}");
    assertThat(ISO.exponent("ISK")).isZero();
    assertThatThrownBy(() -> ISO.withExponents(Map.of("ABC", 2))).hasMessageContaining("ABC");
  }

  @Test
  void turns_major_units_into_minor_and_back_exactly() {
    assertThat(ISO.ofMajor(new BigDecimal("19.9900"), "EUR")).isEqualTo(Money.ofMinor(1999, "EUR"));
    assertThat(ISO.ofMajor(new BigDecimal("-1E+3"), "JPY")).isEqualTo(Money.ofMinor(-1000, "JPY"));
    assertThat(ISO.toMajor(Money.ofMinor(1234, "KWD"))).isEqualTo(new BigDecimal("1.234"));
    assertThat(ISO.toMajor(Money.ofMinor(5, "JPY"))).isEqualTo(new BigDecimal("5"));
    assertThatThrownBy(() -> ISO.ofMajor(new BigDecimal("0.001"), "EUR"))
        .hasMessageContaining("more than 2 digits");
    assertThatThrownBy(() -> ISO.ofMajor(new BigDecimal("92233720368547758.08"), "EUR"))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/overflow"));
    assertThat(ISO.ofMajor(new BigDecimal("92233720368547758.07"), "EUR").minor())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void agrees_with_the_jdk_where_the_jdk_knows_the_code() {
    for (Currency currency : ISO.all()) {
      java.util.Currency known = jdk(currency.code());
      if (known != null) {
        assertThat(currency.exponent().orElse(-1))
            .as(currency.code())
            .isEqualTo(known.getDefaultFractionDigits());
        assertThat(currency.numeric()).isEqualTo(known.getNumericCodeAsString());
      }
    }
    Set<String> unknown =
        ISO.all().stream()
            .map(Currency::code)
            .filter(code -> jdk(code) == null)
            .collect(Collectors.toSet());
    assertThat(Set.of("UYW", "XAD", "XCG", "ZWG")).containsAll(unknown);
  }

  private static java.util.Currency jdk(String code) {
    try {
      return java.util.Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Test
  void holds_every_code_of_the_iso_codes_package_with_its_number() throws IOException {
    Path file = Path.of("/usr/share/iso-codes/json/iso_4217.json");
    assumeTrue(Files.exists(file), "package iso-codes is not installed");
    List<JsonCursor> published;
    try (InputStream stream = Files.newInputStream(file)) {
      published = JsonCursor.of(JsonReader.forData().parse(stream)).list("4217");
    }

    assertThat(published).hasSizeGreaterThan(170);
    for (JsonCursor entry : published) {
      assertThat(ISO.get(entry.string("alpha_3")).numeric()).isEqualTo(entry.string("numeric"));
    }
  }

  @Test
  void keeps_withdrawn_codes_apart() {
    assertThat(ISO.get("HRK").status()).isEqualTo(Status.WITHDRAWN);
    assertThat(ISO.get("BGN").status()).isEqualTo(Status.WITHDRAWN);
    assertThat(ISO.findNumeric("532")).map(Currency::code).hasValue("XCG");
    assertThat(ISO.all()).extracting(Currency::code).isSorted().doesNotHaveDuplicates();
  }
}
