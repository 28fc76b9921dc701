package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Cast_ValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      value = {
        "12 | INT64 | 12",
        "-9223372036854775808 | INT64 | -9223372036854775808",
        "9223372036854775807 | INT64 | 9223372036854775807",
        "9223372036854775808 | INT64 | null",
        "-9223372036854775809 | INT64 | null",
        "+7 | INT64 | 7",
        "007 | INT64 | 7",
        "12.0 | INT64 | null",
        "1e3 | INT64 | null",
        "- | INT64 | null",
        "1,000 | INT64 | null",
        "1.5e3 | FLOAT64 | 1500.0",
        "-.5 | FLOAT64 | -0.5",
        "NaN | FLOAT64 | NaN",
        "-Infinity | FLOAT64 | -Infinity",
        "1d | FLOAT64 | null",
        "0x10 | FLOAT64 | null",
        "1e999 | FLOAT64 | null",
        "1e400 | FLOAT64 | null",
        "nan | FLOAT64 | null",
        "12.3 | DECIMAL(5,2) | 12.30",
        "12.300 | DECIMAL(5,2) | 12.30",
        "12.345 | DECIMAL(5,2) | null",
        "1234.5 | DECIMAL(5,2) | null",
        "1.2e2 | DECIMAL(5,2) | 120.00",
        "0 | DECIMAL(2,2) | 0.00",
        "-0.05 | DECIMAL(2,2) | -0.05",
        "99999999999999999999999999999999999999 | DECIMAL(38,0) | 99999999999999999999999999999999999999",
        "TRUE | BOOL | true",
        "no | BOOL | false",
        "0 | BOOL | false",
        "2 | BOOL | null",
        "truest | BOOL | null",
        "2024-02-29 | DATE | 2024-02-29",
        "2023-02-29 | DATE | null",
        "2024-2-9 | DATE | null",
        "01/02/2024 | DATE | null",
        "2024-02-29T00:00 | DATE | null",
        "23:59 | TIME | 23:59:00",
        "23:59:59.123456 | TIME | 23:59:59.123456",
        "23:59:59.123456000 | TIME | 23:59:59.123456",
        "23:59:59.1234567 | TIME | null",
        "24:00 | TIME | null",
        "23:60 | TIME | null",
        "2024-01-31 | LOCAL_DATETIME | 2024-01-31T00:00:00",
        "2024-01-31 10:20 | LOCAL_DATETIME | 2024-01-31T10:20:00",
        "2024-01-31T10:20:30.5 | LOCAL_DATETIME | 2024-01-31T10:20:30.5",
        "2024-01-31T10:20:30Z | LOCAL_DATETIME | null",
        "2024-01-31T10:20:30Z | TIMESTAMP | 2024-01-31T10:20:30Z",
        "2024-01-31 10:20:30+03:00 | TIMESTAMP | 2024-01-31T07:20:30Z",
        "2024-01-31T10:20:30-0530 | TIMESTAMP | 2024-01-31T15:50:30Z",
        "2024-01-31T10:20:30+03 | TIMESTAMP | 2024-01-31T07:20:30Z",
        "2024-01-31T10:20:30+19:00 | TIMESTAMP | null",
        "2024-01-31T10:20:30 | TIMESTAMP | null",
        "2024-01-31T10:20:30Zx | TIMESTAMP | null",
        "2024-01-31X10:20 | LOCAL_DATETIME | null",
        "PT1H30M | DURATION | PT1H30M",
        "1h | DURATION | null",
      })
  void text_is_read_exactly_or_not_at_all(String text, String type, @Nullable String expected) {
    Rows rows = Rows.ofColumn(Field.of("x", DataType.STRING), text, "  " + text + "\t", "", null);

    String written = "cast(cast(x as " + type + ") as STRING)";
    String attempted = "cast(try_cast(x as " + type + ") as STRING)";
    assertThat(rows.eval(attempted)).containsExactly(expected, expected, null, null);
    assertThat(rows.errors).isEmpty();
    assertThat(rows.eval(written).subList(0, 2)).containsExactly(expected, expected);
    assertThat(rows.errors.keySet())
        .containsExactlyElementsOf(
            expected == null ? java.util.List.of(0, 1, 2) : java.util.List.of(2));
    assertThat(rows.errors.values()).containsOnly("core/bad-cast");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      value = {
        "cast(2.5e0 as INT64) | 3",
        "cast(-2.5e0 as INT64) | -3",
        "cast(2.49e0 as INT64) | 2",
        "cast(0.49999999999999994e0 as INT64) | 0",
        "try_cast(1e19 as INT64) | null",
        "try_cast(float64 'NaN' as INT64) | null",
        "cast(2.5 as INT64) | 3",
        "cast(-0.5 as INT64) | -1",
        "try_cast(decimal '9223372036854775808' as INT64) | null",
        "cast(1.005 as DECIMAL(5,2)) | 1.01",
        "cast(-1.005 as DECIMAL(5,2)) | -1.01",
        "cast(0.1e0 as DECIMAL(20,19)) | 0.1000000000000000000",
        "try_cast(1000 as DECIMAL(5,2)) | null",
        "try_cast(float64 'Infinity' as DECIMAL(5,2)) | null",
        "cast(1e20 as DECIMAL(38,0)) | 100000000000000000000",
        "cast(true as INT64) | 1",
        "cast(0 as BOOL) | false",
        "try_cast(2 as BOOL) | null",
        "cast(date '2024-01-31' as LOCAL_DATETIME) | 2024-01-31T00:00",
        "cast(local_datetime '1969-12-31T23:59:59' as DATE) | 1969-12-31",
        "cast(local_datetime '1969-12-31T23:59:59' as TIME) | 23:59:59",
        "cast(12.50 as STRING) | 12.50",
        "cast(-0.0e0 as STRING) | -0.0",
      })
  void values_convert(String text, @Nullable String expected) {
    Object value = Rows.none().one(text);
    assertThat(value == null ? null : value.toString()).isEqualTo(expected);
  }

  @Test
  void a_value_that_does_not_convert_is_an_error_of_its_row() {
    Rows rows = Rows.ofColumn(Field.of("x", DataType.FLOAT64), 1.4, 1e300, Double.NaN, null, -7.5);

    assertThat(rows.eval("cast(x as INT64)")).containsExactly(1L, null, null, null, -8L);
    assertThat(rows.errors).isEqualTo(Map.of(1, "core/bad-cast", 2, "core/bad-cast"));
    assertThat(rows.bind("cast(x as INT64)").nullable()).isTrue();
  }

  @Test
  void a_try_cast_of_a_required_column_may_be_null() {
    Rows rows = Rows.ofColumn(Field.required("x", DataType.STRING), "1");

    assertThat(rows.bind("cast(x as INT64)").nullable()).isFalse();
    assertThat(rows.bind("try_cast(x as INT64)").nullable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cast(date '2024-01-01' as TIMESTAMP) | to_timestamp(x, 'Europe/Berlin')",
        "cast(local_datetime '2024-01-01T00:00' as TIMESTAMP) | named zone",
        "cast(timestamp '2024-01-01T00:00:00Z' as DATE) | day(x)",
        "cast(timestamp '2024-01-01T00:00:00Z' as LOCAL_DATETIME) | at_zone",
        "cast(money '1 minor EUR' as INT64) | minor(x)",
        "cast(100 as MONEY(EUR)) | money(minor_units, 'EUR')",
        "cast(5 as DATE) | docs/types.md",
      })
  void a_cast_that_does_not_exist_names_the_function_to_use(String text, String hint) {
    assertThatThrownBy(() -> Rows.none().bind(text))
        .isInstanceOf(BiException.class)
        .hasMessageContaining(hint);
  }

  @Test
  void a_local_time_becomes_an_instant_only_in_a_named_zone() {
    Rows rows =
        Rows.ofColumn(
            Field.of("x", DataType.STRING),
            "2024-03-31 02:30", // skipped in Berlin
            "2024-10-27 02:30", // twice in Berlin
            "2024-01-01T00:00Z",
            "2024-01-01",
            "soon");

    assertThat(rows.eval("cast(to_timestamp(x, 'Europe/Berlin') as STRING)").subList(0, 4))
        .containsExactly(
            "2024-03-31T01:30:00Z",
            "2024-10-27T00:30:00Z",
            "2024-01-01T00:00:00Z",
            "2023-12-31T23:00:00Z");
    assertThat(rows.errors).isEqualTo(Map.of(4, "core/bad-cast"));
    assertThatThrownBy(() -> rows.bind("to_timestamp(x, 'Mars/Base')"))
        .hasMessageContaining("no time zone");
    assertThatThrownBy(() -> rows.bind("to_timestamp(x, x)")).hasMessageContaining("constant");
    assertThatThrownBy(() -> rows.bind("to_timestamp(x)")).hasMessageContaining("2 arguments");
  }

  @Test
  void wide_decimals_convert_exactly() {
    BigDecimal wide = new BigDecimal("-12345678901234567890123456.78");
    Rows rows = Rows.ofColumn(Field.of("x", DataType.decimal(30, 2)), wide);

    assertThat(rows.one("cast(x as STRING)")).isEqualTo(wide.toPlainString());
    assertThat(rows.one("cast(cast(x as STRING) as DECIMAL(30,2))")).isEqualTo(wide);
    assertThat(rows.one("cast(x as FLOAT64)")).isEqualTo(wide.doubleValue());
    assertThat(rows.one("cast(x as DECIMAL(38,5))")).isEqualTo(wide.setScale(5));
    assertThat(rows.one("cast(x as DECIMAL(38,0))"))
        .isEqualTo(new BigDecimal("-12345678901234567890123457"));
  }

  @Test
  void numbers_in_text_are_bounded_before_they_are_converted() {
    Rows rows =
        Rows.ofColumn(
            Field.of("x", DataType.STRING), "9".repeat(1_000_000), "1e" + "9".repeat(100_000));
    long start = System.nanoTime();

    assertThat(rows.eval("try_cast(x as DECIMAL(38,0))")).containsExactly(null, null);
    assertThat(rows.eval("try_cast(x as FLOAT64)")).containsExactly(null, null);
    assertThat(rows.eval("try_cast(x as INT64)")).containsExactly(null, null);

    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }
}
