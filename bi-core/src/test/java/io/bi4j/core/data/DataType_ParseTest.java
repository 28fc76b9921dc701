package io.bi4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bi4j.core.BiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no types. */
class DataType_ParseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "STRUCT<\"\" INT64> | 9 | a field name of one character or more",
        "LIST<STRUCT<\"a\" INT64, \"\" STRING>> | 25 | a field name of one character or more",
        "MONEY(IN \"\") | 11 | the name of the currency column",
        "STRUCT<\"a | 9 | a closing quote",
        "STRUCT<a INT64> | 7 | \"\"\"",
        "INT65 | 5 | a type name",
        "DECIMAL(39,2) | 13 | precision 1..38",
        "DECIMAL(5,6) | 12 | scale 0..precision",
        "DECIMAL(99999999999,2) | 19 | a number",
        "MONEY(EURO) | 10 | a three-letter currency code",
        "LIST<INT64 | 10 | \">\"",
        "MAP<STRING> | 10 | \",\"",
        "INT64 INT64 | 6 | nothing more",
      })
  void a_text_that_is_no_type_is_refused_by_its_place(String text, int position, String expected) {
    Throwable refusal = catchThrowable(() -> DataType.parse(text));

    assertThat(refusal)
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/bad-type"))
        .hasMessageContaining("Type \"" + text + "\"")
        .hasMessageContaining("at position " + position + ":")
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIST<", "STRUCT<\"a\" ", "MAP<STRING,"})
  void nesting_beyond_the_limit_is_refused_and_not_followed(String open) {
    Throwable refusal = catchThrowable(() -> DataType.parse(open.repeat(100_000)));

    assertThat(refusal).isInstanceOf(BiException.class).hasMessageContaining("at most 32 nested");
    assertThat(refusal.getMessage()).hasSizeLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STRUCT<\"a\" INT64, \"a\" STRING>"})
  void a_field_that_stands_twice_is_refused(String text) {
    assertThat(catchThrowable(() -> DataType.parse(text)))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("\"a\"");
  }
}
