package io.bi4j.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
  @Test
  void writes_piece_by_piece() {
    StringBuilder out = new StringBuilder();

    JsonWriter.to(out, JsonStyle.COMPACT)
        .beginObject()
        .name("a")
        .value(1)
        .name("b")
        .beginArray()
        .value("x")
        .nullValue()
        .value(true)
        .value(0.5)
        .endArray()
        .name("c")
        .beginObject()
        .endObject()
        .name("d")
        .value(new BigDecimal("1.50"))
        .endObject()
        .finish();

    assertThat(out).hasToString("{\"a\":1,\"b\":[\"x\",null,true,0.5],\"c\":{},\"d\":1.50}");
  }

  @Test
  void indents_when_asked() {
    JsonValue value = JsonReader.forSpecs().parse("{\"a\":[1,{\"b\":[]}],\"c\":{}}");

    assertThat(value.toPretty())
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": []
                }
              ],
              "c": {}
            }""");
  }

  @Test
  void escapes_what_json_and_html_need() {
    JsonValue value = JsonString.of("</script>&\u2028\u2029\"\\\u0001\u001f\ud834x😀");

    assertThat(JsonWriter.print(value, JsonStyle.HTML))
        .isEqualTo(
            "\"\\u003c/script\\u003e\\u0026\\u2028\\u2029\\\"\\\\\\u0001\\u001f\\ud834x😀\"");
    assertThat(value.toCompact())
        .isEqualTo("\"</script>&\u2028\u2029\\\"\\\\\\u0001\\u001f\\ud834x😀\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "3.0, 3.0",
    "0.1, 0.1",
    "1e21, 1.0E21",
    "1e20, 100000000000000000000.0",
    "1e-6, 0.000001",
    "1e-7, 1.0E-7",
    "1.25e-9, 1.25E-9",
    "5e-324, 5.0E-324",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "-2.5, -2.5",
    "2.2250738585072014E-308, 2.2250738585072014E-308"
  })
  void writes_doubles_in_one_fixed_layout(double value, String text) {
    assertThat(JsonNumber.of(value).text()).isEqualTo(text);
  }

  @Test
  void writes_two_to_the_minus_44_without_the_extra_digit_of_older_jdks() {
    assertThat(JsonNumber.of(Math.pow(2, -44)).text()).isEqualTo("5.684341886080802E-14");
  }

  @Test
  void refuses_numbers_that_json_cannot_express() {
    assertThatThrownBy(() -> JsonNumber.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonNumber.of(new BigDecimal("1e500")))
        .hasMessageContaining("exponent");
    assertThatThrownBy(() -> JsonNumber.parse("1_000")).hasMessageContaining("1_000");
  }

  @Test
  void refuses_calls_in_an_order_that_is_not_json() {
    assertThatThrownBy(() -> writer().beginObject().value(1)).hasMessageContaining("name");
    assertThatThrownBy(() -> writer().beginArray().name("a")).hasMessageContaining("object");
    assertThatThrownBy(() -> writer().beginObject().name("a").endObject())
        .hasMessageContaining("}");
    assertThatThrownBy(() -> writer().beginArray().endObject()).hasMessageContaining("}");
    assertThatThrownBy(() -> writer().value(1).value(2)).hasMessageContaining("one value");
    assertThatThrownBy(() -> writer().beginArray().finish()).hasMessageContaining("open");
    assertThatThrownBy(() -> writer().finish()).hasMessageContaining("No value");
  }

  @Test
  void passes_the_failure_of_its_target_on() {
    Appendable full =
        new Appendable() {
          @Override
          public Appendable append(CharSequence text) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public Appendable append(CharSequence text, int from, int to) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public Appendable append(char c) throws IOException {
            throw new IOException("disk full");
          }
        };

    assertThatThrownBy(() -> JsonWriter.to(full, JsonStyle.COMPACT).value(1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk full");
  }

  @Test
  void values_are_equal_by_members_not_by_their_order() {
    JsonObject one = JsonObject.builder().put("a", 1).put("b", "x").build();
    JsonObject two = JsonObject.of(Map.of("b", JsonString.of("x"), "a", JsonNumber.of(1)));

    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    assertThat(one).isNotEqualTo(one.toBuilder().put("a", 1.0).build());
    assertThat(JsonNull.NULL).hasToString("null");
  }

  private static JsonWriter writer() {
    return JsonWriter.to(new StringBuilder(), JsonStyle.COMPACT);
  }
}
