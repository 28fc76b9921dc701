package io.bi4j.core.internal.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.internal.parse.Swar;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The keys that a worker has met, each with the key that followed it last. Keys come in the same
 * order in nearly every record, so the next key is guessed and compared before it is looked up.
 * Keys that nobody wants are remembered too, up to a bound. Confined to one thread.
 */
final class KeySlots {
  /** No slot: the key is not wanted and was not remembered. */
  static final int UNKNOWN = -1;

  private static final int MAX_SLOTS = 4096;
  private static final int MAX_KEY = 256;

  private final long seed = new SplittableRandom().nextLong();
  private int slots;
  private byte[][] keys = new byte[64][];
  private long[] firsts = new long[64];
  private long[] masks = new long[64];
  private long[] seconds = new long[64];
  private long[] secondMasks = new long[64];
  private int[] columns = new int[64];
  private int[] nexts = new int[64];
  private int[] table = new int[256];

  /** Slots for the wanted keys; key {@code i} belongs to column {@code i}. */
  KeySlots(List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      byte[] key = wanted.get(i).getBytes(UTF_8);
      add(key, hash(key, 0, key.length), i);
      nexts[i] = (i + 1) % wanted.size();
    }
  }

  /** The column of a slot, or -1 when nobody wants the key. */
  int column(int slot) {
    return slot < 0 ? -1 : columns[slot];
  }

  /** The slot that followed a slot last time. */
  int next(int slot) {
    return nexts[slot];
  }

  void setNext(int slot, int next) {
    nexts[slot] = next;
  }

  /**
   * Whether the key of a slot and a closing quote stand at a position.
   *
   * @return where the closing quote stands, or -1
   */
  int match(int slot, byte[] bytes, int at) {
    if (((Swar.load(bytes, at) ^ firsts[slot]) & masks[slot]) != 0) {
      return -1;
    }
    byte[] key = keys[slot];
    int end = at + key.length;
    if (key.length < 8) {
      return end;
    }
    if (key.length < 16 && at + 16 <= bytes.length) {
      return ((Swar.load(bytes, at + 8) ^ seconds[slot]) & secondMasks[slot]) == 0 ? end : -1;
    }
    if (end >= bytes.length || bytes[end] != '"') {
      return -1;
    }
    return Arrays.equals(key, 8, key.length, bytes, at + 8, end) ? end : -1;
  }

  /** The slot of a key without escapes; a new key is remembered as one that nobody wants. */
  int find(byte[] bytes, int from, int length) {
    int hash = hash(bytes, from, length);
    int at = hash & (table.length - 1);
    while (table[at] != 0) {
      byte[] key = keys[table[at] - 1];
      if (Arrays.equals(key, 0, key.length, bytes, from, from + length)) {
        return table[at] - 1;
      }
      at = (at + 1) & (table.length - 1);
    }
    boolean remember = slots < MAX_SLOTS && length <= MAX_KEY;
    return remember ? add(Arrays.copyOfRange(bytes, from, from + length), hash, -1) : UNKNOWN;
  }

  private int add(byte[] key, int hash, int column) {
    if (slots == keys.length) {
      grow();
    }
    int slot = slots++;
    keys[slot] = key;
    columns[slot] = column;
    nexts[slot] = slot;
    byte[] start = Arrays.copyOf(key, Math.max(16, key.length + 1));
    start[key.length] = '"';
    firsts[slot] = Swar.load(start, 0);
    masks[slot] = lowBytes(key.length + 1);
    seconds[slot] = Swar.load(start, 8);
    secondMasks[slot] = lowBytes(key.length - 7);
    if (slots * 2 > table.length) {
      rehash();
    } else {
      put(slot, hash);
    }
    return slot;
  }

  /** A mask of the lowest bytes of a word. */
  private static long lowBytes(int count) {
    return count >= 8 ? -1L : count <= 0 ? 0 : (1L << (count << 3)) - 1;
  }

  private void grow() {
    int length = slots * 2;
    keys = Arrays.copyOf(keys, length);
    firsts = Arrays.copyOf(firsts, length);
    masks = Arrays.copyOf(masks, length);
    seconds = Arrays.copyOf(seconds, length);
    secondMasks = Arrays.copyOf(secondMasks, length);
    columns = Arrays.copyOf(columns, length);
    nexts = Arrays.copyOf(nexts, length);
  }

  private void rehash() {
    table = new int[table.length * 2];
    for (int slot = 0; slot < slots; slot++) {
      put(slot, hash(keys[slot], 0, keys[slot].length));
    }
  }

  private void put(int slot, int hash) {
    int at = hash & (table.length - 1);
    while (table[at] != 0) {
      at = (at + 1) & (table.length - 1);
    }
    table[at] = slot + 1;
  }

  /** Mixed with a seed of this worker, so that nobody can choose keys that collide. */
  private int hash(byte[] bytes, int from, int length) {
    long hash = seed;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ bytes[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash >>> 20);
  }
}
