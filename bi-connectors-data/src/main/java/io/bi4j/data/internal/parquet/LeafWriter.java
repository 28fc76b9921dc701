package io.bi4j.data.internal.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values and levels of one leaf for one row group. Values are codes of a dictionary as
 * long as that is smaller, plain values afterwards.
 */
final class LeafWriter {
  private static final int MAX_DICTIONARY_BYTES = 1 << 20;
  private static final int SAMPLE = 8192;

  final SchemaNode node;
  private final boolean binary;

  /** The distinct values, or null once they turned out not to repeat enough. */
  @Nullable Words words;

  int[] codes = new int[1024];
  long[] numbers = new long[0];
  int[] ends = new int[0];
  ByteBuilder arena = new ByteBuilder(0);
  int count;
  byte[] defs = new byte[1024];
  byte[] reps = new byte[0];
  int entries;
  final LeafStats stats;

  LeafWriter(SchemaNode node) {
    this.node = node;
    this.binary = node.physical().isBinary();
    this.stats = new LeafStats(node);
    this.words = dictionary();
  }

  private @Nullable Words dictionary() {
    return node.physical() == Physical.BOOLEAN ? null : new Words(binary);
  }

  /** Forgets everything, for the next row group. */
  void clear() {
    count = 0;
    entries = 0;
    words = dictionary();
    arena = new ByteBuilder(0);
    stats.clear();
  }

  /** About how many bytes are held. */
  long heldBytes() {
    Words found = words;
    long values =
        found == null
            ? (binary ? arena.size + 4L * count : 8L * count)
            : found.bytes() + 4L * count;
    return values + entries;
  }

  /** Adds the levels of one entry. */
  void level(int rep, int def) {
    if (entries == defs.length) {
      defs = Arrays.copyOf(defs, entries * 2);
    }
    if (node.rep > 0) {
      if (entries >= reps.length) {
        reps = Arrays.copyOf(reps, defs.length);
      }
      reps[entries] = (byte) rep;
    }
    defs[entries++] = (byte) def;
  }

  /** Adds a number: the raw bits of a double, 0 or 1 for a boolean. */
  void number(long value) {
    Words found = words;
    if (found == null) {
      plain(value);
      return;
    }
    int before = found.size();
    int code = found.add(value);
    if (found.size() > before) {
      stats.number(value);
    }
    code(code, found);
  }

  /** Adds a value of bytes. */
  void bytes(byte[] source, int from, int length) {
    Words found = words;
    if (found == null) {
      plain(source, from, length);
      return;
    }
    code(word(source, from, length, found), found);
  }

  /** The code of a value of bytes, for those who keep codes themselves. */
  int word(byte[] source, int from, int length, Words into) {
    int before = into.size();
    int code = into.add(source, from, length);
    if (into.size() > before) {
      stats.bytes(source, from, length);
    }
    return code;
  }

  /** Adds a value by its code. */
  void code(int code, Words found) {
    if (count == codes.length) {
      codes = Arrays.copyOf(codes, count * 2);
    }
    codes[count++] = code;
    boolean useless = count == SAMPLE && found.size() > SAMPLE / 2;
    if (useless || found.bytes() > MAX_DICTIONARY_BYTES) {
      expand(found);
    }
  }

  private void expand(Words found) {
    int known = count;
    count = 0;
    words = null;
    for (int i = 0; i < known; i++) {
      int code = codes[i];
      if (binary) {
        put(found.arena(), found.start(code), found.end(code) - found.start(code));
      } else {
        put(found.number(code));
      }
    }
  }

  private void plain(long value) {
    stats.number(value);
    put(value);
  }

  private void put(long value) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(1024, count * 2));
    }
    numbers[count++] = value;
  }

  private void plain(byte[] source, int from, int length) {
    stats.bytes(source, from, length);
    put(source, from, length);
  }

  private void put(byte[] source, int from, int length) {
    arena.put(source, from, length);
    endValue();
  }

  private void endValue() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, Math.max(1024, count * 2));
    }
    ends[count++] = arena.size;
  }
}
