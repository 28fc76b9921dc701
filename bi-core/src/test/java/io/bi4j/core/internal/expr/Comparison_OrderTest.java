package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Comparison_OrderTest {

  @Test
  void nan_equals_nan_and_is_larger_than_all_else() {
    Rows rows =
        Rows.ofColumn(
            Field.of("x", DataType.FLOAT64), Double.NaN, Double.POSITIVE_INFINITY, 0.0, -0.0);

    assertThat(rows.eval("x = float64 'NaN'")).containsExactly(true, false, false, false);
    assertThat(rows.eval("x < float64 'NaN'")).containsExactly(false, true, true, true);
    assertThat(rows.eval("x > float64 'Infinity'")).containsExactly(true, false, false, false);
    assertThat(rows.eval("x <= float64 'NaN'")).containsExactly(true, true, true, true);
    assertThat(rows.eval("x = 0e0")).containsExactly(false, false, true, true);
    assertThat(rows.eval("x = x")).containsExactly(true, true, true, true);
    assertThat(rows.eval("greatest(x, 1e0)"))
        .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, 1.0, 1.0);
  }

  @Test
  void text_is_ordered_by_code_points_not_by_utf16() {
    Rows rows = Rows.ofColumn(Field.of("x", DataType.STRING), "\uFF5E", "𝄞", "a", "");

    assertThat(rows.eval("x < '𝄞'")).containsExactly(true, false, true, true);
    assertThat(rows.eval("x >= '\uFF5E'")).containsExactly(true, true, false, false);
  }

  @Test
  void a_column_is_compared_with_a_fraction_that_its_type_cannot_hold() {
    Rows rows =
        Rows.ofColumn(
            Field.of("x", DataType.decimal(10, 2)),
            new BigDecimal("1.00"),
            new BigDecimal("1.01"),
            new BigDecimal("-1.00"));

    assertThat(rows.eval("x > 1.005")).containsExactly(false, true, false);
    assertThat(rows.eval("x >= 1.001")).containsExactly(false, true, false);
    assertThat(rows.eval("x < 1.005")).containsExactly(true, false, true);
    assertThat(rows.eval("x <= -0.999")).containsExactly(false, false, true);
    assertThat(rows.eval("x = 1.001")).containsExactly(false, false, false);
    assertThat(rows.eval("x <> 1.001")).containsExactly(true, true, true);
    assertThat(rows.eval("1.005 < x")).containsExactly(false, true, false);
    assertThat(rows.eval("x < 99999999999999999999999999999999999999")).containsOnly(true);
    assertThat(rows.eval("x > 9223372036854775807")).containsOnly(false);
  }

  @Test
  void the_ends_of_the_integers_are_compared_exactly() {
    Rows rows = Rows.ofColumn(Field.of("x", DataType.INT64), Long.MAX_VALUE, Long.MIN_VALUE, 0L);

    assertThat(rows.eval("x > 9223372036854775807")).containsExactly(false, false, false);
    assertThat(rows.eval("x >= 9223372036854775807")).containsExactly(true, false, false);
    assertThat(rows.eval("x < -9223372036854775808")).containsExactly(false, false, false);
    assertThat(rows.eval("x <= -9223372036854775808")).containsExactly(false, true, false);
    assertThat(rows.eval("x <> 0")).containsExactly(true, true, false);
    assertThat(rows.eval("x < 9223372036854775808")).containsExactly(true, true, true);
    assertThat(rows.eval("x in (9223372036854775807, 0.0, 0.5)"))
        .containsExactly(true, false, true);
  }

  @Test
  void decimals_that_no_one_type_holds_are_compared_exactly() {
    Schema schema =
        Schema.of(Field.of("a", DataType.decimal(38, 0)), Field.of("b", DataType.decimal(38, 38)));
    Rows rows =
        Rows.of(
            schema,
            new Object[] {BigDecimal.ONE, new BigDecimal("0.9").setScale(38)},
            new Object[] {BigDecimal.ZERO, new BigDecimal("0.9").setScale(38)});

    assertThat(rows.eval("a > b")).containsExactly(true, false);
    assertThat(rows.eval("a <= b")).containsExactly(false, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n > '5' | Write the number without quotes",
        "n = s | cast(s as INT64)",
        "d = '2024-01-01' | Write date '2024-01-01'",
        "t >= '2024-01-01' | timestamp '",
        "t = d | Write day(t)",
        "m > 100 | minor(m)",
        "b = 1 | Cast one side",
        "l = l | a field, an element",
        "s and b | must be BOOL",
        "n in (1, 'a') | without quotes",
        "n like 'a' | cast the value to STRING",
      })
  void values_that_do_not_compare_are_refused_with_the_way_to_write_it(String text, String hint) {
    Schema schema =
        Schema.of(
            Field.of("n", DataType.INT64),
            Field.of("s", DataType.STRING),
            Field.of("d", DataType.DATE),
            Field.of("t", DataType.TIMESTAMP),
            Field.of("m", DataType.money("EUR")),
            Field.of("b", DataType.BOOL),
            Field.of("l", DataType.list(DataType.INT64)));

    assertThatThrownBy(() -> Rows.of(schema).bind(text))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code()).isEqualTo(CoreErrors.TYPE_MISMATCH))
        .hasMessageContaining(text)
        .hasMessageContaining("position 1")
        .hasMessageContaining(hint);
  }
}
