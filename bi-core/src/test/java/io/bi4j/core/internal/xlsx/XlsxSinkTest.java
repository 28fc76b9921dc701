package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.source.Xlsx;
import io.bi4j.core.source.XlsxSink;
import io.bi4j.core.spi.Guarantee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Also checked by hand on 2026-11-22 with one row of every type and with 199,091 payment rows of
 * eleven columns: LibreOffice 7.4.7 (converting to CSV) and openpyxl 3.0.9 open both files, find
 * all rows, the same values and no formula; openpyxl shows the escapes of control characters
 * (ST_Xstring), which it does not read.
 */
class XlsxSinkTest {
  @TempDir Path folder;

  private static RecordSet column(String name, DataType type, Object... values) {
    BatchBuilder builder = BatchBuilder.of(Schema.of(Field.of(name, type)));
    for (Object value : values) {
      builder.addRow(value);
    }
    return RecordSet.of(Schema.of(Field.of(name, type)), List.of(builder.build()));
  }

  private Path write(RecordSet rows, XlsxSink sink) {
    try (BiRuntime bi = BiRuntime.create()) {
      bi.run(Pipeline.named("t").from(InMemory.of(rows)).to(sink).build());
    }
    return folder.resolve(sink.name());
  }

  private XlsxSink sink() {
    return XlsxSink.file(folder.resolve("out.xlsx"));
  }

  private static String part(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
    }
  }

  private static List<String> elements(String xml) throws XMLStreamException {
    XMLStreamReader reader =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new java.io.StringReader(xml));
    List<String> names = new ArrayList<>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT) {
        names.add(reader.getLocalName());
      }
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+A1",
        "-2",
        "@SUM(A1)",
        "=HYPERLINK(\"http://x\")",
        "=cmd|' /C calc'!A0",
        "\t=1"
      })
  void text_that_looks_like_a_formula_is_text(String text) throws Exception {
    Path file = write(column("a", DataType.STRING, text), sink());

    String sheet = part(file, "xl/worksheets/sheet1.xml");
    assertThat(elements(sheet)).doesNotContain("f", "hyperlink");
    assertThat(XlsxRun.values(Xlsx.file(file))).containsExactly(List.of(text));
  }

  @Test
  void numbers_that_a_spreadsheet_would_change_are_exact_text() throws IOException {
    Path file =
        write(column("id", DataType.INT64, 999_999_999_999_999L, 1_000_000_000_000_001L), sink());

    assertThat(part(file, "xl/worksheets/sheet1.xml"))
        .contains("<v>999999999999999</v>")
        .contains("<is><t>1000000000000001</t></is>");
  }

  @Test
  void amounts_have_the_format_of_their_currency() throws IOException {
    Path file = write(column("m", DataType.money("KWD"), Money.ofMinor(12_345, "KWD")), sink());

    assertThat(part(file, "xl/styles.xml")).contains("#,##0.000\\ [$KWD]");
    assertThat(part(file, "xl/worksheets/sheet1.xml")).contains("<v>12.345</v>");
  }

  @Test
  void text_has_at_most_32767_characters_and_nothing_is_left_behind() throws IOException {
    String emoji = "\uD83D\uDE00".repeat(16_383);
    Path file = write(column("a", DataType.STRING, emoji + "x"), sink());
    assertThat(XlsxRun.values(Xlsx.file(file))).containsExactly(List.of(emoji + "x"));
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> write(column("a", DataType.STRING, "ok", emoji + "xx"), sink()))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/limit"))
        .hasMessageContaining("32768")
        .hasMessageContaining("row 3");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void columns_are_limited_to_those_of_a_sheet() {
    List<Field> fields =
        IntStream.range(0, 16_385).mapToObj(i -> Field.of("c" + i, DataType.BOOL)).toList();
    RecordSet rows = RecordSet.of(Schema.of(fields), List.of());

    assertThatThrownBy(() -> write(rows, sink()))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/limit"));
  }

  @Test
  void rows_go_on_in_further_sheets_when_they_may() {
    RecordSet rows = column("n", DataType.INT64, 1L, 2L, 3L, 4L, 5L);
    Path file = write(rows, sink().sheet("A sheet with a very long name!!").splitSheets(3));

    Xlsx book = Xlsx.file(file);
    assertThat(book.sheets())
        .containsExactly(
            "A sheet with a very long name!!",
            "A sheet with a very long na (2)",
            "A sheet with a very long na (3)");
    assertThat(XlsxRun.values(book)).containsExactly(List.of(1L), List.of(2L));
    assertThat(XlsxRun.values(book.sheetAt(3))).containsExactly(List.of(5L));
  }

  @Test
  void more_rows_than_a_sheet_has_are_refused() {
    XlsxFormat small = new XlsxFormat("S", true, false, 3);

    assertThatThrownBy(
            () -> {
              var encoder =
                  small.open(
                      Schema.of(Field.of("n", DataType.INT64)),
                      java.io.OutputStream.nullOutputStream());
              encoder.write(column("n", DataType.INT64, 1L, 2L, 3L).batches().get(0));
            })
        .isInstanceOf(BiException.class)
        .hasMessageContaining("splitSheets()");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a/b", "a:b", "[x]", "'x", "x'", "12345678901234567890123456789012"})
  void names_that_a_sheet_may_not_have_are_refused(String name) {
    assertThatThrownBy(() -> sink().sheet(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_same_rows_give_the_same_bytes_and_the_guarantee_is_that_of_a_file() throws IOException {
    RecordSet rows = column("n", DataType.INT64, 1L, null, 3L);
    byte[] first = Files.readAllBytes(write(rows, sink()));

    assertThat(Files.readAllBytes(write(rows, sink()))).isEqualTo(first);
    assertThat(sink().guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
  }

  @Test
  void every_part_is_well_formed_and_the_sheet_has_a_name() throws Exception {
    Path file = write(column("a<&\"b", DataType.STRING, "x"), sink().sheet("P&L <1> \"q\""));

    try (ZipFile zip = new ZipFile(file.toFile())) {
      zip.stream()
          .forEach(
              entry -> {
                try {
                  assertThat(elements(part(file, entry.getName()))).isNotEmpty();
                } catch (IOException | XMLStreamException e) {
                  throw new AssertionError(entry.getName(), e);
                }
              });
    }
    assertThat(Xlsx.file(file).sheets()).containsExactly("P&L <1> \"q\"");
    assertThat(Xlsx.file(file).inference().schema().names()).containsExactly("a<&\"b");
  }
}
