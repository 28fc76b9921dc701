package io.bi4j.core.internal.match;

import io.bi4j.core.data.Dictionary;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hashes the key cells of rows to two independent words of 64 bits. Equal cells hash alike in any
 * worker of the run, whatever form their vector has. Confined to one thread.
 */
public final class KeyHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD6E8FEB86659FD93L;
  private static final long NULL_CELL = 0xA0761D6478BD642FL;

  private final long seedA;
  private final long seedB;
  private final Codes[] codes;
  private byte[] scratch = new byte[64];
  private long textA;
  private long textB;

  /** The first word of the row at an index, after {@link #hash}. */
  public long[] a = new long[0];

  /** The second word of the row at an index. */
  public long[] b = new long[0];

  /**
   * A hash of keys.
   *
   * @param columns how many columns a key has
   * @param seed the same for all workers whose hashes are compared
   */
  public KeyHash(int columns, long seed) {
    this.seedA = mix(seed ^ FIRST) | 1;
    this.seedB = mix(seed + SECOND) | 1;
    this.codes = new Codes[columns];
    for (int i = 0; i < columns; i++) {
      codes[i] = new Codes();
    }
  }

  /** Hashes the keys of some rows; index {@code i} of the result is that of {@code rows[i]}. */
  public void hash(Vector[] keys, int[] rows, int count) {
    if (a.length < count) {
      a = new long[count];
      b = new long[count];
    }
    Arrays.fill(a, 0, count, seedA);
    Arrays.fill(b, 0, count, seedB);
    for (int k = 0; k < keys.length; k++) {
      column(keys[k], codes[k], rows, count);
    }
  }

  private void column(Vector key, Codes known, int[] rows, int count) {
    if (key instanceof LongVector longs) {
      numbers(key, longs.values, rows, count);
    } else if (key instanceof TextVector text) {
      texts(text, known, rows, count);
    } else if (key instanceof DecimalVector decimals) {
      numbers(key, decimals.low, rows, count);
      if (decimals.decimal().isWide()) {
        numbers(key, decimals.high, rows, count);
      }
    } else if (key instanceof DoubleVector doubles) {
      for (int i = 0; i < count; i++) {
        add(i, key, rows[i], Double.doubleToLongBits(doubles.values[rows[i]] + 0.0));
      }
    } else if (key instanceof BoolVector bools) {
      for (int i = 0; i < count; i++) {
        add(i, key, rows[i], bools.values[rows[i]] ? 1 : 0);
      }
    } else if (key instanceof MoneyVector money) {
      numbers(key, money.minor, rows, count);
      if (money.currencies() != null) {
        texts(money.currencies(), known, rows, count);
      }
    } else {
      throw new IllegalStateException("Cells of type " + key.type() + " cannot be keys.");
    }
  }

  private void numbers(Vector key, long[] values, int[] rows, int count) {
    if (key.nulls == null) {
      for (int i = 0; i < count; i++) {
        add(i, values[rows[i]]);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      add(i, key, rows[i], values[rows[i]]);
    }
  }

  private void add(int i, Vector key, int row, long value) {
    add(i, key.isNull(row) ? NULL_CELL : value);
  }

  private void add(int i, long value) {
    a[i] = mix(a[i] ^ value);
    b[i] = mix((b[i] + value) * seedB);
  }

  private void texts(TextVector text, Codes known, int[] rows, int count) {
    Dictionary dictionary = text.dictionary();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (text.isNull(row)) {
        add(i, NULL_CELL);
        continue;
      }
      if (dictionary == null) {
        text(text.bytes, text.starts[row], text.lengths[row]);
      } else {
        known.text(dictionary, text.codes[row]);
      }
      a[i] = mix(a[i] ^ textA);
      b[i] = mix((b[i] + textB) * seedB);
    }
  }

  private void text(byte[] bytes, int from, int length) {
    long x = seedA ^ length;
    long y = seedB + length;
    int at = from;
    int end = from + length;
    for (; at + 8 <= end; at += 8) {
      long word = (long) LONGS.get(bytes, at);
      x = mix(x ^ word);
      y = (Long.rotateLeft(y, 23) ^ word) * seedB;
    }
    long rest = 0;
    for (int shift = 0; at < end; at++, shift += 8) {
      rest |= (bytes[at] & 0xFFL) << shift;
    }
    textA = mix(x ^ rest);
    textB = mix(Long.rotateLeft(y, 23) + rest * seedB);
  }

  private static long mix(long h) {
    long x = (h ^ h >>> 32) * SECOND;
    x = (x ^ x >>> 32) * SECOND;
    return x ^ x >>> 32;
  }

  /** The hashes of the entries of a dictionary, each computed once. */
  private final class Codes {
    private @Nullable Dictionary dictionary;
    private long[] first = new long[0];
    private long[] second = new long[0];
    private boolean[] done = new boolean[0];

    void text(Dictionary of, int code) {
      if (dictionary != of) {
        dictionary = of;
        done = new boolean[0];
      }
      if (code >= done.length) {
        int length = Math.max(64, Math.max(code + 1, of.size()) * 2);
        done = Arrays.copyOf(done, length);
        first = Arrays.copyOf(first, length);
        second = Arrays.copyOf(second, length);
      }
      if (!done[code]) {
        int length = of.byteLength(code);
        scratch = scratch.length < length ? new byte[length * 2] : scratch;
        of.copyUtf8(code, scratch, 0);
        KeyHash.this.text(scratch, 0, length);
        first[code] = textA;
        second[code] = textB;
        done[code] = true;
      }
      textA = first[code];
      textB = second[code];
    }
  }
}
