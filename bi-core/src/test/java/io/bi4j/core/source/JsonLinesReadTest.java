package io.bi4j.core.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesReadTest {
  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.jsonl"), bytes);
  }

  private Path file(String... lines) throws IOException {
    return file(String.join("\n", lines).getBytes(UTF_8));
  }

  private static RecordSet read(JsonLines source) {
    try (BiRuntime bi = BiRuntime.create()) {
      return bi.read(source);
    }
  }

  private static RunResult rejecting(JsonLines source) {
    try (BiRuntime bi = BiRuntime.create()) {
      return bi.collectWithReport(
          Pipeline.named("t").from(source).rejects(RejectPolicy.reject()).build());
    }
  }

  private static List<Object> values(RecordSet rows, String column) {
    return rows.rows().map(row -> row.get(column)).toList();
  }

  @Test
  void keys_become_typed_columns_in_any_order() throws IOException {
    RecordSet rows =
        read(
            JsonLines.file(
                file(
                    "{\"id\":1,\"at\":\"2024-01-31T10:00:00Z\",\"who\":{\"name\":\"Ann\"},\"x\":[1]}",
                    "{\"who\":{\"name\":\"B\\u00f6\"},\"x\":[],\"id\":2,\"at\":null}")));

    assertThat(rows.schema().toString())
        .isEqualTo(
            "\"id\" INT64, \"at\" TIMESTAMP, \"who\" STRUCT<\"name\" STRING>, \"x\" LIST<INT64>");
    Row second = rows.rows().toList().get(1);
    assertThat(second.get("who")).isEqualTo(Map.of("name", "Bö"));
    assertThat(second.get("at")).isNull();
    assertThat(values(rows, "at")).startsWith(Instant.parse("2024-01-31T10:00:00Z"));
  }

  @Test
  void malformed_lines_are_rejected_one_by_one_with_their_place() throws IOException {
    RunResult result =
        rejecting(
            JsonLines.file(
                file(
                    "{\"a\":1}",
                    "{\"a\":2",
                    "[3]",
                    "{\"a\":4}",
                    "{\"a\":\"\u0001\"}",
                    "{\"a\":5}")));

    assertThat(values(result.rows(), "a")).containsExactly(1L, 4L, 5L);
    RecordSet rejects = result.report().rejects();
    assertThat(values(rejects, "row")).containsExactly(2L, 3L, 5L);
    assertThat(values(rejects, "byte_offset")).containsExactly(8L, 15L, 27L);
    assertThat(values(rejects, "code")).containsOnly("core/bad-record");
    assertThat(values(rejects, "raw")).contains("{\"a\":2");
    assertThat(values(rejects, "reason").toString())
        .contains("expected , or } at byte 6")
        .contains("expected a JSON object at byte 0")
        .contains("control character");
    assertThat(result.report().rowsRead()).isEqualTo(6);
  }

  @Test
  void a_key_that_stands_twice_is_rejected_because_one_of_its_values_would_be_lost()
      throws IOException {
    Path path =
        file(
            "{\"a\":1,\"b\":{\"x\":1}}",
            "{\"a\":2,\"b\":{\"x\":1},\"\\u0061\":3}",
            "{\"a\":4,\"b\":{\"x\":1,\"x\":1}}",
            "{\"a\":5,\"b\":null}");

    RunResult all = rejecting(JsonLines.file(path));
    RunResult wanted =
        rejecting(JsonLines.file(path).schema(Schema.of(Field.of("b", DataType.JSON))));

    assertThat(values(all.rows(), "a")).containsExactly(1L, 5L);
    assertThat(values(all.report().rejects(), "row")).containsExactly(2L, 3L);
    assertThat(values(all.report().rejects(), "code"))
        .containsExactly("core/bad-record", "core/bad-value");
    assertThat(values(all.report().rejects(), "reason").toString())
        .contains("has the key \"a\" more than once")
        .contains("each key once");
    assertThat(all.report().rowsRead()).isEqualTo(4);
    assertThat(values(wanted.rows(), "b"))
        .containsExactly("{\"x\":1}", "{\"x\":1}", "{\"x\":1,\"x\":1}", null);
  }

  @Test
  void a_first_line_longer_than_the_sample_is_read_where_a_schema_names_its_keys()
      throws IOException {
    String text = "x".repeat(2 << 20);
    JsonLines source = JsonLines.file(file("{\"a\":\"" + text + "\"}", "{\"a\":\"y\"}"));

    assertThat(values(read(source.schema(Schema.of(Field.of("a", DataType.STRING)))), "a"))
        .containsExactly(text, "y");
    assertThatThrownBy(() -> read(source))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("schema(...)");
  }

  @Test
  void times_without_a_zone_are_instants_where_one_is_named_inside_objects_too()
      throws IOException {
    JsonLines source =
        JsonLines.file(
            file(
                "{\"at\":\"2024-01-31T10:00:00\",\"in\":{\"at\":\"2024-07-31T10:00:00\"}}",
                "{\"at\":\"2024-01-31T10:00:00Z\",\"in\":{\"at\":\"2024-07-31T10:00:00+00:00\"}}"));

    RecordSet rows = read(source.zone(ZoneId.of("Europe/Paris")));

    assertThat(values(rows, "at"))
        .containsExactly(
            Instant.parse("2024-01-31T09:00:00Z"), Instant.parse("2024-01-31T10:00:00Z"));
    assertThat(values(rows, "in"))
        .containsExactly(
            Map.of("at", Instant.parse("2024-07-31T08:00:00Z")),
            Map.of("at", Instant.parse("2024-07-31T10:00:00Z")));
    assertThat(read(source).schema().field("at").type()).isEqualTo(DataType.STRING);
  }

  @Test
  void without_a_policy_the_first_malformed_line_fails_the_run() throws IOException {
    Path path = file("{\"a\":1}", "{\"a\":2,}");

    assertThatThrownBy(() -> read(JsonLines.file(path)))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("Row 2 of \"x.jsonl\" (byte 8)")
        .hasMessageContaining("expected a key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INT64|12|12",
        "INT64|\"12\"|12",
        "INT64|-9223372036854775808|-9223372036854775808",
        "INT64|9223372036854775808|rejected",
        "INT64|1.0|rejected",
        "INT64|1e3|rejected",
        "INT64|true|rejected",
        "INT64|\"\"|rejected",
        "FLOAT64|1|1.0",
        "FLOAT64|\"NaN\"|NaN",
        "FLOAT64|1e999|rejected",
        "FLOAT64|[1]|rejected",
        "DECIMAL(5,2)|1.5|1.50",
        "DECIMAL(5,2)|\"1.5\"|1.50",
        "DECIMAL(5,2)|1.555|rejected",
        "DECIMAL(30,2)|12345678901234567890.5|12345678901234567890.50",
        "BOOL|true|true",
        "BOOL|\"FALSE\"|false",
        "BOOL|1|rejected",
        "DATE|\"2024-02-29\"|2024-02-29",
        "DATE|\"2023-02-29\"|rejected",
        "DATE|20240229|rejected",
        "TIMESTAMP|\"2024-01-01T00:00:00\\u002B01:00\"|2023-12-31T23:00:00Z",
        "TIMESTAMP|1704067200|rejected",
        "TIME|\"10:30\"|10:30",
        "LOCAL_DATETIME|\"2024-01-01 10:30:00\"|2024-01-01T10:30",
        "DURATION|\"PT1M\"|PT1M",
        "STRING|\"a\\u00e9\\/\"|aé/",
        "STRING|1.50|1.50",
        "STRING|true|true",
        "STRING|{\"a\":1}|rejected",
        "JSON|{\"a\" : [1]}|{\"a\" : [1]}",
        "JSON|\"x\\n\"|\"x\\n\"",
        "BYTES|\"!\"|rejected",
        "LIST<INT64>|[1, null, \"2\"]|[1, null, 2]",
        "LIST<INT64>|[1,2.5]|rejected",
        "LIST<INT64>|{}|rejected",
        "MAP<STRING, INT64>|{\"a\":1}|{a=1}",
        "MAP<DATE, BOOL>|{\"2024-01-01\":true}|{2024-01-01=true}",
        "MAP<DATE, BOOL>|{\"x\":true}|rejected",
        "STRUCT<\"a\" INT64, \"b\" STRING>|{\"b\":\"x\",\"zz\":[{}]}|{a=null, b=x}",
        "STRUCT<\"a\" INT64>|{\"a\":\"x\"}|rejected"
      })
  void a_value_is_taken_exactly_when_its_column_says_so(String typeJsonValue) throws IOException {
    String[] parts = typeJsonValue.split("\\|");
    Schema schema = Schema.of(Field.of("v", DataType.parse(parts[0])));
    String json = parts[1];
    RunResult result =
        rejecting(
            JsonLines.file(file("{\"v\":" + json + "}", "{\"v\":null}", "{}")).schema(schema));

    String first =
        result.rows().rowCount() == 3
            ? String.valueOf(values(result.rows(), "v").get(0))
            : "rejected";
    assertThat(first).isEqualTo(parts[2]);
    List<Object> all = values(result.rows(), "v");
    assertThat(all.subList(all.size() - 2, all.size())).containsOnlyNulls();
  }

  @Test
  void money_is_read_from_its_object_and_with_a_fixed_currency_from_major_units()
      throws IOException {
    Schema schema =
        Schema.of(
            Field.of("fixed", DataType.money("EUR")), Field.of("any", DataType.moneyIn("cur")));
    RunResult result =
        rejecting(
            JsonLines.file(
                    file(
                        "{\"fixed\":12.3,\"any\":{\"minor\":5,\"currency\":\"JPY\"}}",
                        "{\"fixed\":{\"currency\":\"EUR\",\"minor\":-7},\"any\":null}",
                        "{\"fixed\":{\"currency\":\"USD\",\"minor\":-7}}",
                        "{\"fixed\":1.234}",
                        "{\"any\":1.5}",
                        "{\"any\":{\"minor\":1.5,\"currency\":\"EUR\"}}"))
                .schema(schema));

    assertThat(values(result.rows(), "fixed"))
        .containsExactly(Money.ofMinor(1230, "EUR"), Money.ofMinor(-7, "EUR"));
    assertThat(values(result.rows(), "any")).containsExactly(Money.ofMinor(5, "JPY"), null);
    assertThat(result.report().rowsRejected()).isEqualTo(4);
  }

  @Test
  void a_value_that_breaks_its_type_after_the_sample_is_an_error_of_its_row() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append("{\"id\":")
          .append(i == 40_000 ? "\"x\"" : i)
          .append(",\"pad\":\"")
          .append("p".repeat(40))
          .append("\"}\n");
    }
    RunResult result = rejecting(JsonLines.file(file(text.toString())).checkAllValues());

    assertThat(result.rows().schema().field("id").type()).isEqualTo(DataType.INT64);
    assertThat(result.rows().rowCount()).isEqualTo(49_999);
    assertThat(values(result.report().rejects(), "row")).containsExactly(40_001L);
    assertThat(values(result.report().rejects(), "column")).containsExactly("id");
    assertThat(values(result.report().rejects(), "raw")).containsExactly("x");
  }

  @Test
  void only_declared_keys_are_read_and_patterns_apply() throws IOException {
    Schema schema = Schema.of(Field.of("d", DataType.DATE), Field.of("n", DataType.decimal(9, 2)));
    RecordSet rows =
        read(
            JsonLines.file(file("{\"n\":1.25,\"d\":\"31\\/01\\/2024\",\"other\":[1,{\"d\":3}]}"))
                .schema(schema)
                .datePattern("d", "dd/MM/yyyy"));

    assertThat(values(rows, "d")).containsExactly(LocalDate.of(2024, 1, 31));
    assertThat(values(rows, "n")).containsExactly(new BigDecimal("1.25"));
  }

  @Test
  void a_mark_other_encodings_and_gzip_are_read() throws IOException {
    String text = "{\"a\":\"é€\uD83D\uDE00\"}\n{\"a\":\"b\"}\n";
    byte[] marked = ("\uFEFF" + text).getBytes(UTF_8);
    byte[] utf16 = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
    Path gzip = folder.resolve("x.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(text.getBytes(UTF_8));
    }

    for (Path path : List.of(file(marked), gzip)) {
      assertThat(values(read(JsonLines.file(path)), "a")).containsExactly("é€\uD83D\uDE00", "b");
    }
    assertThat(values(read(JsonLines.file(file(utf16))), "a")).startsWith("é€\uD83D\uDE00");
    byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(values(read(JsonLines.file(file(latin)).encoding(StandardCharsets.ISO_8859_1)), "a"))
        .containsExactly("é");
    assertThatThrownBy(() -> read(JsonLines.file(file(latin)))).isInstanceOf(BiException.class);
  }

  @Test
  void files_of_no_use_are_refused_with_a_reason() throws IOException {
    assertThatThrownBy(() -> read(JsonLines.file(folder.resolve("none.jsonl"))))
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> read(JsonLines.file(folder))).hasMessageContaining("directory");
    assertThatThrownBy(() -> read(JsonLines.file(file("")))).hasMessageContaining("empty");
    assertThatThrownBy(() -> read(JsonLines.file(file("\n \n"))))
        .hasMessageContaining("no JSON object");
    assertThatThrownBy(() -> read(JsonLines.file(file("[{\"a\":1}]"))))
        .hasMessageContaining("JsonFile");
    assertThatThrownBy(() -> read(JsonLines.file(file("{}", "{}"))))
        .hasMessageContaining("no JSON object with fields");
  }

  @Test
  void the_report_says_what_was_inferred() throws IOException {
    InferenceReport report =
        JsonLines.file(file("{\"a\":1,\"d\":\"01/02/2024\"}", "{\"a\":2}")).inference();

    assertThat(report.column("a").type()).isEqualTo(DataType.INT64);
    assertThat(report.column("d").suggestion().orElseThrow().option()).contains("datePattern(");
    assertThat(report.notes().toString()).contains("UTF-8");
  }
}
