package io.bi4j.core.internal.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.internal.parse.JsonKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with Jackson's parser in its strict settings. */
class JsonScanTest {
  private static final String[] KEYS = {
    "id",
    "created_at",
    "merchant",
    "amount_minor",
    "Ünïcode",
    "",
    "a",
    "longest_key_of_them_all",
    "exactly8",
    "seven77"
  };

  private final JsonRecordScanner scanner = new JsonRecordScanner(List.of(KEYS), 4);

  private static byte[] padded(byte[] line) {
    byte[] buffer = new byte[line.length + 72];
    java.util.Arrays.fill(buffer, (byte) '9');
    System.arraycopy(line, 0, buffer, 5, line.length);
    buffer[5 + line.length] = '\n';
    return buffer;
  }

  /** What the scanner finds, in the form of {@link JsonTexts#judge}; null for a malformed line. */
  private Map<String, String> scan(byte[] line) {
    byte[] buffer = padded(line);
    if (!scanner.scan(buffer, 5, 5 + line.length, 2)) {
      assertThat(scanner.errorAt()).isBetween(5, 5 + line.length);
      assertThat(scanner.error()).isNotEmpty();
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < KEYS.length; i++) {
      long cell = scanner.cell(i, 2);
      byte kind = JsonRecordScanner.kind(cell);
      int from = JsonRecordScanner.start(cell);
      int length = JsonRecordScanner.length(cell);
      if (kind == JsonKind.ESCAPED) {
        values.put(KEYS[i], JsonEscapedText.unescape(buffer, from, length));
      } else if (kind != JsonKind.ABSENT) {
        values.put(KEYS[i], new String(buffer, from, length, UTF_8));
      }
    }
    return values;
  }

  private void check(byte[] line) {
    Map<String, String> expected = JsonTexts.judge(line);
    Map<String, String> actual = scan(line);
    if (expected != null) {
      expected.keySet().retainAll(List.of(KEYS));
    }
    assertThat(actual).as(new String(line, UTF_8)).isEqualTo(expected);
  }

  @Test
  void random_objects_give_the_values_that_Jackson_gives() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      check(JsonTexts.object(random, KEYS).getBytes(UTF_8));
    }
  }

  @Test
  void lines_with_one_byte_changed_are_accepted_or_refused_like_by_Jackson() {
    Random random = new Random(12);
    for (int i = 0; i < 40_000; i++) {
      byte[] line = JsonTexts.object(random, KEYS).getBytes(UTF_8);
      check(JsonTexts.mutate(random, line));
      check(JsonTexts.mutate(random, JsonTexts.mutate(random, line)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {} ",
        "[]",
        "1",
        "null",
        "",
        "{",
        "}",
        "{}{}",
        "{},",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\":1 \"id\":2}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":-}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":+1}",
        "{\"a\":1e}",
        "{\"a\":1e+}",
        "{\"a\":tru}",
        "{\"a\":TRUE}",
        "{\"a\":nul}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":truefalse}",
        "{\"a\":1x}",
        "{\"a\":\"x}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\ud800\\u0041\"}",
        "{\"a\":\"\\udc00\"}",
        "{\"a\":\"\\ud83d\\ude00\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":/*c*/1}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1 2]}",
        "{\"a\":{\"b\"}}",
        "{\"a\":{\"b\":1,}}",
        "{\"a\":[}",
        "{\"a\":[]]}",
        "{\"a\":{]}",
        "{\"a\":[{\"b\":[{}]}]}",
        "{\"a\":1,\"a\":2}",
        "{\"\\u0061\":1}",
        "{\"a\" : 1 , \"id\" : 2 }",
        "{\"a\":\"\\/\\b\\f\\n\\r\\t\\\\\\\"\"}"
      })
  void shapes_at_the_edge_of_the_grammar_are_judged_like_by_Jackson(String line) {
    check(line.getBytes(UTF_8));
  }

  @Test
  void malformed_UTF_8_is_refused_in_values_keys_and_skipped_values() {
    byte[][] bad = {
      {(byte) 0xC3},
      {(byte) 0xC0, (byte) 0x80},
      {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
      {(byte) 0x80},
      {(byte) 0xE2, (byte) 0x82}
    };
    for (byte[] bytes : bad) {
      for (String line : List.of("{\"a\":\"x?y\"}", "{\"x?y\":1}", "{\"b\":[\"x?y\"],\"a\":1}")) {
        String text =
            line.replace("?", new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
        byte[] raw = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(scan(raw)).isNull();
        assertThat(scanner.error()).isEqualTo("bytes that are not UTF-8");
      }
    }
  }

  @Test
  void nesting_is_bounded_without_recursion() {
    for (int depth : new int[] {199, 200}) {
      String line = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
      check(line.getBytes(UTF_8));
    }
    assertThat(scan(("{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}").getBytes(UTF_8)))
        .isNotNull();
    assertThat(scan(("{\"a\":" + "[".repeat(1_000_000)).getBytes(UTF_8))).isNull();
    assertThat(scanner.error()).contains("200");
  }

  @Test
  void numbers_are_bounded() {
    assertThat(scan(("{\"a\":" + "1".repeat(100) + "}").getBytes(UTF_8))).isNotNull();
    assertThat(scan(("{\"a\":" + "1".repeat(101) + "}").getBytes(UTF_8))).isNull();
    assertThat(scanner.error()).contains("100 characters");
  }

  @Test
  void a_key_that_stands_twice_is_noticed_in_its_line_only() {
    scan("{\"a\":1,\"a\":\"x\"}".getBytes(UTF_8));
    assertThat(scanner.repeated()).isNotNegative();

    scan("{\"a\":1,\"nobody wants this\":1,\"nobody wants this\":2}".getBytes(UTF_8));
    assertThat(scanner.repeated()).isNegative();
  }

  @Test
  void many_different_keys_do_not_grow_memory_without_bound_and_are_still_skipped_right() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(scan(("{\"x" + i + "\":" + i + ",\"a\":" + i + "}").getBytes(UTF_8)))
          .containsEntry("a", String.valueOf(i));
    }
  }
}
