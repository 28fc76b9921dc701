package io.bi4j.core.internal.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes from ECMA-376 part 1, 18.8.30 and 18.8.31, and from the workbooks of other programs. */
class FormatCodeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "General|NUMBER",
        "0.00|NUMBER",
        "#,##0.00;[Red]-#,##0.00|NUMBER",
        "0.00E+00|NUMBER",
        "##0.0e+0|NUMBER",
        "0%|NUMBER",
        "# ?/?|NUMBER",
        "@|NUMBER",
        "[$€-407] #,##0.00|NUMBER",
        "\"days\" 0|NUMBER",
        "0\\d|NUMBER",
        "[Red]0|NUMBER",
        "_(* #,##0_)|NUMBER",
        "dd/mm/yyyy|DATE",
        "d-mmm-yy|DATE",
        "mmm-yy|DATE",
        "mm|DATE",
        "[$-409]mmmm d, yyyy;@|DATE",
        "[$-F800]dddd, mmmm dd, yyyy|DATE",
        "yyyy\"年\"m\"月\"d\"日\"|DATE",
        "[$-411]ge.m.d|DATE",
        "m/d/yy h:mm|DATE_TIME",
        "yyyy-mm-dd hh:mm:ss.000|DATE_TIME",
        "yyyy-mm-dd\\Thh:mm:ss|DATE_TIME",
        "yyyy-mm-dd hh:mm:ss\"Z\"|INSTANT",
        "h:mm AM/PM|TIME",
        "h:mm:ss a/p|TIME",
        "mm:ss|TIME",
        "mm:ss.0|TIME",
        "hh\\ mm|TIME",
        "[h]:mm|DURATION",
        "[hh]:mm:ss|DURATION",
        "[mm]:ss|DURATION",
        "[s]|DURATION",
        "[$-409]h:mm:ss AM/PM;@|TIME",
      })
  void a_code_says_what_the_number_is(String code, CellFormat meaning) {
    assertThat(FormatCode.of(code)).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "0,NUMBER",
    "1,NUMBER",
    "10,NUMBER",
    "11,NUMBER",
    "14,DATE",
    "17,DATE",
    "18,TIME",
    "21,TIME",
    "22,DATE_TIME",
    "37,NUMBER",
    "44,NUMBER",
    "45,TIME",
    "46,DURATION",
    "47,TIME",
    "48,NUMBER",
    "49,NUMBER"
  })
  void built_in_ids_have_the_meaning_of_the_standard(int id, CellFormat meaning) {
    assertThat(FormatCode.builtIn(id)).isEqualTo(meaning);
  }
}
