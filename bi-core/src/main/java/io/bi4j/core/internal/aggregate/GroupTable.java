package io.bi4j.core.internal.aggregate;

import java.util.Arrays;

/**
 * Numbers distinct keys of a fixed number of 64-bit words from zero. Open addressing with linear
 * probing; hashes are mixed with a seed of the table, so that no input can aim at one slot.
 */
final class GroupTable {
  private final int width;
  private final long seed;
  private long[] keys;
  private int[] slots;
  private int[] hashes;
  private int size;

  GroupTable(int width, long seed) {
    this.width = width;
    this.seed = seed | 1;
    this.keys = new long[Math.max(1, width) * 256];
    this.hashes = new int[256];
    this.slots = new int[1024];
    Arrays.fill(slots, -1);
  }

  int size() {
    return size;
  }

  int width() {
    return width;
  }

  /** A word of the key of a group. */
  long word(int group, int word) {
    return keys[group * width + word];
  }

  /** Finds or adds keys that stand one after the other in {@code words}. */
  void findAll(long[] words, int count, int[] groups) {
    if (width == 1) {
      findAll1(words, count, groups);
    } else {
      for (int i = 0; i < count; i++) {
        groups[i] = find(words, i * width);
      }
    }
  }

  private void findAll1(long[] words, int count, int[] groups) {
    for (int i = 0; i < count; i++) {
      long key = words[i];
      int hash = mix(key * seed);
      int mask = slots.length - 1;
      int slot = hash & mask;
      int group = slots[slot];
      while (group >= 0 && keys[group] != key) {
        slot = (slot + 1) & mask;
        group = slots[slot];
      }
      groups[i] = group >= 0 ? group : add(words, i, hash, slot);
    }
  }

  /** Finds or adds the key that starts at {@code at}. */
  int find(long[] words, int at) {
    int hash = hash(words, at);
    int mask = slots.length - 1;
    int slot = hash & mask;
    int group = slots[slot];
    while (group >= 0 && !(hashes[group] == hash && equal(group, words, at))) {
      slot = (slot + 1) & mask;
      group = slots[slot];
    }
    return group >= 0 ? group : add(words, at, hash, slot);
  }

  private boolean equal(int group, long[] words, int at) {
    int key = group * width;
    for (int i = 0; i < width; i++) {
      if (keys[key + i] != words[at + i]) {
        return false;
      }
    }
    return true;
  }

  private int hash(long[] words, int at) {
    long h = seed;
    for (int i = 0; i < width; i++) {
      h = (h ^ words[at + i]) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    return mix(h);
  }

  private static int mix(long h) {
    long x = h * 0xD6E8FEB86659FD93L;
    return (int) (x ^ x >>> 32);
  }

  private int add(long[] words, int at, int hash, int slot) {
    int group = size++;
    if (group == hashes.length) {
      hashes = Arrays.copyOf(hashes, group * 2);
      keys = Arrays.copyOf(keys, Math.max(1, width) * group * 2);
    }
    System.arraycopy(words, at, keys, group * width, width);
    hashes[group] = hash;
    slots[slot] = group;
    if (size * 2 > slots.length) {
      rehash();
    }
    return group;
  }

  private void rehash() {
    int[] grown = new int[slots.length * 2];
    Arrays.fill(grown, -1);
    int mask = grown.length - 1;
    for (int group = 0; group < size; group++) {
      int slot = hashes[group] & mask;
      while (grown[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      grown[slot] = group;
    }
    slots = grown;
  }

  long retainedBytes() {
    return 8L * keys.length + 4L * (slots.length + hashes.length);
  }
}
