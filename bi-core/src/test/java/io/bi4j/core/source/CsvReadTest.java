package io.bi4j.core.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the CSV source, from the file to the values of its rows. */
class CsvReadTest {
  private @TempDir Path folder;
  private BiRuntime bi;

  @BeforeEach
  void open() {
    bi = BiRuntime.create();
  }

  @AfterEach
  void close() {
    bi.close();
  }

  private Csv file(String text) throws IOException {
    return file(text.getBytes(UTF_8));
  }

  private Csv file(byte[] bytes) throws IOException {
    return Csv.file(Files.write(folder.resolve("data.csv"), bytes));
  }

  private List<Object> values(Csv csv, String column) {
    RecordSet rows = bi.read(csv);
    return rows.rows().map((Row row) -> row.get(column)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void the_delimiter_is_found_out_or_said(String delimiter) throws IOException {
    String text = "name,n\nNairobi,1\nAccra,2\n".replace(",", delimiter);

    assertThat(values(file(text), "n")).containsExactly(1L, 2L);
    assertThat(values(file(text).delimiter(delimiter.charAt(0)), "n")).containsExactly(1L, 2L);
  }

  @Test
  void another_quote_and_a_header_that_is_none_are_options() throws IOException {
    Csv csv = file("'a,b',1\n'c''d',2\n").quote('\'').header(false);

    assertThat(values(csv, "column_1")).containsExactly("a,b", "c'd");
    assertThat(values(csv, "column_2")).containsExactly(1L, 2L);
  }

  @Test
  void quoted_cells_hold_line_ends_delimiters_and_quotes() throws IOException {
    Csv csv = file("note,n\r\n\"one\r\ntwo, \"\"three\"\"\",1\r\nplain,2\r\n");

    assertThat(values(csv, "note")).containsExactly("one\r\ntwo, \"three\"", "plain");
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        argumentSet("UTF-8 with a byte order mark", "UTF-8", true, false),
        argumentSet("UTF-16LE with a byte order mark", "UTF-16LE", true, false),
        argumentSet("UTF-16BE with a byte order mark", "UTF-16BE", true, false),
        argumentSet("UTF-32LE with a byte order mark", "UTF-32LE", true, false),
        argumentSet("UTF-16LE known by its zeros", "UTF-16LE", false, false),
        argumentSet("windows-1252, which must be named", "windows-1252", false, true),
        argumentSet("ISO-8859-1, which must be named", "ISO-8859-1", false, true));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void encodings_are_found_out_or_named(String name, boolean mark, boolean named)
      throws IOException {
    Charset encoding = Charset.forName(name);
    String text = (mark ? "\uFEFF" : "") + "city,n\nZürich,1\nCórdoba,2\n";
    Csv plain = file(text.getBytes(encoding));
    Csv csv = named ? plain.encoding(encoding) : plain;

    assertThat(values(csv, "city")).containsExactly("Zürich", "Córdoba");
    assertThat(values(csv, "n")).containsExactly(1L, 2L);
  }

  @Test
  void an_encoding_that_is_not_named_is_not_guessed() throws IOException {
    Csv csv = file("city,n\nZürich,1\n".getBytes(Charset.forName("windows-1252")));

    assertThat(csv.inference().notes()).anyMatch(note -> note.contains("encoding(...)"));
    assertThatThrownBy(() -> bi.read(csv))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void gzip_is_read_whatever_the_name_says() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("city,n\nNairobi,1\nAccra,2\n".getBytes(UTF_8));
    }

    assertThat(values(file(bytes.toByteArray()), "n")).containsExactly(1L, 2L);
  }

  @Test
  void gzip_that_expands_beyond_reason_is_refused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("n\n".getBytes(UTF_8));
      gzip.write("1\n".repeat(20 << 20).getBytes(UTF_8));
    }

