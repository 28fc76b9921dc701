package io.bi4j.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bi4j.core.BiException;
import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonBool;
import io.bi4j.core.json.JsonNull;
import io.bi4j.core.json.JsonNumber;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonStyle;
import io.bi4j.core.json.JsonValue;
import io.bi4j.core.json.JsonWriter;
import io.bi4j.testkit.Choices;
import io.bi4j.testkit.Property;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws of the JSON reader and writer; Jackson's own tokens are the reference. */
class JsonRoundTripTest {
  private static final JsonFactory JACKSON = new JsonFactory();

  @Test
  void reading_what_was_written_gives_the_same_value_in_every_style() {
    Property.forAll(c -> new Case(value(c, 5), style(c)))
        .cases(10_000)
        .holds(
            drawn -> {
              String text = JsonWriter.print(drawn.value, drawn.style);

              assertThat(JsonReader.forSpecs().parse(text)).isEqualTo(drawn.value);
              assertThat(JsonReader.forData().parse(text.getBytes(StandardCharsets.UTF_8)))
                  .isEqualTo(drawn.value);
            });
  }

  @Test
  void printing_what_was_read_gives_the_same_text() {
    Property.forAll(c -> JsonWriter.print(value(c, 5), style(c)))
        .cases(5_000)
        .holds(
            text -> {
              String once = JsonReader.forSpecs().parse(text).toCompact();
              assertThat(JsonReader.forSpecs().parse(once).toCompact()).isEqualTo(once);
            });
  }

  @Test
  void jackson_sees_the_tokens_that_the_tree_holds() {
    Property.forAll(c -> new Case(value(c, 5), style(c)))
        .cases(5_000)
        .holds(
            drawn ->
                assertThat(jacksonTokens(JsonWriter.print(drawn.value, drawn.style)))
                    .isEqualTo(treeTokens(drawn.value)));
  }

  @Test
  void text_for_html_holds_no_markup_and_no_line_separator() {
    Property.forAll(c -> JsonWriter.print(value(c, 4), JsonStyle.HTML))
        .cases(5_000)
        .holds(text -> assertThat(text).doesNotContain("<", ">", "&", "\u2028", "\u2029"));
  }

  @Test
  void a_damaged_document_is_refused_by_us_exactly_when_jackson_refuses_it() {
    Property.forAll(JsonRoundTripTest::damaged)
        .cases(10_000)
        .holds(
            text -> {
              if (jacksonAccepts(text)) {
                assertThat(parseOrLimit(text)).isIn("parsed", "core/limit");
              } else {
                assertThatThrownBy(() -> JsonReader.forData().parse(text))
                    .isInstanceOf(BiException.class)
                    .hasMessageContaining("line");
              }
            });
  }

  @Test
  void a_double_is_written_with_the_fewest_digits_that_read_back() {
    Property.forAll(Choices::finiteDouble)
        .cases(20_000)
        .holds(
            value -> {
              String text = JsonNumber.of((double) value).text();
              assertThat(Double.parseDouble(text)).isEqualTo(value);
              if (value != 0) {
                int digits = new BigDecimal(text).stripTrailingZeros().precision();
                assertThat(shorterText(value, digits)).isNotEqualTo(value);
              }
            });
  }

  /** The double nearest to the value among decimals of one digit less. */
  private static double shorterText(double value, int digits) {
    if (digits == 1) {
      return Double.NaN;
    }
    return new BigDecimal(value).round(new java.math.MathContext(digits - 1)).doubleValue();
  }

  private record Case(JsonValue value, JsonStyle style) {}

  private static JsonStyle style(Choices c) {
    return c.oneOf(JsonStyle.COMPACT, JsonStyle.PRETTY, JsonStyle.HTML, new JsonStyle(1, true));
  }

  private static JsonValue value(Choices c, int depth) {
    int kind = c.below(depth == 0 ? 5 : 7);
    return switch (kind) {
      case 0 -> JsonNull.NULL;
      case 1 -> JsonBool.of(c.bool());
      case 2 -> JsonString.of(text(c));
      case 3 -> JsonNumber.of(c.anyLong());
      case 4 -> number(c);
      case 5 -> new JsonArray(List.copyOf(c.list(6, e -> value(e, depth - 1))));
      default -> {
        JsonObject.Builder object = JsonObject.builder();
        c.list(6, e -> object.put(e.text(12), value(e, depth - 1)));
        yield object.build();
      }
    };
  }

  private static String text(Choices c) {
    return c.percent(5) ? c.text(4) + "\ud834" + c.text(2) : c.text(12);
  }

  private static JsonNumber number(Choices c) {
    return c.bool()
        ? JsonNumber.of(c.finiteDouble())
        : JsonNumber.of(new BigDecimal(BigInteger.valueOf(c.anyLong()), c.between(-50, 50)));
  }

  private static String damaged(Choices c) {
    StringBuilder text = new StringBuilder(JsonWriter.print(value(c, 3), style(c)));
    int edits = 1 + c.below(2);
    for (int i = 0; i < edits && text.length() > 0; i++) {
      int at = c.below(text.length());
      switch (c.below(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, c.oneOf("\"", "{", "}", "[", "]", ",", ":", "1", "e", "-", "\\"));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }

  private static boolean jacksonAccepts(String text) {
    try (JsonParser parser = JACKSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static String parseOrLimit(String text) {
    try {
      JsonReader.forData().parse(text);
      return "parsed";
    } catch (BiException e) {
      return e.code().id();
    }
  }

  private static List<String> jacksonTokens(String text) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (JsonParser parser = JACKSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        tokens.add(
            token.isScalarValue() || token == JsonToken.FIELD_NAME
                ? token + " " + parser.getText()
                : token.toString());
      }
    }
    return tokens;
  }

  private static List<String> treeTokens(JsonValue value) {
    List<String> tokens = new ArrayList<>();
    collect(value, tokens);
    return tokens;
  }

  private static void collect(JsonValue value, List<String> out) {
    if (value instanceof JsonObject object) {
      out.add("START_OBJECT");
      object
          .members()
          .forEach(
              (name, member) -> {
                out.add("FIELD_NAME " + name);
                collect(member, out);
              });
      out.add("END_OBJECT");
    } else if (value instanceof JsonArray array) {
      out.add("START_ARRAY");
      array.forEach(element -> collect(element, out));
      out.add("END_ARRAY");
    } else if (value instanceof JsonString string) {
      out.add("VALUE_STRING " + string.value());
    } else if (value instanceof JsonNumber number) {
      boolean whole = number.text().chars().noneMatch(ch -> ".eE".indexOf(ch) >= 0);
      out.add((whole ? "VALUE_NUMBER_INT " : "VALUE_NUMBER_FLOAT ") + number.text());
    } else if (value instanceof JsonBool bool) {
      out.add("VALUE_" + bool.name() + " " + bool.value());
    } else {
      out.add("VALUE_NULL null");
    }
  }
}
