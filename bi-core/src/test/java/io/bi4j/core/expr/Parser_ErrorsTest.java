package io.bi4j.core.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Parser_ErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "amount > > 5         | 10 | expected a value, found \">\"",
        "amount >             | 9  | found the end",
        "(a + b               | 7  | expected \")\"",
        "a b                  | 3  | expected an operator or the end",
        "'abc                 | 1  | closing quote",
        "\"abc                | 1  | closing double quote",
        "a = b = c            | 7  | second comparison",
        "a < b < c            | 7  | second comparison",
        "a is b               | 6  | \"null\"",
        "a not b              | 7  | in, between or like",
        "12abc                | 3  | letter stands in a number",
        "a $ b                | 3  | means nothing here",
        "cast(a as FOO)       | 10 | \"FOO\" is no type",
        "cast(a as STRUCT<\"\" INT64>) | 10 | is no type",
        "cast(a, INT64)       | 7  | \"as\" and a type",
        "date '2024-13-01'    | 1  | date '2024-13-01' cannot be read",
        "timestamp '2024-01-01T00:00:00' | 1 | use local_datetime",
        "x in ()              | 1  | takes 2 or more operands",
        "case when a end      | 13 | \"then\"",
        "sum()                | 1  | takes 1 argument",
        "first(x)             | 1  | ordered by",
        "min(distinct x)      | 1  | does not take distinct",
        "a and                | 6  | found the end",
        "\"\"                 | 1  | a column name",
        "``                   | 1  | found the end",
      })
  void an_error_names_position_and_reason(String text, int position, String reason) {
    assertThatThrownBy(() -> Exprs.parse(text))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code()).isEqualTo(CoreErrors.BAD_EXPRESSION))
        .hasMessageContaining("at position " + position + ":")
        .hasMessageContaining(reason);
  }

  @Test
  void a_result_without_a_name_asks_for_one() {
    assertThatThrownBy(() -> Exprs.parseNamed("a + b"))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("as \"net amount\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "-", "not ", "a[", "f(", "case when ", "cast(", "a + (", "' ", "\" "})
  void a_megabyte_of_nesting_is_a_short_clear_error(String part) {
    String text = part.repeat(1_000_000 / part.length());

    assertRefusedQuickly(text);
    assertRefusedQuickly(text.substring(0, 150_000));
  }

  @Test
  void ten_thousand_levels_are_refused_with_a_position() {
    String text = "(".repeat(10_000) + "1" + ")".repeat(10_000);

    assertThatThrownBy(() -> Exprs.parse(text))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("nested more than 200 levels")
        .hasMessageContaining("at position ");
    assertRefusedQuickly("1" + " + 1".repeat(10_000));
    assertRefusedQuickly("a" + ".b".repeat(10_000));
    assertRefusedQuickly("a" + "::INT64".repeat(10_000));
  }

  @Test
  void a_list_of_more_than_ten_thousand_parts_is_refused() {
    assertRefusedQuickly("x in (1" + ", 1".repeat(20_000) + ")");
    assertThat(Exprs.parse("x in (1" + ", 1".repeat(9_000) + ")").children()).hasSize(9_002);
  }

  @Test
  void two_hundred_levels_are_possible() {
    Expr expr = Exprs.col("a");
    for (int i = 0; i < Expr.MAX_DEPTH - 1; i++) {
      expr = i % 2 == 0 ? Exprs.call("+", Exprs.lit(1), expr) : Exprs.call("*", Exprs.lit(2), expr);
    }

    assertThat(Exprs.parse(expr.toString())).isEqualTo(expr);
    Expr deepest = expr;
    assertThatThrownBy(() -> Exprs.call("negate", deepest))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("nested more than 200 levels deep");
  }

  @Test
  void a_shared_part_counts_each_time_so_that_work_stays_bounded() {
    assertThatThrownBy(
            () -> {
              Expr expr = Exprs.col("a");
              for (int i = 0; i < 40; i++) {
                expr = Exprs.call("+", expr, expr);
              }
            })
        .isInstanceOf(BiException.class)
        .hasMessageContaining("more than 10000 parts");
  }

  @Test
  void a_number_of_a_million_digits_is_refused_before_it_is_converted() {
    assertRefusedQuickly("9".repeat(150_000));
    assertRefusedQuickly("decimal '" + "9".repeat(150_000) + "'");
    assertThatThrownBy(() -> Exprs.parse("1e9999")).isInstanceOf(BiException.class);
    assertThatThrownBy(() -> Exprs.parse("9".repeat(39))).hasMessageContaining("38 digits");
  }

  @Test
  void random_text_is_an_expression_or_a_clear_error() {
    long seed = Long.getLong("bi4j.seed", 20_261_122L);
    Random random = new Random(seed);
    String alphabet =
        "ab 1.'\"()[]+-*/%<>=!|:,_eE and or not in is null case when then end cast as";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(30); k >= 0; k--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Expr expr = Exprs.parse(text.toString());
        assertThat(Exprs.parse(expr.toString())).as("-Dbi4j.seed=%d", seed).isEqualTo(expr);
      } catch (BiException e) {
        assertThat(e.code())
            .as("-Dbi4j.seed=%d %s", seed, text)
            .isEqualTo(CoreErrors.BAD_EXPRESSION);
      }
    }
  }

  private static void assertRefusedQuickly(String text) {
    Instant start = Instant.now();

    BiException refused = catchThrowableOfType(BiException.class, () -> Exprs.parse(text));

    assertThat(refused.code()).isEqualTo(CoreErrors.BAD_EXPRESSION);
    assertThat(refused.getMessage()).hasSizeLessThan(500).contains("position");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }
}
