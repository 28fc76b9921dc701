package io.bi4j.core.internal.expr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A small set of texts that is asked with bytes. Immutable once filled. */
final class TextSet {
  private final byte[] @Nullable [] slots;

  /** Differs per set, so that nobody can know which texts collide. */
  private final int multiplier = 2 * System.identityHashCode(this) + 1;

  TextSet(int size) {
    this.slots = new byte[Integer.highestOneBit(Math.max(4, size) * 4)][];
  }

  void add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int slot = hash(bytes, 0, bytes.length) & (slots.length - 1);
    while (slots[slot] != null && !Arrays.equals(slots[slot], bytes)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = bytes;
  }

  boolean contains(byte[] bytes, int from, int length) {
    int slot = hash(bytes, from, length) & (slots.length - 1);
    byte[] entry = slots[slot];
    while (entry != null) {
      if (Arrays.equals(entry, 0, entry.length, bytes, from, from + length)) {
        return true;
      }
      slot = (slot + 1) & (slots.length - 1);
      entry = slots[slot];
    }
    return false;
  }

  private int hash(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ bytes[i]) * multiplier;
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
