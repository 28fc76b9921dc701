package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Money_ArithmeticTest {
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("amount", DataType.money("EUR")),
          Field.of("fee", DataType.money("EUR")),
          Field.of("usd", DataType.money("USD")),
          Field.of("paid", DataType.moneyIn("currency")),
          Field.of("back", DataType.moneyIn("currency")),
          Field.of("currency", DataType.STRING),
          Field.of("rate", DataType.decimal(6, 4)),
          Field.of("share", DataType.FLOAT64));

  private final Rows rows =
      Rows.of(
          SCHEMA,
          new Object[] {
            eur(1000),
            eur(29),
            Money.ofMinor(5, "USD"),
            kes(700),
            kes(100),
            "KES",
            new BigDecimal("0.0250"),
            0.5
          },
          new Object[] {null, eur(1), null, null, kes(1), null, new BigDecimal("1.0000"), null});

  private static Money eur(long minor) {
    return Money.ofMinor(minor, "EUR");
  }

  private static Money kes(long minor) {
    return Money.ofMinor(minor, "KES");
  }

  @Test
  void money_of_one_currency_adds() {
    assertThat(rows.eval("amount - fee")).containsExactly(eur(971), null);
    assertThat(rows.eval("amount + fee > money '1000 minor EUR'")).containsExactly(true, null);
    assertThat(rows.eval("-amount")).containsExactly(eur(-1000), null);
    assertThat(rows.eval("abs(fee - amount)")).containsExactly(eur(971), null);
  }

  @Test
  void money_keeps_the_currency_of_its_row() {
    assertThat(rows.bind("paid - back").type()).isEqualTo(DataType.moneyIn("currency"));
    assertThat(rows.eval("paid - back")).containsExactly(kes(600), null);
    assertThat(rows.eval("paid * rate").get(0)).isEqualTo(kes(18)); // 17.5 to even
    assertThat(rows.eval("rate * paid").get(0)).isEqualTo(kes(18));
    assertThat(rows.eval("coalesce(paid, back)")).containsExactly(kes(700), kes(1));
    assertThat(rows.eval("if(minor(back) > 50, paid, back)")).containsExactly(kes(700), kes(1));
    assertThat(rows.eval("currency_of(paid)")).containsExactly("KES", null);
    assertThat(rows.eval("money(minor(back), currency)")).containsExactly(kes(100), null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "money '5 minor EUR' * 0.5 | 2",
        "money '7 minor EUR' * 0.5 | 4",
        "money '-5 minor EUR' * 0.5 | -2",
        "money '5 minor EUR' / 2 | 2",
        "money '15 minor EUR' / 10 | 2",
        "money '25 minor EUR' / 10 | 2",
        "money '1000 minor EUR' * 0.029 | 29",
        "money '3 minor EUR' * 4 | 12",
        "4 * money '3 minor EUR' | 12",
        "money '101 minor EUR' * 0.5e0 | 50",
        "money '9 minor EUR' / float64 'Infinity' | 0",
      })
  void money_times_a_number_is_rounded_half_to_even(String text, long minor) {
    assertThat(Rows.none().one(text)).isEqualTo(eur(minor));
  }

  @Test
  void durations_scale_like_money() {
    assertThat(Rows.none().one("duration 'PT1H' * 1.5")).isEqualTo(Duration.ofMinutes(90));
    assertThat(Rows.none().one("duration 'PT1H' / 4")).isEqualTo(Duration.ofMinutes(15));
    assertThat(Rows.none().one("duration 'PT1H' / duration 'PT30M'")).isEqualTo(2.0);
    assertThat(Rows.none().one("total_seconds(duration 'PT1M0.5S')")).isEqualTo(60.5);
  }

  @Test
  void money_by_money_is_a_ratio_and_by_zero_null() {
    assertThat(rows.eval("fee / amount")).containsExactly(0.029, null);
    assertThat(Rows.none().one("money '1 minor EUR' / money '0 minor EUR'")).isNull();
    assertThat(Rows.none().one("money '1 minor EUR' / 0")).isNull();
    assertThat(Rows.none().one("money '1 minor EUR' / 0e0")).isNull();
  }

  @Test
  void too_much_money_is_an_error_of_its_row() {
    Rows much = Rows.ofColumn(Field.of("m", DataType.money("EUR")), eur(Long.MAX_VALUE), eur(1));

    assertThat(much.eval("m + m")).containsExactly(null, eur(2));
    assertThat(much.errors).isEqualTo(Map.of(0, "core/overflow"));
    much.eval("m * 1.5");
    assertThat(much.errors).isEqualTo(Map.of(0, "core/overflow"));
    much.eval("m * float64 'NaN'");
    assertThat(much.errors).containsOnlyKeys(0, 1);
  }

  @ParameterizedTest
  @CsvSource({"amount + usd", "amount - paid", "amount / usd", "amount = usd", "amount > paid"})
  void currencies_do_not_mix(String text) {
    assertThatThrownBy(() -> rows.bind(text))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code()).isEqualTo(CoreErrors.MIXED_CURRENCY))
        .hasMessageContaining("MONEY(EUR)");
  }

  @Test
  void money_does_not_add_to_numbers() {
    assertThatThrownBy(() -> rows.bind("amount + 5"))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("MONEY(EUR)")
        .hasMessageContaining("multiplies with numbers");
  }
}
