package io.bi4j.core.internal.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Small files for tests of inference. */
final class Samples {
  private Samples() {}

  static CsvGuess guess(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return CsvGuess.of(bytes, 0, bytes.length, true, 10_000, null, null, null);
  }

  /** Infers a file of comma-separated lines with a header. */
  static CsvInference infer(InferenceOptions options, String... lines) {
    byte[] bytes = String.join("\n", lines).getBytes(UTF_8);
    CsvGuess guess =
        CsvGuess.of(bytes, 0, bytes.length, true, 10_000, (byte) ',', (byte) '"', true);
    return CsvInference.infer(
        "test.csv", guess.cells().texts(0), guess.cells(), 1, options, guess.notes());
  }

  /** Infers one column named v; null stands for an unquoted empty cell in a two-column file. */
  static CsvInference column(InferenceOptions options, String... cells) {
    List<String> lines = new ArrayList<>(List.of("v,x"));
    for (String cell : cells) {
      lines.add(cell + ",x");
    }
    return infer(options, lines.toArray(String[]::new));
  }
}
