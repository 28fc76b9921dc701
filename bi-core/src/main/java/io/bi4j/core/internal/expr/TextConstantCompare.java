package io.bi4j.core.internal.expr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.Dictionary;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Text compared with a constant. In an arena the bytes are compared where they lie, eight at a
 * time; with a dictionary each entry is compared once and remembered.
 */
final class TextConstantCompare implements Kernel {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] constant;
  private final Comparison comparison;
  private final DictionaryCache verdicts;

  TextConstantCompare(String constant, Comparison comparison) {
    this.constant = constant.getBytes(UTF_8);
    this.comparison = comparison;
    this.verdicts = new DictionaryCache(this::test);
  }

  private boolean test(Dictionary dictionary, int code) {
    return comparison.test(dictionary.compareUtf8(code, constant, 0, constant.length));
  }

  @Override
  public void apply(Vector[] in, Vector out, Chunk chunk, int[] rows, int count) {
    TextVector text = (TextVector) in[0];
    boolean[] result = ((BoolVector) out).values;
    Dictionary dictionary = text.dictionary();
    if (dictionary != null) {
      verdicts.apply(dictionary, text.codes, out, rows, count);
    } else if (comparison.isOrdered()) {
      order(text, out, result, rows, count);
    } else {
      equal(text, out, result, rows, count, comparison.negates());
    }
  }

  private void order(TextVector text, Vector out, boolean[] result, int[] rows, int count) {
    byte[] bytes = text.bytes;
    for (int k = 0; k < count; k++) {
      int i = rows[k];
      if (!out.isNull(i)) {
        int from = text.starts[i];
        int to = from + text.lengths[i];
        int sign = Arrays.compareUnsigned(bytes, from, to, constant, 0, constant.length);
        result[i] = comparison.test(sign);
      }
    }
  }

  private void equal(
      TextVector text, Vector out, boolean[] result, int[] rows, int count, boolean not) {
    int[] starts = text.starts;
    int[] lengths = text.lengths;
    byte[] bytes = text.bytes;
    int length = constant.length;
    if (length >= 8 && length <= 16) {
      int tail = length - 8;
      long first = (long) LONG.get(constant, 0);
      long last = (long) LONG.get(constant, tail);
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        boolean same = false;
        if (lengths[i] == length && !out.isNull(i)) {
          int at = starts[i];
          same = (long) LONG.get(bytes, at) == first && (long) LONG.get(bytes, at + tail) == last;
        }
        result[i] = same ^ not;
      }
    } else {
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        boolean same = false;
        if (lengths[i] == length && !out.isNull(i)) {
          same = same(bytes, starts[i]);
        }
        result[i] = same ^ not;
      }
    }
  }

  private boolean same(byte[] bytes, int at) {
    int length = constant.length;
    if (length > 16) {
      return Arrays.equals(bytes, at, at + length, constant, 0, length);
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != constant[i]) {
        return false;
      }
    }
    return true;
  }
}
