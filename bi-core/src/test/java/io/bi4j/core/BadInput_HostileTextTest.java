package io.bi4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.Csv;
import io.bi4j.core.source.CsvSink;
import io.bi4j.core.source.JsonLines;
import io.bi4j.core.source.JsonLinesSink;
import io.bi4j.core.spi.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text that would do harm in a browser, a spreadsheet or a terminal, in headers and cells. */
class BadInput_HostileTextTest {
  private static final String HTML = "<script>alert('x')</script>&\"";
  private static final String FORMULA = "=HYPERLINK(\"http://x\",A1)";
  private static final String TERMINAL = "\u001b]0;x\u0007\u001b[2J\u2028\u202e";

  @TempDir Path folder;
  private Csv hostile;

  @BeforeEach
  void write() throws IOException {
    String header = quoted(HTML) + "," + quoted(FORMULA) + "," + quoted("+1") + ",n\n";
    String row = quoted(HTML) + "," + quoted(FORMULA) + "," + quoted(TERMINAL) + ",7\n";
    hostile = Csv.file(Files.writeString(folder.resolve("in.csv"), header + row)).header(true);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private Path copied(Sink sink, String name) {
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      bi.run(Pipeline.named("copy").from(hostile).to(sink).build());
    }
    return folder.resolve(name);
  }

  private static RecordSet read(io.bi4j.core.spi.Source source) {
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      return bi.read(source);
    }
  }

  @Test
  void names_and_cells_keep_every_character() {
    RecordSet rows = read(hostile);

    assertThat(rows.schema().names()).containsExactly(HTML, FORMULA, "+1", "n");
    assertThat(rows.rows().map(row -> row.get(HTML))).containsExactly(HTML);
    assertThat(rows.rows().map(row -> row.get(FORMULA))).containsExactly(FORMULA);
    assertThat(rows.rows().map(row -> row.get("+1"))).containsExactly(TERMINAL);
  }

  @Test
  void they_survive_the_way_through_both_sinks() {
    Path csv = copied(CsvSink.file(folder.resolve("o.csv")), "o.csv");
    Path json = copied(JsonLinesSink.file(folder.resolve("o.jsonl")), "o.jsonl");

    for (RecordSet rows : List.of(read(Csv.file(csv).header(true)), read(JsonLines.file(json)))) {
      assertThat(rows.schema().names()).containsExactly(HTML, FORMULA, "+1", "n");
      assertThat(rows.rows().map(row -> row.get(HTML))).containsExactly(HTML);
      assertThat(rows.rows().map(row -> row.get("+1"))).containsExactly(TERMINAL);
    }
  }

  @Test
  void formulas_in_headers_and_cells_are_neutralised_when_asked_and_numbers_stay()
      throws IOException {
    Path out = copied(CsvSink.file(folder.resolve("o.csv")).neutraliseFormulas(), "o.csv");

    String text = Files.readString(out);
    assertThat(text.lines().findFirst().orElseThrow())
        .contains("'=HYPERLINK")
        .contains("'+1")
        .endsWith(",n");
    RecordSet rows = read(Csv.file(out).header(true));
    assertThat(rows.rows().map(row -> row.get("'" + FORMULA))).containsExactly("'" + FORMULA);
    assertThat(rows.rows().map(row -> row.get("n"))).containsExactly(7L);
  }

  @Test
  void names_can_be_used_in_expressions_by_quoting_them() {
    String column = quoted(HTML);

    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      RecordSet rows =
          bi.collect(
              Pipeline.named("q")
                  .from(hostile)
                  .filter(column + " like '<script>%'")
                  .groupBy(List.of(column), "count() as n")
                  .build());
      assertThat(rows.rows().map(row -> row.get(HTML))).containsExactly(HTML);
    }
  }

  @Test
  void a_message_shows_a_cell_without_the_characters_that_steer_a_terminal() throws IOException {
    Path path =
        Files.writeString(
            folder.resolve("esc.csv"), "n\n" + "1\n".repeat(10) + quoted("\u001b[2J\r\n\u2028"));

    Throwable failure =
        catchThrowable(() -> read(Csv.file(path).type("n", io.bi4j.core.data.DataType.INT64)));

    assertThat(failure).isInstanceOf(BiException.class);
    assertThat(failure.getMessage()).contains("\\u001b[2J\\r\\n\\u2028");
    assertThat(failure.getMessage().chars().filter(Character::isISOControl)).isEmpty();
  }

  @Test
  void a_table_for_people_has_one_line_per_row_and_no_control_characters() {
    String shown = read(hostile).show();

    assertThat(shown.chars().filter(c -> Character.isISOControl(c) && c != '\n')).isEmpty();
    assertThat(shown).doesNotContain("\u2028").doesNotContain("\u202e");
  }
}
