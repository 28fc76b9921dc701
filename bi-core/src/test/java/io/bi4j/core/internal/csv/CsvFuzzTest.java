package io.bi4j.core.internal.csv;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text reads as RFC 4180 words it, wherever chunks end and however many workers read. */
class CsvFuzzTest {
  private static final int[] CHUNKS = {64, 65, 127, 1000};

  @FuzzTest(maxDuration = "1m")
  void any_text_reads_as_the_rules_say(FuzzedDataProvider data) {
    int columns = data.consumeInt(1, 4);
    int chunk = data.pickValue(CHUNKS);
    int workers = data.consumeInt(1, 2);
    boolean seekable = data.consumeBoolean();
    byte[] bytes = data.consumeRemainingAsString().getBytes(StandardCharsets.UTF_8);

    Csv_Rfc4180Test.check(bytes, columns, chunk, workers, seekable);
  }
}
