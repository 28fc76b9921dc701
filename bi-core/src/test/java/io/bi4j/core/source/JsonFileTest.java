package io.bi4j.core.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.RunResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {
  private static final String DOCUMENT =
      """
      {
        "meta": {"items": [{"id": 99}]},
        "data": {
          "note": "items",
          "items": [
            {"id": 1, "name": "A\\u00e9\\n", "price": 1.10, "tags": ["x"]},
            {"id": 2, "name": null, "price": 123456789012345678.25, "tags": []}
          ],
          "pages": [
            {"rows": [{"id": 10}, {"id": 11}]},
            {"rows": [{"id": 12}]},
            {"none": 1}
          ],
          "a/b": {"~x": {"id": 20}}
        }
      }
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("x.json"), text.getBytes(UTF_8));
  }

  private static RecordSet read(JsonFile source) {
    try (BiRuntime bi = BiRuntime.create()) {
      return bi.read(source);
    }
  }

  private static List<Object> values(RecordSet rows, String column) {
    return rows.rows().map(row -> row.get(column)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/data/items|1,2",
        "/data/pages/*/rows|10,11,12",
        "/data/pages/1/rows|12",
        "/data/pages/0/rows/1|11",
        "/meta/items|99",
        "/*/items|99,1,2",
        "/data/a~1b/~0x|20"
      })
  void records_stand_where_the_path_says(String path, String ids) throws IOException {
    RecordSet rows = read(JsonFile.file(file(DOCUMENT)).at(path));

    assertThat(values(rows, "id").toString().replace(" ", "")).isEqualTo("[" + ids + "]");
  }

  @Test
  void values_keep_every_character_and_digit() throws IOException {
    Schema schema =
        Schema.of(
            Field.of("name", DataType.STRING),
            Field.of("price", DataType.JSON),
            Field.of("tags", DataType.list(DataType.STRING)));
    RecordSet rows = read(JsonFile.file(file(DOCUMENT)).at("/data/items").schema(schema));

    assertThat(values(rows, "name")).containsExactly("Aé\n", null);
    assertThat(values(rows, "price")).containsExactly("1.10", "123456789012345678.25");
    assertThat(values(rows, "tags")).containsExactly(List.of("x"), List.of());
  }

  @Test
  void without_a_path_the_root_is_the_records_or_the_record() throws IOException {
    assertThat(values(read(JsonFile.file(file("[{\"a\":1},{\"a\":2}]"))), "a"))
        .containsExactly(1L, 2L);
    assertThat(values(read(JsonFile.file(file("{\"a\":{\"b\":1}}"))), "a"))
        .containsExactly(Map.of("b", 1L));
  }

  @Test
  void elements_that_are_no_objects_are_rejected_one_by_one() throws IOException {
    try (BiRuntime bi = BiRuntime.create()) {
      JsonFile source =
          JsonFile.file(file("[{\"a\":1}, 5, \"x\", [1], {\"a\":\"\\ud800\"}, {\"a\":2}]"));
      RunResult result =
          bi.collectWithReport(
              Pipeline.named("t").from(source).rejects(RejectPolicy.reject()).build());

      assertThat(values(result.rows(), "a")).hasSize(2);
      assertThat(values(result.report().rejects(), "row")).containsExactly(2L, 3L, 4L, 5L);
      assertThat(values(result.report().rejects(), "raw")).contains("5", "\"x\"", "[1]");
      assertThat(values(result.report().rejects(), "byte_offset")).containsOnlyNulls();
    }
  }

  @Test
  void a_document_larger_than_the_sample_is_streamed() throws IOException {
    Path path = folder.resolve("big.json");
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write("{\"data\":[");
      for (int i = 0; i < 60_000; i++) {
        out.write(
            (i == 0 ? "" : ",\n ")
                + "{ \"id\" : "
                + i
                + ", \"pad\" : \""
                + "p".repeat(50)
                + "\" }");
      }
      out.write("]}");
    }

    RecordSet rows = read(JsonFile.file(path).at("/data"));

    assertThat(rows.rowCount()).isEqualTo(60_000);
    assertThat(values(rows, "id")).startsWith(0L).endsWith(59_999L).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[{\"a\":1},{\"a\":2]", "[{\"a\":1}", "[{\"a\":1} {\"a\":2}]", "[{a:1}]", "nope"})
  void text_that_is_not_JSON_is_refused_with_line_and_column(String text) throws IOException {
    Path path = file(text);

    assertThatThrownBy(() -> read(JsonFile.file(path)))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("x.json")
        .hasMessageContaining("is not JSON at line 1");
  }

  @Test
  void a_path_that_does_not_occur_is_named() throws IOException {
    for (String path : List.of("/data/nothing", "/data/note/x", "/items", "/data/pages/7/rows")) {
      Path file = file(DOCUMENT);
      assertThatThrownBy(() -> read(JsonFile.file(file).at(path)))
          .isInstanceOf(BiException.class)
          .hasMessageContaining("nothing at " + path);
    }
    assertThatThrownBy(() -> JsonFile.file("x").at("data"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slash");
  }

  @Test
  void nesting_and_records_beyond_the_limits_are_refused() throws IOException {
    Path deep = file("[".repeat(100_000));
    assertThatThrownBy(() -> read(JsonFile.file(deep)))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("limit");

    Path wide = file("[{\"a\":[" + "1,".repeat(5000) + "1]}]");
    assertThatThrownBy(() -> read(JsonFile.file(wide).maxRecordBytes(1024)))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("maxRecordBytes");
  }
}
