package io.bi4j.core.internal.xlsx;

import static io.bi4j.core.internal.xlsx.XlsxRun.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.RunResult;
import io.bi4j.core.source.Xlsx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workbooks made by XlsxWriter 3.0.2, openpyxl 3.0.9 and LibreOffice 7.4.7; the values expected are
 * those that make_workbooks.py, beside the workbooks, gave to these programs.
 */
class Xlsx_OtherProgramsTest {
  @ParameterizedTest
  @ValueSource(strings = {"xlsxwriter.xlsx", "libreoffice.xlsx"})
  void types_are_those_of_cells_and_number_formats(String file) {
    Schema schema = Xlsx.file(resource(file)).inference().schema();

    assertThat(schema.names())
        .containsExactly(
            "id", "city", "day", "booked", "at", "took", "share", "amount", "paid", "total",
            "note");
    assertThat(schema.fields().stream().map(f -> f.type()).toList())
        .containsExactly(
            DataType.INT64,
            DataType.STRING,
            DataType.DATE,
            DataType.LOCAL_DATETIME,
            DataType.TIME,
            DataType.DURATION,
            DataType.FLOAT64,
            DataType.FLOAT64,
            DataType.BOOL,
            DataType.FLOAT64,
            DataType.STRING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsxwriter.xlsx", "libreoffice.xlsx"})
  void values_are_those_that_were_written(String file) {
    RunResult result = XlsxRun.sorted(Xlsx.file(resource(file)));

    List<List<Object>> rows = XlsxRun.values(result.rows());
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0))
        .containsExactly(
            1L,
            "Nairobi",
            LocalDate.of(2024, 2, 29),
            LocalDateTime.of(2024, 2, 29, 10, 20, 30),
            LocalTime.of(9, 5),
            Duration.ofMinutes(27 * 60 + 30),
            0.125,
            19.99,
            true,
            39.98,
            "plain bold 東京");
    assertThat(rows.get(1).subList(0, 8))
        .containsExactly(
            2L,
            "Zürich & Bern",
            LocalDate.of(1999, 12, 31),
            LocalDateTime.of(1999, 12, 31, 23, 59, 59, 999_000_000),
            LocalTime.MIDNIGHT,
            Duration.ofMinutes(1),
            1.0,
            -5.5);
    assertThat(rows.get(2).get(1)).isEqualTo("=SUM(A1)");
    assertThat(rows.get(2).get(3)).isEqualTo(LocalDateTime.of(2079, 6, 7, 0, 0, 1));
    assertThat(rows.get(2).get(10)).isEqualTo("line one\nline two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsxwriter.xlsx", "libreoffice.xlsx"})
  void an_error_is_a_rejected_row_with_the_name_of_its_cell(String file) {
    RunResult result = XlsxRun.sorted(Xlsx.file(resource(file)));

    assertThat(result.report().rowsRejected()).isEqualTo(1);
    List<Object> reject = XlsxRun.values(result.report().rejects()).get(0);
    assertThat(reject.get(2)).isEqualTo(4L);
    assertThat(reject.get(3)).isEqualTo("total");
    assertThat(reject.get(4)).isEqualTo("Sales!J5: #DIV/0!");
    assertThat(reject.get(5)).isEqualTo("core/error-cell");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsxwriter.xlsx", "libreoffice.xlsx"})
  void sheets_are_chosen_by_name_or_position(String file) {
    Xlsx book = Xlsx.file(resource(file));

    assertThat(book.sheets()).startsWith("Sales", "Old figures", "Merged");
    assertThat(XlsxRun.values(book.sheet("Old figures"))).containsExactly(List.of(1L, 2L));
    assertThat(XlsxRun.values(book.sheetAt(2))).containsExactly(List.of(1L, 2L));
    assertThatThrownBy(() -> book.sheet("Old").inference())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/unknown-sheet"))
        .hasMessageContaining("\"Sales\", \"Old figures\" (hidden), \"Merged\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsxwriter.xlsx", "libreoffice.xlsx"})
  void of_merged_cells_the_first_has_the_value_and_empty_rows_are_skipped(String file) {
    assertThat(XlsxRun.values(Xlsx.file(resource(file)).sheet("Merged")))
        .containsExactly(
            List.of("East", "Nairobi", 3L),
            Arrays.asList(null, "Mombasa", 4L),
            List.of("West", "Kisumu", 5L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsxwriter.xlsx", "libreoffice.xlsx"})
  void decimals_count_with_the_digits_that_a_spreadsheet_shows(String file) {
    Xlsx amounts = Xlsx.file(resource(file)).type("amount", DataType.decimal(12, 2));

    assertThat(XlsxRun.values(XlsxRun.sorted(amounts).rows()).stream().map(r -> r.get(7)))
        .containsExactly(
            new BigDecimal("19.99"), new BigDecimal("-5.50"), new BigDecimal("1234567.89"));
  }

  /** LibreOffice turned the chart sheet into a worksheet; XlsxWriter wrote one. */
  @Test
  void chart_sheets_are_not_listed() {
    assertThat(Xlsx.file(resource("xlsxwriter.xlsx")).sheets())
        .containsExactly("Sales", "Old figures", "Merged");
  }

  /** The script gave "_x0041_", which openpyxl does not escape: by ECMA-376 this is an A. */
  @Test
  void days_count_from_1904_where_the_workbook_says_so() {
    assertThat(XlsxRun.values(Xlsx.file(resource("openpyxl-1904.xlsx"))))
        .containsExactly(
            List.of(
                LocalDateTime.of(2024, 2, 29, 10, 20, 30),
                LocalDate.of(1904, 1, 2),
                "A & <b>",
                1.5),
            List.of(
                LocalDateTime.of(1999, 12, 31, 23, 59, 59),
                LocalDate.of(2024, 2, 29),
                "'quoted'",
                1e-7));
  }

  @Test
  void cells_of_ISO_8601_are_dates_and_times() {
    assertThat(XlsxRun.values(Xlsx.file(resource("openpyxl-iso.xlsx"))))
        .containsExactly(
            List.of(
                LocalDateTime.of(2024, 2, 29, 10, 20, 30),
                LocalDate.of(2024, 2, 29),
                LocalTime.of(10, 20, 30)));
  }

  @Test
  void a_workbook_in_the_old_format_is_named_as_such() {
    assertThatThrownBy(() -> Xlsx.file(resource("old-format.xls")).inference())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/not-xlsx"))
        .hasMessageContaining("old format .xls")
        .hasMessageContaining("save it as .xlsx");
  }
}
