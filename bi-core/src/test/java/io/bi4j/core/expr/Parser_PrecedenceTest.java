package io.bi4j.core.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Parser_PrecedenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a + b * c            ~ a + b * c",
        "(a + b) * c          ~ (a + b) * c",
        "a - b - c            ~ a - b - c",
        "a - (b - c)          ~ a - (b - c)",
        "a or b and not c     ~ a or b and not c",
        "(a or b) and c       ~ (a or b) and c",
        "not a = b            ~ not a = b",
        "NOT (a AND b)        ~ not (a and b)",
        "a != b               ~ a <> b",
        "-a * b               ~ -a * b",
        "-(a * b)             ~ -(a * b)",
        "a || b || c          ~ a || b || c",
        "a || b = c + d       ~ a || b = c + d",
        "x is not null        ~ x is not null",
        "x in (1, 2)          ~ x in (1, 2)",
        "x not in (1)         ~ x not in (1)",
        "x between 1 and 2 and y ~ x between 1 and 2 and y",
        "x not like 'a%'      ~ x not like 'a%'",
        "x like 'a' escape '!' ~ x like 'a' escape '!'",
        "a.b[1].c             ~ a.b[1].c",
        "a::INT64             ~ cast(a as INT64)",
        "a::decimal(5,2) + 1  ~ cast(a as DECIMAL(5,2)) + 1",
        "try_cast(a as DATE)  ~ try_cast(a as DATE)",
        "case when a then 1 else 2 end ~ case when a then 1 else 2 end",
        "case x when 1 then 'a' end    ~ case when x = 1 then 'a' end",
        "IF(a, b, c)          ~ if(a, b, c)",
        "COUNT(*)             ~ count()",
        "count(distinct x)    ~ count_distinct(x)",
        "sum(x) filter (where y > 1) ~ sum(x) filter (where y > 1)",
        "(a = b) = c          ~ (a = b) = c",
        "\"a b\" + \"c\"      ~ \"a b\" + c",
      })
  void text_reads_as_its_canonical_form(String text, String canonical) {
    assertThat(Exprs.parse(text)).hasToString(canonical);
  }

  @Test
  void operators_bind_as_the_tree_says() {
    assertThat(Exprs.parse("a + b * c"))
        .isEqualTo(
            Exprs.call("+", Exprs.col("a"), Exprs.call("*", Exprs.col("b"), Exprs.col("c"))));
    assertThat(Exprs.parse("a and b and c"))
        .isEqualTo(Exprs.call("and", Exprs.col("a"), Exprs.col("b"), Exprs.col("c")));
    assertThat(Exprs.parse("not a = b"))
        .isEqualTo(Exprs.call("not", Exprs.call("=", Exprs.col("a"), Exprs.col("b"))));
    assertThat(Exprs.parse("-a.b"))
        .isEqualTo(Exprs.call("negate", Exprs.call("field", Exprs.col("a"), Exprs.lit("b"))));
  }

  static Stream<Arguments> literals() {
    return Stream.of(
        arguments("42", 42L),
        arguments("-42", -42L),
        arguments("-9223372036854775808", Long.MIN_VALUE),
        arguments("9223372036854775808", new BigDecimal("9223372036854775808")),
        arguments("12.50", new BigDecimal("12.50")),
        arguments(".5", new BigDecimal("0.5")),
        arguments("1e3", 1000.0),
        arguments("float64 'NaN'", Double.NaN),
        arguments("decimal '5'", new BigDecimal("5")),
        arguments("'it''s'", "it's"),
        arguments("null", null),
        arguments("TRUE", true),
        arguments("date '2024-02-29'", LocalDate.of(2024, 2, 29)),
        arguments("time '23:59'", LocalTime.of(23, 59)),
        arguments("local_datetime '2024-01-01 10:00:00'", LocalDateTime.of(2024, 1, 1, 10, 0)),
        arguments("timestamp '2024-01-01T10:00:00+03:00'", Instant.parse("2024-01-01T07:00:00Z")),
        arguments("duration 'PT1H'", Duration.ofHours(1)),
        arguments("interval 'P1D'", Duration.ofDays(1)),
        arguments("money '1999 minor EUR'", Money.ofMinor(1999, "EUR")));
  }

  @ParameterizedTest
  @MethodSource("literals")
  void literals_have_the_type_that_they_look_like(String text, @Nullable Object value) {
    assertThat(Exprs.parse(text)).isEqualTo(Exprs.lit(value));
  }

  @Test
  void a_literal_knows_its_type() {
    assertThat(Exprs.lit(new BigDecimal("0.05")).type()).contains(DataType.decimal(2, 2));
    assertThat(Exprs.lit(new BigDecimal("1E3")).type()).contains(DataType.decimal(4, 0));
    assertThat(Exprs.lit(null).type()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sum(net) as net      | net",
        "amount - fee as \"net amount\" | net amount",
        "amount               | amount",
        "day(created)         | day_created",
        "date_trunc('month', created) | date_trunc_created",
        "count()              | count",
        "sum(net)             | sum_net",
        "customer.city        | city",
        "cast(amount as INT64)| amount",
      })
  void a_named_expression_has_a_name(String text, String name) {
    assertThat(Exprs.parseNamed(text).name()).isEqualTo(name);
  }

  @Test
  void positions_are_kept_but_do_not_count_for_equality() {
    Expr expr = Exprs.parse("a +   b");

    assertThat(expr.children()).extracting(Expr::position).containsExactly(0, 6);
    assertThat(expr).isEqualTo(Exprs.parse("a+b")).hasSameHashCodeAs(Exprs.parse("a+b"));
  }
}
