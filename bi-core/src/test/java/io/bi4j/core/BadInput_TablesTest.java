package io.bi4j.core;

import static io.bi4j.core.BadInput.refusedAndNothingWritten;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.RunResult;
import io.bi4j.core.source.Csv;
import io.bi4j.core.source.JsonLines;
import io.bi4j.core.spi.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records and cells that break the form of their table. */
class BadInput_TablesTest {
  private static final RejectPolicy REJECT = RejectPolicy.reject();

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static RunResult rejecting(Source source) {
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(2).build()) {
      return bi.collectWithReport(Pipeline.named("t").from(source).rejects(REJECT).build());
    }
  }

  private static List<Object> cells(RecordSet rows, String column) {
    return rows.rows().map(row -> row.get(column)).toList();
  }

  @Test
  void a_name_that_stands_twice_in_the_header_is_refused_with_both_places() throws IOException {
    refusedAndNothingWritten(
        Csv.file(file("twice.csv", "id,amount,id\n1,2,3\n")),
        folder,
        "core/duplicate-column",
        "twice.csv",
        "\"id\" twice, at columns 1 and 3",
        "Rename one");
  }

  @Test
  void names_that_differ_only_by_blanks_are_the_same_name() throws IOException {
    refusedAndNothingWritten(
        Csv.file(file("blanks.csv", "id, id\n1,2\n")), folder, "core/duplicate-column", "\"id\"");
  }

  @Test
  void a_json_key_that_stands_twice_rejects_its_line() throws IOException {
    JsonLines lines = JsonLines.file(file("twice.jsonl", "{\"a\":1,\"a\":2}\n{\"a\":3}\n"));

    refusedAndNothingWritten(
        lines, folder, "core/bad-record", "twice.jsonl", "Row 1", "\"a\"", "rejects(");
    RunResult kept = rejecting(lines);
    assertThat(cells(kept.rows(), "a")).containsExactly(3L);
    assertThat(cells(kept.report().rejects(), "raw")).containsExactly("{\"a\":1,\"a\":2}");
  }

  @Test
  void a_record_with_too_many_or_too_few_cells_is_an_error_of_its_row() throws IOException {
    Csv csv = Csv.file(file("ragged.csv", "a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n"));

    refusedAndNothingWritten(
        csv, folder, "core/ragged-row", "ragged.csv", "Row 2", "has 2 cells", "3", "rejects(");
    RunResult kept = rejecting(csv);
    assertThat(cells(kept.rows(), "a")).containsExactly(1L, 10L);
    assertThat(cells(kept.report().rejects(), "row")).containsExactly(2L, 3L);
    assertThat(cells(kept.report().rejects(), "raw")).containsExactly("4,5", "6,7,8,9");
    assertThat(cells(kept.report().rejects(), "byte_offset")).containsExactly(12L, 16L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT64 | 12a",
        "INT64 | 1.5",
        "INT64 | 9223372036854775808",
        "INT64 | 0x10",
        "FLOAT64 | 1e",
        "FLOAT64 | 1,5",
        "FLOAT64 | 1e400",
        "DECIMAL(5,2) | 1234.5",
        "DECIMAL(5,2) | 1.234",
        "DATE | 2024-02-30",
        "DATE | 2023-02-29",
        "DATE | 30/02/2024",
        "TIME | 24:01:00",
        "LOCAL_DATETIME | 2024-01-31T25:00:00",
        "TIMESTAMP | 2024-01-31T10:00:00",
        "BOOL | yep",
        "MONEY(EUR) | 1.234"
      })
  void a_cell_that_is_no_value_of_its_type_names_place_text_and_type(String type, String cell)
      throws IOException {
    String text = "id;v\n1;\n2;" + cell + "\n";
    Csv csv =
        Csv.file(file("cells.csv", text)).delimiter(';').type("v", DataType.parse(type.strip()));

    refusedAndNothingWritten(
        csv, folder, "core/bad-value", "cells.csv", "Row 2", "column \"v\"", "\"" + cell + "\"");

    RunResult kept = rejecting(csv);
    assertThat(cells(kept.rows(), "id")).containsExactly(1L);
    assertThat(
            kept.report()
                .rejects()
                .rows()
                .map(
                    row ->
                        Arrays.asList(
                            row.get("source"),
                            row.get("byte_offset"),
                            row.get("row"),
                            row.get("column"),
                            row.get("raw"),
                            row.get("code"))))
        .containsExactly(Arrays.asList("cells.csv", 8L, 2L, "v", cell, "core/bad-value"));
    assertThat(cells(kept.report().rejects(), "reason").toString()).hasSizeGreaterThan(10);
  }

  @Test
  void a_type_that_changes_after_the_sample_is_an_error_that_names_the_way_out()
      throws IOException {
    StringBuilder text = new StringBuilder("id,code,day\n");
    for (int i = 1; i <= 60_000; i++) {
      text.append(i).append(",").append(i == 55_000 ? "X-7" : i % 100);
      text.append(",2024-0").append(i == 58_000 ? "2-30" : "1-31").append('\n');
    }
    Csv csv = Csv.file(file("drift.csv", text.toString()));

    assertThat(csv.inference().column("code").type()).isEqualTo(DataType.INT64);
    assertThat(csv.inference().column("day").type()).isEqualTo(DataType.DATE);
    refusedAndNothingWritten(
        csv.type("day", DataType.STRING),
        folder,
        "core/bad-value",
        "Row 55000",
        "column \"code\"",
        "\"X-7\"");
    RunResult kept = rejecting(csv);
    assertThat(kept.rows().rowCount()).isEqualTo(59_998);
    assertThat(cells(kept.report().rejects(), "row")).containsExactlyInAnyOrder(55_000L, 58_000L);
    assertThat(cells(kept.report().rejects(), "column")).containsExactlyInAnyOrder("code", "day");
    RunResult asText = rejecting(csv.type("code", DataType.STRING).type("day", DataType.STRING));
    assertThat(asText.rows().rowCount()).isEqualTo(60_000);
  }

  @Test
  void malformed_utf_8_late_in_a_file_is_an_error_of_its_cell() throws IOException {
    byte[] head = ("n,t\n" + "1,plain\n".repeat(200_000)).getBytes();
    byte[] bytes = Arrays.copyOf(head, head.length + 5);
    System.arraycopy(
        new byte[] {'2', ',', (byte) 0xC0, (byte) 0xAF, '\n'}, 0, bytes, head.length, 5);
    Csv csv = Csv.file(Files.write(folder.resolve("late.csv"), bytes));

    refusedAndNothingWritten(
        csv, folder, "core/bad-encoding", "late.csv", "Row 200001", "column \"t\"");
    RunResult kept = rejecting(csv);
    assertThat(kept.rows().rowCount()).isEqualTo(200_000);
    assertThat(cells(kept.report().rejects(), "byte_offset")).containsExactly((long) head.length);
  }
}
