package io.bi4j.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void reads_every_kind_of_value_in_order() {
    JsonValue value =
        JsonReader.forSpecs()
            .parse(
                """
        {"b": [1, 2.50, true, false, null], "a": "x\\u0041\\n", "": {}}""");

    assertThat(value).isInstanceOf(JsonObject.class);
    assertThat(((JsonObject) value).members().keySet()).containsExactly("b", "a", "");
    assertThat(value.toCompact())
        .isEqualTo("{\"b\":[1,2.50,true,false,null],\"a\":\"xA\\n\",\"\":{}}");
  }

  @Test
  void keeps_numbers_exactly_as_written() {
    JsonNumber number = (JsonNumber) JsonReader.forData().parse("12345678901234567890.10");

    assertThat(number.text()).isEqualTo("12345678901234567890.10");
    assertThat(number.decimal()).isEqualTo(new BigDecimal("12345678901234567890.10"));
    assertThat(number.asLong()).isEmpty();
    assertThat(JsonNumber.parse("1.2e3").asLong()).hasValue(1200);
  }

  @Test
  void names_document_line_column_and_path_of_a_fault() {
    assertFails("daily.json", "{\n  \"steps\": [1, {\"expr\": tru}]\n}", "core/bad-json")
        .hasMessageContaining("\"daily.json\"")
        .hasMessageContaining("line 2")
        .hasMessageContaining("/steps/1/expr")
        .hasMessageContaining("Unrecognized token 'tru'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "01",
        "+1",
        ".5",
        "1.",
        "NaN",
        "nul",
        "\"a",
        "\"\t\"",
        "\"\\x\"",
        "[1] 2",
        "1 2",
        "// c\n1",
        "[1]]",
        "{\"a\"}",
        "\uFEFF"
      })
  void refuses_what_is_not_json(String text) {
    assertFails("x", text, "core/bad-json").hasMessageContaining("line");
  }

  @Test
  void refuses_duplicate_names_in_specs_and_counts_them_in_data() {
    String text = "{\"o\": {\"a\": 1, \"b\": 2, \"a\": 3}}";

    assertFails("x", text, "core/bad-json")
        .hasMessageContaining("\"a\" stands twice")
        .hasMessageContaining("/o");
    JsonReader.Parsed parsed = JsonReader.forData().read(new java.io.StringReader(text));
    assertThat(parsed.value().toCompact()).isEqualTo("{\"o\":{\"a\":3,\"b\":2}}");
    assertThat(parsed.duplicateNames()).isEqualTo(1);
  }

  @Test
  void bounds_depth_by_the_kind_of_document() {
    String deep64 = "[".repeat(64) + "]".repeat(64);
    String deep65 = "[" + deep64 + "]";
    String deep201 = "[".repeat(201) + "]".repeat(201);

    assertThat(JsonReader.forSpecs().parse(deep64).toCompact()).isEqualTo(deep64);
    assertFails("x", deep65, "core/limit")
        .hasMessageContaining("64")
        .hasMessageContaining("maxDepth");
    assertThat(JsonReader.forData().parse(deep65)).isNotNull();
    assertThatThrownBy(() -> JsonReader.forData().parse(deep201)).hasMessageContaining("200");
  }

  @Test
  void bounds_strings_names_numbers_and_the_whole() {
    JsonLimits small = new JsonLimits(10, 20, 10, 5, 200);
    JsonReader reader = JsonReader.forData().withLimits(small);

    assertLimit(reader, "[\"" + "x".repeat(21) + "\"]", "maxStringChars");
    assertLimit(reader, "[12345678901]", "maxNumberChars");
    assertLimit(reader, "[1234567.8901]", "maxNumberChars");
    assertLimit(reader, "{\"abcdef\":1}", "maxNameChars");
    assertLimit(reader, "[" + "1,".repeat(200) + "1]", "maxDocumentChars");
    assertThat(reader.parse("[\"" + "x".repeat(20) + "\"]")).isNotNull();
  }

  @Test
  void bounds_exponents_before_a_decimal_is_made() {
    assertLimit(JsonReader.forData(), "[1e401]", "exponent");
    assertLimit(JsonReader.forData(), "[1e99999999999999]", "exponent");
    assertLimit(JsonReader.forData(), "[1E-0000401]", "exponent");
    assertThat(JsonReader.forData().parse("1e400").toCompact()).isEqualTo("1e400");
  }

  @Test
  void accepts_a_byte_order_mark_and_refuses_other_encodings() {
    byte[] marked = "\uFEFF[\"é\"]".getBytes(StandardCharsets.UTF_8);
    byte[] latin1 = "[\"é\"]".getBytes(StandardCharsets.ISO_8859_1);
    byte[] overlong = {'"', (byte) 0xC0, (byte) 0x80, '"'};
    byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};

    assertThat(JsonReader.forData().parse(marked).toCompact()).isEqualTo("[\"é\"]");
    for (byte[] wrong : new byte[][] {latin1, overlong, surrogate}) {
      assertThatThrownBy(() -> JsonReader.forData().parse(wrong))
          .isInstanceOfSatisfying(
              BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/bad-encoding"));
    }
  }

  @Test
  void leaves_the_stream_open_and_reports_its_failure() {
    boolean[] closed = {false};
    InputStream stream =
        new ByteArrayInputStream("1".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk on fire");
          }
        };

    JsonReader.forData().parse(stream);

    assertThat(closed[0]).isFalse();
    assertThatThrownBy(() -> JsonReader.forData().parse(broken))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/read-failed"))
        .hasMessageContaining("disk on fire");
  }

  private static AbstractThrowableAssert<?, ?> assertFails(String name, String text, String code) {
    return assertThatThrownBy(() -> JsonReader.forSpecs().named(name).parse(text))
        .isInstanceOfSatisfying(BiException.class, e -> assertThat(e.code().id()).isEqualTo(code));
  }

  private static void assertLimit(JsonReader reader, String text, String setting) {
    assertThatThrownBy(() -> reader.parse(text))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/limit"))
        .hasMessageContaining(setting);
  }
}
