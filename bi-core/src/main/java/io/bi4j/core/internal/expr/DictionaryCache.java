package io.bi4j.core.internal.expr;

import io.bi4j.core.data.Dictionary;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The answers of a test per dictionary entry, asked once for each entry that occurs. */
final class DictionaryCache {
  /** A test of one entry. */
  interface Test {
    boolean test(Dictionary dictionary, int code);
  }

  private static final byte UNKNOWN = 0;
  private static final byte FALSE = 1;
  private static final byte TRUE = 2;

  private final Test test;
  private @Nullable Dictionary dictionary;
  private byte[] answers = new byte[0];

  DictionaryCache(Test test) {
    this.test = test;
  }

  /** Writes the answers of the rows that are not null. */
  void apply(Dictionary current, int[] codes, Vector out, int[] rows, int count) {
    if (current != dictionary) {
      dictionary = current;
      Arrays.fill(answers, UNKNOWN);
    }
    if (answers.length < current.size()) {
      answers = Arrays.copyOf(answers, Math.max(current.size(), 2 * answers.length));
    }
    boolean[] result = ((BoolVector) out).values;
    for (int k = 0; k < count; k++) {
      int i = rows[k];
      if (!out.isNull(i)) {
        int code = codes[i];
        byte answer = answers[code];
        result[i] = answer == UNKNOWN ? ask(current, code) : answer == TRUE;
      }
    }
  }

  private boolean ask(Dictionary current, int code) {
    boolean answer = test.test(current, code);
    answers[code] = answer ? TRUE : FALSE;
    return answer;
  }
}