    assertThatThrownBy(() -> bi.read(file(bytes.toByteArray())))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("more than 200 times");
  }

  @Test
  void null_words_blanks_and_empty_text_are_as_the_options_say() throws IOException {
    String text = "a,n\n ,1\n x ,NA\n,3\n";

    assertThat(values(file(text).nullWords("NA"), "n")).containsExactly(1L, null, 3L);
    assertThat(values(file(text).trim(), "a")).containsExactly(null, "x", null);
    assertThat(values(file(text).trim().emptyIsText(), "a")).containsExactly("", "x", "");
  }

  @Test
  void a_decimal_comma_holds_for_the_file_and_a_number_format_for_its_column() throws IOException {
    Csv csv = file("a;b;c\n1.234;1.234;1 234,50\n2.500;2.500;12\n");

    assertThat(values(csv.decimalComma(), "a")).containsExactly(1234L, 2500L);
    assertThat(values(csv.numberFormat("a", "1.234,5"), "a")).containsExactly(1234L, 2500L);
    assertThat(
            values(
                csv.numberFormat("c", "1 234,5")
                    .numberFormat("a", "1.234,5")
                    .type("b", DataType.FLOAT64),
                "b"))
        .containsExactly(1.234, 2.5);
    assertThat(values(csv.numberFormat("c", "1 234,5"), "c")).containsExactly(1234.5, 12.0);
    assertThat(values(csv.numberFormat("c", "1 234,5").type("c", DataType.decimal(12, 2)), "c"))
        .containsExactly(new BigDecimal("1234.50"), new BigDecimal("12.00"));
  }

  @Test
  void a_number_that_breaks_its_format_is_an_error_of_its_row() throws IOException {
    Csv csv = file("a;b\n1.234,5;x\n12.34;y\n").numberFormat("a", "1.234,5").checkAllCells();

    assertThatThrownBy(() -> bi.read(csv))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("12.34");
  }

  @Test
  void a_number_format_is_an_example_of_a_column_that_exists() throws IOException {
    Csv csv = file("a;b\n1;2\n");

    assertThatThrownBy(() -> csv.numberFormat("a", "#,##0.00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.234,5");
    assertThatThrownBy(() -> bi.read(csv.numberFormat("price", "1.234,5")))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("price");
  }

  @Test
  void a_time_without_a_zone_is_an_instant_only_where_a_zone_is_named() throws IOException {
    Csv csv = file("at,d\n2024-01-31T10:00:00,1\n2024-07-31 10:00,2\n");
    ZoneId paris = ZoneId.of("Europe/Paris");

    assertThat(values(csv, "at"))
        .containsExactly(
            LocalDateTime.parse("2024-01-31T10:00"), LocalDateTime.parse("2024-07-31T10:00"));
    assertThat(values(csv.zone(paris), "at"))
        .containsExactly(
            Instant.parse("2024-01-31T09:00:00Z"), Instant.parse("2024-07-31T08:00:00Z"));
    assertThat(values(csv.zone(paris).type("at", DataType.LOCAL_DATETIME), "at"))
        .isEqualTo(values(csv, "at"));
    assertThatThrownBy(() -> bi.read(csv.type("at", DataType.TIMESTAMP)))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("zone(...)");
  }

  @Test
  void a_zone_holds_for_dates_of_a_pattern_and_leaves_zones_in_the_text_alone() throws IOException {
    ZoneId newYork = ZoneId.of("America/New_York");
    Csv pattern = file("at,d\n31/01/2024 10:00,1\n01/07/2024 10:00,2\n").zone(newYork);
    assertThat(values(pattern, "at"))
        .containsExactly(
            Instant.parse("2024-01-31T15:00:00Z"), Instant.parse("2024-07-01T14:00:00Z"));

    Csv mixed = file("at,d\n2024-01-31T10:00:00Z,1\n2024-01-31T10:00:00,2\n").zone(newYork);
    assertThat(values(mixed, "at"))
        .containsExactly(
            Instant.parse("2024-01-31T10:00:00Z"), Instant.parse("2024-01-31T15:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"02:30,skipped", "02:59:59,skipped"})
  void a_time_that_the_clocks_skipped_is_malformed(String clock, String why) throws IOException {
    Csv csv =
        file("at,d\n2024-03-31T" + clock + ",1\n")
            .type("at", DataType.TIMESTAMP)
            .zone(ZoneId.of("Europe/Paris"));

    assertThatThrownBy(() -> bi.read(csv)).as(why).isInstanceOf(BiException.class);
  }

  static Stream<Arguments> suggestions() {
    return Stream.of(
        suggestion("v,x\n1.5,a\nNA,b\n", "nullWords(\"NA\")", csv -> csv.nullWords("NA")),
        suggestion(
            "v,x\n1.234,a\n2.500,b\n",
            "type(\"v\", DataType.FLOAT64) or decimalComma()",
            csv -> csv.type("v", DataType.FLOAT64)),
        suggestion(
            "v,x\n01/02/2024,a\n",
            "datePattern(\"v\", \"dd/MM/yyyy\") or datePattern(\"v\", \"MM/dd/yyyy\")",
            csv -> csv.datePattern("v", "dd/MM/yyyy")),
        suggestion("v,x\n 1,a\n2 ,b\n", "trim()", Csv::trim),
        suggestion(
            "v,x\n2024-01-31T10:00:00Z,a\n2024-01-31T10:00:00,b\n",
            "zone(...)",
            csv -> csv.zone(ZoneId.of("UTC"))),
        suggestion(
            "v;x\n1.234,5;1,234.5\n2.345,75;2,345.5\n",
            "numberFormat(\"x\", \"1,234.5\")",
            csv -> csv.numberFormat("x", "1,234.5")),
        suggestion(
            "v,x\n" + "1'234.5,a\n".repeat(9) + "?!,b\n",
            "numberFormat(\"v\", \"1'234.5\")",
            csv -> csv.numberFormat("v", "1'234.5")));
  }

  private static Arguments suggestion(String text, String option, Function<Csv, Csv> call) {
    return argumentSet(option, text, option, call);
  }

  @ParameterizedTest
  @MethodSource("suggestions")
  void an_option_that_the_report_names_gives_the_type_that_it_promises(
      String text, String option, Function<Csv, Csv> call) throws IOException {
    Csv csv = file(text).header(true);

    InferenceReport.Column undecided = csv.inference().undecided().get(0);
    InferenceReport.Column decided = call.apply(csv).inference().column(undecided.name());

    assertThat(undecided.suggestion().orElseThrow().option()).isEqualTo(option);
    assertThat(undecided.type()).isEqualTo(DataType.STRING);
    assertThat(decided.type()).isEqualTo(undecided.suggestion().orElseThrow().type());
  }
}
