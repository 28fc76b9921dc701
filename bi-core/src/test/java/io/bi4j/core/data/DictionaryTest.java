package io.bi4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.internal.vector.TextVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DictionaryTest {
  private static int add(Dictionary words, String text) {
    byte[] utf8 = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
    return words.add(utf8, 2, utf8.length - 4);
  }

  @Test
  void equal_texts_share_a_code_and_codes_count_up() {
    Dictionary words = new Dictionary();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        assertThat(add(words, "text " + i)).isEqualTo(i);
      }
    }
    assertThat(words.size()).isEqualTo(20_000);
    assertThat(words.stringAt(0)).isEqualTo("text 0");
    assertThat(words.stringAt(19_999)).isEqualTo("text 19999");
    assertThat(add(words, "")).isEqualTo(20_000);
    assertThat(add(words, "")).isEqualTo(20_000);
  }

  /** Aa and BB, and all texts of them, share the hash of {@link String} and of its like. */
  @Test
  void texts_made_to_collide_cost_about_as_much_as_others() {
    List<byte[]> colliding = new ArrayList<>();
    List<byte[]> others = new ArrayList<>();
    for (int i = 0; i < 1 << 15; i++) {
      StringBuilder aimed = new StringBuilder();
      StringBuilder plain = new StringBuilder();
      for (int bit = 0; bit < 15; bit++) {
        aimed.append((i >> bit & 1) == 0 ? "Aa" : "BB");
        plain.append((i >> bit & 1) == 0 ? "Ab" : "Cd");
      }
      colliding.add(aimed.toString().getBytes(StandardCharsets.UTF_8));
      others.add(plain.toString().getBytes(StandardCharsets.UTF_8));
    }

    long aimed = Long.MAX_VALUE;
    long plain = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      plain = Math.min(plain, nanos(others));
      aimed = Math.min(aimed, nanos(colliding));
    }

    assertThat(aimed)
        .as("a table of one slot takes a thousand times as long")
        .isLessThan(20 * plain);
  }

  private static long nanos(List<byte[]> texts) {
    Dictionary words = new Dictionary();
    long start = System.nanoTime();
    texts.forEach(text -> words.add(text, 0, text.length));
    assertThat(words.size()).isEqualTo(texts.size());
    return System.nanoTime() - start;
  }

  /**
   * Batches go to a reader at once while the writer's arrays grow; the reader checks every text.
   */
  @Test
  void a_batch_is_whole_for_another_thread_while_its_dictionary_grows() throws Exception {
    record Batch(TextVector texts, int first) {}

    ConcurrentLinkedQueue<Batch> published = new ConcurrentLinkedQueue<>();
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<String> wrong = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              while (wrong.get() == null && !(done.get() && published.isEmpty())) {
                Batch batch = published.poll();
                for (int i = 0; batch != null && i < batch.texts().rowCount(); i++) {
                  String expected = "word " + (batch.first() + i) / 2;
                  if (!batch.texts().stringAt(i).equals(expected)) {
                    wrong.compareAndSet(null, batch.texts().stringAt(i) + " is not " + expected);
                  }
                }
              }
            });
    reader.start();
    for (int round = 0; round < 20; round++) {
      Dictionary words = new Dictionary();
      for (int first = 0; first < 20_000; first += 40) {
        int[] codes = new int[40];
        for (int i = 0; i < 40; i++) {
          codes[i] = add(words, "word " + (first + i) / 2);
        }
        published.add(new Batch(TextVector.ofCodes(DataType.STRING, words, codes, 40), first));
      }
    }
    done.set(true);
    reader.join();

    assertThat(wrong.get()).isNull();
  }
}
