package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth tables of SQL's three-valued logic (ISO/IEC 9075-2, boolean value expression). */
class Logic_ThreeValuedTest {
  private static final @Nullable Boolean[] VALUES = {true, false, null};

  private final Rows rows = pairs();

  private static Rows pairs() {
    Schema schema = Schema.of(Field.of("a", DataType.BOOL), Field.of("b", DataType.BOOL));
    List<Object[]> cells = new ArrayList<>();
    for (Boolean a : VALUES) {
      for (Boolean b : VALUES) {
        cells.add(new Object[] {a, b});
      }
    }
    return Rows.of(schema, cells.toArray(Object[][]::new));
  }

  @Test
  void and_is_false_when_one_side_is_else_null_when_one_side_is() {
    assertThat(rows.eval("a and b"))
        .containsExactly(true, false, null, false, false, false, null, false, null);
  }

  @Test
  void or_is_true_when_one_side_is_else_null_when_one_side_is() {
    assertThat(rows.eval("a or b"))
        .containsExactly(true, true, true, true, false, null, true, null, null);
  }

  @Test
  void not_of_null_is_null() {
    assertThat(rows.eval("not b"))
        .containsExactly(false, true, null, false, true, null, false, true, null);
  }

  @Test
  void three_operands_are_the_same_as_nested_pairs() {
    assertThat(rows.eval("a and b and not a")).isEqualTo(rows.eval("(a and b) and not a"));
    assertThat(rows.eval("a or b or not b")).isEqualTo(rows.eval("a or (b or not b)"));
  }

  @Test
  void the_laws_of_de_morgan_hold_for_nulls_too() {
    assertThat(rows.eval("not (a and b)")).isEqualTo(rows.eval("not a or not b"));
    assertThat(rows.eval("not (a or b)")).isEqualTo(rows.eval("not a and not b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      quoteCharacter = '`',
      value = {
        "1 = null | null",
        "null = null | null",
        "null <> 1 | null",
        "null < 'a' | null",
        "null is null | true",
        "1 is null | false",
        "null is not null | false",
        "1 in (1, null) | true",
        "2 in (1, null) | null",
        "2 not in (1, null) | null",
        "2 in (1, 3) | false",
        "null in (1, 2) | null",
        "5 between 1 and null | null",
        "0 between 1 and null | false",
        "9 between null and 5 | false",
        "3 between null and 5 | null",
        "null and false | false",
        "null or true | true",
        "null like 'a' | null",
        "'a' like null | null",
        "case when null then 1 else 2 end = 2 | true",
        "if(null, 1, 2) = 2 | true",
        "coalesce(null, 3) = 3 | true",
        "nullif(1, 1) is null | true",
        "nullif(1, null) = 1 | true",
        "nullif(1, 2) = 1 | true",
        "greatest(1, null, 3) = 3 | true",
        "least(2, null) = 2 | true",
        "1 + null is null | true",
        "1 / 0 is null | true",
        "5 % 0 is null | true",
        "1e0 / 0e0 is null | true",
        "1.5 / 0.0 is null | true",
        "-null is null | true",
        "upper(null) is null | true",
        "concat('a', null) is null | true",
      })
  void nulls_in_constants(String text, @Nullable Boolean expected) {
    assertThat(Rows.none().one(text)).isEqualTo(expected);
  }

  @Test
  void a_side_that_decides_keeps_the_other_from_failing() {
    Rows numbers = Rows.ofColumn(Field.of("x", DataType.STRING), "5", "abc", null, "7");

    assertThat(numbers.eval("x <> 'abc' and cast(x as INT64) > 6"))
        .containsExactly(false, false, null, true);
    assertThat(numbers.errors).isEmpty();
    assertThat(numbers.eval("x = 'abc' or cast(x as INT64) > 6"))
        .containsExactly(false, true, null, true);
    assertThat(numbers.errors).isEmpty();
    assertThat(numbers.eval("cast(x as INT64) > 6 and x <> 'abc'"))
        .containsExactly(false, false, null, true);
    assertThat(numbers.errors).containsExactly(java.util.Map.entry(1, "core/bad-cast"));
  }

  @Test
  void a_branch_is_evaluated_only_for_the_rows_that_take_it() {
    Rows numbers = Rows.ofColumn(Field.of("x", DataType.STRING), "5", "abc", null, "7");

    assertThat(numbers.eval("case when x = 'abc' then -1 else cast(x as INT64) end"))
        .containsExactly(5L, -1L, null, 7L);
    assertThat(numbers.errors).isEmpty();
    assertThat(numbers.eval("if(x like '_', cast(x as INT64), 0)")).containsExactly(5L, 0L, 0L, 7L);
    assertThat(numbers.errors).isEmpty();
    assertThat(numbers.eval("coalesce(try_cast(x as INT64), cast(x || '0' as FLOAT64))").get(0))
        .isEqualTo(5.0);
    assertThat(numbers.errors.keySet()).containsExactly(1);
  }

  @Test
  void a_constant_that_fails_fails_only_the_rows_that_need_it() {
    Rows numbers = Rows.ofColumn(Field.of("x", DataType.INT64), 1L, 2L);

    assertThat(numbers.eval("case when x = 1 then 0 else cast('abc' as INT64) end").get(0))
        .isEqualTo(0L);
    assertThat(numbers.errors).containsExactly(java.util.Map.entry(1, "core/bad-cast"));
  }
}
