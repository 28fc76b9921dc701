package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BinderTest {
  private static final Schema PAYMENTS =
      Schema.of(
          Field.of("status", DataType.STRING),
          Field.of("amount", DataType.decimal(18, 2)),
          Field.of("fee", DataType.decimal(18, 2)),
          Field.required("created", DataType.TIMESTAMP));

  private final Rows rows =
      Rows.of(
          PAYMENTS,
          row("succeeded", "120.50", "3.20", "2024-01-31T23:59:59Z"),
          row("failed", "200.00", "0.00", "2024-02-01T00:00:00Z"),
          row(null, "103.20", "3.20", "1969-12-31T23:59:59Z"),
          row("succeeded", null, "3.20", "2024-02-29T12:00:00Z"));

  private static Object[] row(String status, String amount, String fee, String created) {
    return new Object[] {
      status,
      amount == null ? null : new BigDecimal(amount),
      new BigDecimal(fee),
      Instant.parse(created)
    };
  }

  @Test
  void a_filter_on_text_and_decimals_is_three_valued() {
    assertThat(rows.eval("status = 'succeeded'")).containsExactly(true, false, null, true);
    assertThat(rows.eval("amount - fee > 100")).containsExactly(true, true, false, null);
    assertThat(rows.eval("status = 'succeeded' and amount - fee > 100"))
        .containsExactly(true, false, false, null);
  }

  @Test
  void a_difference_of_decimals_stays_in_one_long() {
    BoundExpr net = rows.bind("amount - fee");

    assertThat(net.type()).isEqualTo(DataType.decimal(18, 2));
    assertThat(net.inputs()).containsExactly(1, 2);
    assertThat(net.nullable()).isTrue();
    assertThat(rows.eval("amount - fee").get(0)).isEqualTo(new BigDecimal("117.30"));
  }

  @Test
  void the_day_of_an_instant_is_a_date_in_the_zone_of_the_context() {
    assertThat(rows.bind("day(created)").type()).isEqualTo(DataType.DATE);
    assertThat(rows.eval("day(created)"))
        .containsExactly(
            LocalDate.parse("2024-01-31"),
            LocalDate.parse("2024-02-01"),
            LocalDate.parse("1969-12-31"),
            LocalDate.parse("2024-02-29"));
  }

  @Test
  void an_unknown_column_is_named_with_position_and_candidates() {
    assertThatThrownBy(() -> rows.bind("amount > 5 and stats = 'x'"))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code()).isEqualTo(CoreErrors.UNKNOWN_COLUMN))
        .hasMessageContainingAll(
            "amount > 5 and stats = 'x'", "position 16", "\"stats\"", "status");
  }

  @Test
  void text_against_a_number_is_an_error_that_says_how_to_write_it() {
    assertThatThrownBy(() -> rows.bind("amount > '5'"))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code()).isEqualTo(CoreErrors.TYPE_MISMATCH))
        .hasMessageContainingAll("amount is DECIMAL(18,2)", "STRING", "without quotes");
  }
}
