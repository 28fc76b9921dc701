package io.bi4j.core.internal.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.internal.settings.CellSettings;
import io.bi4j.core.internal.settings.ColumnSettings;
import io.bi4j.core.source.InferenceReport;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypesTest {
  private static InferenceReport.Column column(String... cells) {
    return Samples.column(InferenceOptions.NONE, cells).report().column("v");
  }

  private static String option(InferenceReport.Column column) {
    return column.suggestion().map(InferenceReport.Suggestion::option).orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 -2 300|INT64",
        "0 1 1|INT64",
        "999999999999999999|INT64",
        "1.5 2 -3.25|FLOAT64",
        "1e5 2.5E-3|FLOAT64",
        ".5 1.25|FLOAT64",
        "0.125 0.500|FLOAT64",
        "1234.567 12.5|FLOAT64",
        "0.1234567890123456789 1.5|DECIMAL(38,19)",
        "true FALSE True|BOOL",
        "yes no|STRING",
        "2024-01-31 1999-12-01|DATE",
        "2024-01-31T10:00:00 2024-01-31T10:00|LOCAL_DATETIME",
        "2024-01-31T10:00:00Z 2024-01-31T10:00:00+02:00|TIMESTAMP",
        "10:30 23:59:59.5|TIME",
        "PT1H P1D|DURATION",
        "00123 456|STRING",
        "+254700123456 5|STRING",
        "1234567890123456789|STRING",
        "abc 1|STRING",
        "20240131 20240201|INT64",
        "Infinity 1.5|STRING"
      })
  void a_column_has_the_type_that_every_value_has(String cells, String type) {
    InferenceReport.Column column = column(cells.split(" "));

    assertThat(column.type()).isEqualTo(DataType.parse(type));
    assertThat(column.matching()).isEqualTo(cells.split(" ").length);
  }

  @Test
  void doubles_printed_with_seventeen_digits_stay_doubles() {
    assertThat(column("0.30000000000000004", "0.10000000000000001", "0.000123456789012345").type())
        .isEqualTo(DataType.FLOAT64);
    assertThat(column("12345678901234567.25").type()).isEqualTo(DataType.decimal(38, 2));
  }

  @Test
  void unquoted_empty_cells_are_null_and_quoted_ones_are_text() {
    InferenceReport.Column nulls = column("1", "", "3");
    InferenceReport.Column quoted = column("1", "\"\"", "3");

    assertThat(nulls.type()).isEqualTo(DataType.INT64);
    assertThat(nulls.nulls()).isEqualTo(1);
    assertThat(quoted.type()).isEqualTo(DataType.STRING);
    assertThat(quoted.reason()).contains("quoted and empty");
  }

  @Test
  void a_column_without_values_is_text_and_says_so() {
    assertThat(column("", "").type()).isEqualTo(DataType.STRING);
    assertThat(column("", "").nulls()).isEqualTo(2);
    assertThat(column("", "").reason()).contains("No sampled row has a value");
  }

  @Test
  void NA_is_text_until_an_option_says_it_is_null() {
    InferenceReport.Column text = column("1.5", "NA", "3");
    InferenceReport.Column number =
        Samples.column(
                InferenceOptions.NONE.with(CellSettings.NONE.withNullWords(List.of("NA"))),
                "1.5",
                "NA",
                "3")
            .report()
            .column("v");

    assertThat(text.type()).isEqualTo(DataType.STRING);
    assertThat(option(text)).isEqualTo("nullWords(\"NA\")");
    assertThat(text.suggestion().orElseThrow().type()).isEqualTo(DataType.FLOAT64);
    assertThat(number.type()).isEqualTo(DataType.FLOAT64);
    assertThat(number.nulls()).isEqualTo(1);
  }

  @Test
  void null_words_among_text_suggest_nothing() {
    assertThat(option(column("Kenya", "NA", "Ghana"))).isEqualTo("none");
  }

  @Test
  void dates_that_could_be_read_two_ways_stay_text_and_name_both_options() {
    InferenceReport.Column column = column("01/02/2024", "03/04/2024");

    assertThat(column.type()).isEqualTo(DataType.STRING);
    assertThat(option(column))
        .isEqualTo("datePattern(\"v\", \"dd/MM/yyyy\") or datePattern(\"v\", \"MM/dd/yyyy\")");
    assertThat(column.reason()).contains("day or the month");
  }

  @ParameterizedTest
  @CsvSource({
    "01/02/2024 13/02/2024, dd/MM/yyyy",
    "01/02/2024 02/13/2024, MM/dd/yyyy",
    "1/2/2024 2/13/2024, M/d/yyyy",
    "31.12.1999 01.02.2003, dd.MM.yyyy",
    "31-12-1999 01-02-2003, dd-MM-yyyy",
    "2024/02/01 2024/01/02, yyyy/MM/dd",
    "05/05/2024 06/06/2024, dd/MM/yyyy"
  })
  void a_day_above_twelve_or_equal_readings_decide(String cells, String pattern) {
    CsvInference inference = Samples.column(InferenceOptions.NONE, cells.split(" "));

    assertThat(inference.report().column("v").type()).isEqualTo(DataType.DATE);
    assertThat(inference.report().column("v").format()).contains(pattern);
    assertThat(inference.datePatterns()).isEqualTo(Map.of("v", DatePattern.of(pattern)));
  }

  @Test
  void dates_with_times_follow_the_same_rule() {
    InferenceReport.Column decided = column("13/02/2024 10:30", "01/02/2024 09:15");
    InferenceReport.Column open = column("03/02/2024 10:30:00", "01/02/2024 09:15:00");

    assertThat(decided.type()).isEqualTo(DataType.LOCAL_DATETIME);
    assertThat(decided.format()).contains("dd/MM/yyyy HH:mm");
    assertThat(open.type()).isEqualTo(DataType.STRING);
    assertThat(option(open)).contains("dd/MM/yyyy HH:mm:ss").contains("MM/dd/yyyy HH:mm:ss");
  }

  @Test
  void another_column_may_show_whether_the_day_comes_first() {
    CsvInference inference =
        Samples.infer(
            InferenceOptions.NONE,
            "ordered,shipped",
            "01/02/2024,01/03/2024",
            "02/03/2024,28/03/2024");

    assertThat(inference.report().column("ordered").type()).isEqualTo(DataType.DATE);
    assertThat(inference.report().column("ordered").format()).contains("dd/MM/yyyy");
    assertThat(inference.report().column("ordered").reason()).contains("Other columns");
  }

  @Test
  void columns_that_contradict_each_other_decide_nothing_for_a_third() {
    CsvInference inference =
        Samples.infer(
            InferenceOptions.NONE,
            "a,b,c",
            "13/02/2024,02/13/2024,01/02/2024",
            "14/02/2024,02/14/2024,02/03/2024");

    assertThat(inference.report().column("a").format()).contains("dd/MM/yyyy");
    assertThat(inference.report().column("b").format()).contains("MM/dd/yyyy");
    assertThat(inference.report().column("c").type()).isEqualTo(DataType.STRING);
  }

  @Test
  void numbers_that_could_be_read_two_ways_stay_text_and_name_both_options() {
    InferenceReport.Column point = column("1.234", "2.500");
    InferenceReport.Column comma = column("\"1,234\"", "\"2,500\"");

    assertThat(point.type()).isEqualTo(DataType.STRING);
    assertThat(option(point)).isEqualTo("type(\"v\", DataType.FLOAT64) or decimalComma()");
    assertThat(comma.type()).isEqualTo(DataType.STRING);
    assertThat(comma.reason()).contains("thousands");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234 12.5|FLOAT64|1234.5",
        "1.234,5 2.000|FLOAT64|1.234,5",
        "1,234.5 2,000|FLOAT64|1,234.5",
        "12,5 3|FLOAT64|1234,5",
        "1,234,567 1,000|INT64|1,234.5",
        "1.234.567 12|INT64|1.234,5",
        "1'234'567.5 3|FLOAT64|1'234.5"
      })
  void a_value_that_only_one_style_can_read_decides(String cells, String type, String style) {
    String[] quoted = cells.replaceAll("([^ ]+)", "\"$1\"").split(" ");
    CsvInference inference = Samples.column(InferenceOptions.NONE, quoted);

    assertThat(inference.report().column("v").type()).isEqualTo(DataType.parse(type));
    assertThat(inference.numbers().toString()).isEqualTo(style);
  }

  @Test
  void another_column_may_show_how_numbers_are_written() {
    CsvInference inference =
        Samples.infer(InferenceOptions.NONE, "a,b", "1.234,0.5", "5.678,12.25");

    assertThat(inference.report().column("a").type()).isEqualTo(DataType.FLOAT64);
    assertThat(inference.numbers()).isEqualTo(NumberStyle.PLAIN);
  }

  @Test
  void an_option_settles_dates_and_numbers() {
    CsvInference numbers =
        Samples.column(
            InferenceOptions.NONE.with(CellSettings.NONE.withNumbers(NumberStyle.of(',', "."))),
            "1.234",
            "2.500");
    CsvInference dates =
        Samples.column(
            InferenceOptions.NONE.with(
                ColumnSettings.NONE.withDatePattern("v", DatePattern.of("MM/dd/yyyy"))),
            "01/02/2024");

    assertThat(numbers.report().column("v").type()).isEqualTo(DataType.INT64);
    assertThat(dates.report().column("v").type()).isEqualTo(DataType.DATE);
  }

  @Test
  void a_declared_type_is_taken_as_it_is() {
    CsvInference inference =
        Samples.column(
            InferenceOptions.NONE.with(ColumnSettings.NONE.withType("v", DataType.decimal(12, 2))),
            "1.5",
            "abc");

    assertThat(inference.report().column("v").type()).isEqualTo(DataType.decimal(12, 2));
    assertThat(inference.report().column("v").reason()).isEqualTo("Declared.");
  }

  @Test
  void one_odd_value_keeps_a_column_text_but_the_report_says_what_it_nearly_is() {
    String[] cells = "1 2 3 4 5 6 7 8 9 x".split(" ");
    InferenceReport.Column strict = column(cells);
    InferenceReport.Column tolerant =
        Samples.column(InferenceOptions.NONE.withTolerance(0.1), cells).report().column("v");

    assertThat(strict.type()).isEqualTo(DataType.STRING);
    assertThat(option(strict)).isEqualTo("type(\"v\", DataType.INT64)");
    assertThat(tolerant.type()).isEqualTo(DataType.INT64);
    assertThat(tolerant.mismatching()).isEqualTo(1);
  }

  @Test
  void blanks_around_numbers_are_noticed() {
    assertThat(option(column(" 1", "2 "))).isEqualTo("trim()");
    assertThat(
            Samples.column(InferenceOptions.NONE.withTrim(), " 1", "2 ")
                .report()
                .column("v")
                .type())
        .isEqualTo(DataType.INT64);
  }

  @Test
  void times_of_which_only_some_have_a_zone_stay_text() {
    InferenceReport.Column column = column("2024-01-31T10:00:00Z", "2024-01-31T10:00:00");

    assertThat(column.type()).isEqualTo(DataType.STRING);
    assertThat(column.reason()).contains("zone");
    assertThat(option(column)).isEqualTo("zone(...)");
  }

  @Test
  void where_a_zone_is_named_times_without_one_are_instants() {
    InferenceOptions inNairobi =
        InferenceOptions.NONE.with(ColumnSettings.NONE.withZone(ZoneId.of("Africa/Nairobi")));
    String[] mixed = {"2024-01-31T10:00:00Z", "2024-01-31T10:00:00"};
    String[] patterned = {"31/01/2024 10:00", "01/02/2024 11:30"};
    String[] dates = {"2024-01-31", "2024-02-01"};

    assertThat(Samples.column(inNairobi, mixed).report().column("v").type())
        .isEqualTo(DataType.TIMESTAMP);
    assertThat(Samples.column(inNairobi, patterned).report().column("v").type())
        .isEqualTo(DataType.TIMESTAMP);
    assertThat(Samples.column(inNairobi, dates).report().column("v").type())
        .isEqualTo(DataType.DATE);
  }

  @Test
  void numbers_written_unlike_those_of_the_other_columns_name_an_option_of_their_own() {
    CsvInference inference =
        Samples.infer(
            InferenceOptions.NONE, "a,b", "\"1,234.5\",\"1.234,5\"", "\"2,345.5\",\"2.345,75\"");
    InferenceReport.Column odd = inference.report().column("b");

    assertThat(odd.type()).isEqualTo(DataType.STRING);
    assertThat(odd.suggestion())
        .contains(
            new InferenceReport.Suggestion("numberFormat(\"b\", \"1.234,5\")", DataType.FLOAT64));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234 2.500|1.234,5|INT64",
        "1.234 2.500|1234.5|FLOAT64",
        "1.234,5 x|1.234,5|FLOAT64",
        "1'234 5|1'234.5|INT64",
        "x y|1.234,5|FLOAT64",
        "0,12345678901234567890 1|1234,5|DECIMAL(38,20)"
      })
  void a_column_whose_number_format_is_said_holds_numbers(
      String cells, String example, String type) {
    String[] quoted = cells.replaceAll("([^ ]+)", "\"$1\"").split(" ");
    ColumnSettings said = ColumnSettings.NONE.withNumberStyle("v", NumberStyle.ofExample(example));

    assertThat(Samples.column(InferenceOptions.NONE.with(said), quoted).report().column("v").type())
        .isEqualTo(DataType.parse(type));
  }

  @Test
  void null_words_of_any_length_are_null_in_the_sample() {
    InferenceOptions options =
        InferenceOptions.NONE.with(CellSettings.NONE.withNullWords(List.of("not measured")));

    assertThat(Samples.column(options, "1", "not measured").report().column("v").type())
        .isEqualTo(DataType.INT64);
  }

  @Test
  void rows_with_another_number_of_cells_are_not_looked_at() {
    CsvInference inference =
        Samples.infer(InferenceOptions.NONE, "a,b", "1,2", "x", "x,y,z", "3,4");

    assertThat(inference.report().column("a").type()).isEqualTo(DataType.INT64);
    assertThat(inference.report().column("a").matching()).isEqualTo(2);
  }

  @Test
  void the_report_reads_as_text() {
    String report =
        Samples.infer(InferenceOptions.NONE, "n,d", "NA,01/02/2024", "1,02/03/2024")
            .report()
            .toString();

    assertThat(report)
        .contains("test.csv: 2 columns from 2 sampled rows")
        .contains("With nullWords(\"NA\") it would be INT64.")
        .contains("datePattern(\"d\", \"dd/MM/yyyy\")");
  }
}
