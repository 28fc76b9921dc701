package io.bi4j.core.internal.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.RunResult;
import io.bi4j.core.source.Xlsx;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Xlsx_CellsTest {
  private static final String HEADER =
      "<row><c t='inlineStr'><is><t>a</t></is></c><c t='str'><v>b</v></c></row>";

  @TempDir Path folder;

  private Xlsx book(BookFile file) {
    return Xlsx.file(file.write(folder));
  }

  @Test
  void rows_and_cells_without_a_place_follow_the_one_before() {
    Xlsx book =
        book(BookFile.ofRows(HEADER + "<row><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>"));

    assertThat(XlsxRun.values(book))
        .containsExactly(Arrays.asList(null, 2L), Arrays.asList(3L, null));
  }

  @Test
  void the_strict_namespace_and_prefixes_are_read() {
    String sheet =
        "<x:worksheet xmlns:x='"
            + BookFile.STRICT
            + "' xmlns:y='other'><x:sheetData><x:row r='1'>"
            + "<x:c r='A1' t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c></x:row>"
            + "<x:row r='2'><x:c r='A2'><y:v>8</y:v><x:v>7</x:v></x:c></x:row>"
            + "</x:sheetData></x:worksheet>";

    assertThat(XlsxRun.values(book(BookFile.ofSheet(sheet)))).containsExactly(List.of(7L));
  }

  @Test
  void rich_text_is_joined_phonetic_guides_are_left_out_and_escapes_are_read() {
    Xlsx book =
        book(
            BookFile.ofRows(
                    HEADER
                        + "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
                        + "<row><c t='inlineStr'><is><r><t>x</t></r><r><t> y</t></r>"
                        + "<rPh><t>no</t></rPh></is></c><c t='str'><v></v></c></row>")
                .strings(
                    "<si><r><rPr><b/></rPr><t>課</t></r><rPh sb='0' eb='1'><t>カ</t></rPh>"
                        + "<r><t>長</t></r></si><si><t>a_x000D__x005F_x000D_b_xD83D__xDE00_</t></si>"));

    assertThat(XlsxRun.values(book))
        .containsExactly(List.of("課長", "a\r_x000D_b\uD83D\uDE00"), List.of("x y", ""));
  }

  @Test
  void a_value_beside_the_table_that_the_sample_did_not_show_is_an_error_of_its_row() {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 10_001; i++) {
      rows.append("<row><c><v>1</v></c><c><v>2</v></c></row>");
    }
    rows.append("<row><c><v>1</v></c><c><v>2</v></c><c/><c><v>3</v></c></row>");
    Path file = BookFile.ofRows(rows.toString()).write(folder);

    RunResult result = XlsxRun.sorted(Xlsx.file(file));

    assertThat(result.report().rowsRead()).isEqualTo(10_002);
    assertThat(result.rows().rowCount()).isEqualTo(10_001);
    List<Object> reject = XlsxRun.values(result.report().rejects()).get(0);
    assertThat(reject.get(4)).isEqualTo("S!D10003");
    assertThat(reject.get(5)).isEqualTo("core/ragged-row");
    assertThat(XlsxRun.read(Xlsx.file(file).range("A:B")).rowCount()).isEqualTo(10_002);
  }

  @Test
  void declared_types_read_numbers_and_text() {
    Schema schema =
        Schema.of(
            Field.of("n", DataType.INT64),
            Field.of("m", DataType.money("EUR")),
            Field.of("d", DataType.DATE),
            Field.of("t", DataType.TIMESTAMP),
            Field.of("at", DataType.TIME),
            Field.of("s", DataType.STRING));
    Xlsx book =
        book(BookFile.ofRows(
                "<row><c><v>1.0</v></c><c><v>19.989999999999998</v></c><c><v>45351</v></c>"
                    + "<c><v>45351.5</v></c><c><v>0.25</v></c><c><v>12.0</v></c></row>"
                    + "<row><c t='str'><v>9007199254740993</v></c><c t='str'><v>5.1</v></c>"
                    + "<c t='str'><v>2024-02-29</v></c><c t='str'><v>2024-02-29T09:00:00Z</v></c>"
                    + "<c t='d'><v>06:00:00</v></c><c t='b'><v>1</v></c></row>"))
            .header(false)
            .schema(schema)
            .zone(ZoneId.of("Africa/Nairobi"));

    assertThat(XlsxRun.values(book))
        .containsExactly(
            List.of(
                1L,
                Money.ofMinor(1999, "EUR"),
                LocalDate.of(2024, 2, 29),
                Instant.parse("2024-02-29T09:00:00Z"),
                LocalTime.of(6, 0),
                "12"),
            List.of(
                9007199254740993L,
                Money.ofMinor(510, "EUR"),
                LocalDate.of(2024, 2, 29),
                Instant.parse("2024-02-29T09:00:00Z"),
                LocalTime.of(6, 0),
                "true"));
  }

  @Test
  void a_local_time_is_no_instant_unless_a_zone_is_named() {
    Xlsx book =
        book(BookFile.ofRows("<row><c t='str'><v>a</v></c></row><row><c><v>45351.5</v></c></row>"))
            .type("a", DataType.TIMESTAMP);

    assertThatThrownBy(() -> XlsxRun.read(book))
        .hasMessageContaining("S!A2: 45351.5")
        .hasMessageContaining("zone(...)");
  }

  @Test
  void a_range_limits_rows_and_columns_and_a_header_row_skips_titles() {
    BookFile file =
        BookFile.ofRows(
            "<row r='1'><c r='A1' t='str'><v>Report of 2024</v></c></row>"
                + "<row r='3'><c r='B3' t='str'><v>x</v></c><c r='C3' t='str'><v>y</v></c></row>"
                + "<row r='4'><c r='B4'><v>1</v></c><c r='C4'><v>2</v></c><c r='E4'><v>9</v></c></row>"
                + "<row r='6'><c r='B6'><v>3</v></c></row>");
    Path path = file.write(folder);

    assertThat(XlsxRun.values(Xlsx.file(path).range("B3:C4"))).containsExactly(List.of(1L, 2L));
    assertThat(XlsxRun.values(Xlsx.file(path).range("B3:C").keepEmptyRows()))
        .containsExactly(List.of(1L, 2L), Arrays.asList(null, null), Arrays.asList(3L, null));
    assertThat(Xlsx.file(path).headerRow(3).inference().schema().names())
        .containsExactly("x", "y", "column_3");
    assertThat(Xlsx.file(path).inference().notes()).anyMatch(n -> n.contains("headerRow(3)"));
  }

  @Test
  void text_among_numbers_stays_text_and_the_report_names_the_option() {
    String rows =
        HEADER
            + "<row><c><v>1</v></c><c t='str'><v>007</v></c></row>".repeat(9)
            + "<row><c t='e'><v>#N/A</v></c><c t='str'><v>8</v></c></row>"
            + "<row><c t='str'><v>NA</v></c><c t='str'><v>9</v></c></row>";
    Path path = BookFile.ofRows(rows).write(folder);

    var report = Xlsx.file(path).inference();
    assertThat(report.column("a").type()).isEqualTo(DataType.STRING);
    assertThat(report.column("a").suggestion().orElseThrow().option())
        .isEqualTo("nullWords(\"NA\")");
    assertThat(report.column("b").type()).isEqualTo(DataType.STRING);
    assertThat(Xlsx.file(path).nullWords("NA", "#N/A").inference().column("a").type())
        .isEqualTo(DataType.INT64);
    assertThat(XlsxRun.values(Xlsx.file(path).nullWords("NA", "#N/A")).get(9))
        .isEqualTo(Arrays.asList(null, "8"));
  }

  @Test
  void names_that_repeat_and_columns_that_are_not_there_are_refused() {
    Path twice =
        BookFile.ofRows("<row><c t='str'><v>a</v></c><c t='str'><v>a</v></c></row>").write(folder);

    assertThatThrownBy(() -> Xlsx.file(twice).header(true).inference())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/duplicate-column"))
        .hasMessageContaining("S!B1");
    assertThatThrownBy(() -> Xlsx.file(twice).header(false).type("z", DataType.INT64).inference())
        .hasMessageContaining("column_1, column_2");
  }

  @Test
  void a_sheet_without_a_value_is_refused() {
    assertThatThrownBy(() -> book(BookFile.ofRows("<row/>")).inference())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/empty-file"));
  }
}
