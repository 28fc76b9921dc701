package io.bi4j.core.internal.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bi4j.core.internal.parse.JsonKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Any line of bytes: the same verdict and the same values as Jackson's strict parser. */
class JsonLinesFuzzTest {
  private static final List<String> KEYS = List.of("a", "id", "created_at");

  @FuzzTest(maxDuration = "1m")
  void a_line_is_judged_like_by_Jackson(byte[] input) {
    byte[] line = input.clone();
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] == '\n' ? (byte) ' ' : line[i];
    }
    byte[] buffer = Arrays.copyOf(line, line.length + 64);
    buffer[line.length] = '\n';
    JsonRecordScanner scanner = new JsonRecordScanner(KEYS, 1);

    boolean good = scanner.scan(buffer, 0, line.length, 0);

    Map<String, String> expected = JsonTexts.judge(line);
    assertThat(good).isEqualTo(expected != null);
    if (expected != null) {
      expected.keySet().retainAll(KEYS);
      assertThat(values(scanner, buffer)).isEqualTo(expected);
    }
  }

  private static Map<String, String> values(JsonRecordScanner scanner, byte[] buffer) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < KEYS.size(); i++) {
      long cell = scanner.cell(i, 0);
      byte kind = JsonRecordScanner.kind(cell);
      int from = JsonRecordScanner.start(cell);
      int length = JsonRecordScanner.length(cell);
      if (kind != JsonKind.ABSENT) {
        values.put(
            KEYS.get(i),
            kind == JsonKind.ESCAPED
                ? JsonEscapedText.unescape(buffer, from, length)
                : new String(buffer, from, length, StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
