package io.bi4j.core;

import static io.bi4j.core.BadInput.refused;
import static io.bi4j.core.BadInput.refusedAndNothingWritten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.source.Csv;
import io.bi4j.core.source.JsonFile;
import io.bi4j.core.source.JsonLines;
import io.bi4j.core.spi.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that hold no records, or not in the form that their reader expects. */
class BadInput_FilesTest {
  @TempDir Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordSet read(Source source) {
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(2).build()) {
      return bi.read(source);
    }
  }

  static Stream<Arguments> readers() {
    Function<Path, Source> csv = Csv::file;
    Function<Path, Source> lines = JsonLines::file;
    Function<Path, Source> document = JsonFile::file;
    return Stream.of(
        argumentSet("CSV", csv), argumentSet("JSON lines", lines), argumentSet("JSON", document));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void a_missing_file_is_named_with_the_folder_that_was_searched(Function<Path, Source> reader)
      throws IOException {
    Path missing = folder.resolve("sales.2026");

    refusedAndNothingWritten(
        reader.apply(missing),
        folder,
        "core/file-not-found",
        "\"" + missing + "\" does not exist",
        "looked in " + folder.toAbsolutePath(),
        "Check the path");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void a_directory_is_not_read_as_a_file(Function<Path, Source> reader) throws IOException {
    Path directory = Files.createDirectory(folder.resolve("monthly"));

    refusedAndNothingWritten(
        reader.apply(directory),
        folder,
        "core/not-a-file",
        "\"" + directory + "\" is a directory",
        "Name one file");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void an_empty_file_is_refused(Function<Path, Source> reader) throws IOException {
    Path empty = file("empty", "");

    refusedAndNothingWritten(
        reader.apply(empty), folder, "core/empty-file", "\"" + empty + "\" is empty", "Check how");
  }

  @Test
  void a_file_of_blank_lines_is_told_from_an_empty_one() throws IOException {
    refusedAndNothingWritten(
        Csv.file(file("blank.csv", "\n\r\n\n")), folder, "core/bad-header", "only blank lines");
  }

  @Test
  void a_header_without_rows_is_a_table_without_rows() throws IOException {
    Csv csv = Csv.file(file("header.csv", "id,name,amount\n"));

    RecordSet rows = read(csv);

    assertThat(rows.rowCount()).isZero();
    assertThat(rows.schema().names()).containsExactly("id", "name", "amount");
    assertThat(csv.inference()).asString().contains("There is a header but no row.");
  }

  @Test
  void text_in_another_encoding_is_refused_by_its_place_and_read_when_the_encoding_is_named()
      throws IOException {
    byte[] latin = "city,units\nNairobi,1\nMálaga,2\n".getBytes(StandardCharsets.ISO_8859_1);
    Csv csv = Csv.file(file("latin.csv", latin));

    refusedAndNothingWritten(csv, folder, "core/bad-encoding", "latin.csv", "Row 2", "\"city\"");

    assertThat(csv.inference()).asString().contains("0xe1").contains("encoding(...)");
    RecordSet named = read(csv.encoding(StandardCharsets.ISO_8859_1));
    assertThat(named.rows().map(row -> row.get("city"))).containsExactly("Nairobi", "Málaga");
  }

  @Test
  void utf_16_text_that_ends_within_a_character_is_refused() throws IOException {
    byte[] whole = "city,units\nNairobi,1\nKisumu,2".getBytes(StandardCharsets.UTF_16);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);

    refusedAndNothingWritten(
        Csv.file(file("cut.csv", cut)), folder, "core/bad-encoding", "cut.csv");
  }

  @Test
  void a_damaged_gzip_file_is_refused() throws IOException {
    byte[] damaged = new byte[200];
    damaged[0] = 0x1f;
    damaged[1] = (byte) 0x8b;
    damaged[2] = 8;

    BiException refusal =
        refused(() -> read(Csv.file(file("x.csv.gz", damaged))), "core/read-failed", "x.csv.gz");

    assertThat(refusal).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void nul_bytes_are_text_in_a_text_column_and_an_error_in_a_number() throws IOException {
    RecordSet text = read(Csv.file(file("nul.csv", "name,n\na\u0000b,1\n\u0000,2\n")));

    assertThat(text.rows().map(row -> row.get("name"))).containsExactly("a\u0000b", "\u0000");

    StringBuilder many = new StringBuilder("n,t\n");
    many.append("1,x\n".repeat(20_000)).append("1\u0000,x\n");
    refusedAndNothingWritten(
        Csv.file(file("number.csv", many.toString())).type("n", io.bi4j.core.data.DataType.INT64),
        folder,
        "core/bad-value",
        "Row 20001",
        "column \"n\"",
        "1\\u0000");
  }

  @Test
  void a_file_of_nothing_but_nul_bytes_is_refused_whatever_its_length() throws IOException {
    refusedAndNothingWritten(
        Csv.file(file("zeros.csv", new byte[3 << 20])), folder, "core/bad-header", "no line end");
    refusedAndNothingWritten(
        JsonLines.file(file("zeros.jsonl", new byte[4096])), folder, "core/bad-record", "zeros");
  }

  @Test
  void a_quote_that_is_never_closed_is_an_error_of_its_record() throws IOException {
    Csv csv = Csv.file(file("open.csv", "id,note\n1,fine\n2,\"never closed\n3,lost\n"));

    refusedAndNothingWritten(
        csv, folder, "core/bad-record", "Row 2", "open.csv", "never closed", "rejects(");
  }

  @Test
  void a_sink_without_its_folder_is_refused_before_a_row_is_read() throws IOException {
    Csv csv = Csv.file(file("ok.csv", "a\n1\n"));
    Path nowhere = folder.resolve("no/such/out.csv");
    var pipeline =
        io.bi4j.core.pipeline.Pipeline.named("out")
            .from(csv)
            .to(io.bi4j.core.source.CsvSink.file(nowhere))
            .build();

    try (BiRuntime bi = BiRuntime.create()) {
      refused(() -> bi.run(pipeline), "core/file-not-found", nowhere.toString(), "Create it");
    }
    assertThat(folder.resolve("no")).doesNotExist();
  }
}
