package io.bi4j.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeparatorScanTest {
  @Test
  void all_ways_find_the_same_places_in_the_benchmark_rows() {
    byte[] text = CsvText.full(2_000);
    int length = text.length - CsvText.PADDING;

    findsAlike(text, length);
    assertThat(SeparatorScan.bytes(text, length, new int[length])).isGreaterThan(2_000 * 11);
  }

  @Test
  void all_ways_find_the_same_places_in_any_bytes() {
    Random random = new Random(4);
    byte[] near = ",\n\"-\u000b#+!\u00ac\u00a2\u008a\u0001".getBytes(StandardCharsets.ISO_8859_1);
    for (int round = 0; round < 500; round++) {
      int length = 8 * random.nextInt(20);
      byte[] text = new byte[length + CsvText.PADDING];
      for (int i = 0; i < length; i++) {
        text[i] = near[random.nextInt(near.length)];
      }
      findsAlike(text, length);
    }
  }

  private static void findsAlike(byte[] text, int length) {
    int[] expected = new int[text.length];
    int count = SeparatorScan.bytes(text, length, expected);
    int[] words = new int[text.length];
    int[] withoutLoop = new int[text.length];

    assertThat(SeparatorScan.words(text, length, words)).isEqualTo(count);
    assertThat(SeparatorScan.wordsWithoutLoop(text, length, withoutLoop)).isEqualTo(count);
    assertThat(Arrays.copyOf(words, count)).isEqualTo(Arrays.copyOf(expected, count));
    assertThat(Arrays.copyOf(withoutLoop, count)).isEqualTo(Arrays.copyOf(expected, count));
  }
}
