package io.bi4j.data.internal.parquet;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The distinct values of one leaf of one row group, numbered in the order in which they are first
 * seen. Hashes are mixed with a secret, so that no input can aim many values at one slot.
 */
final class Words {
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long SECRET = new SplittableRandom().nextLong() | 1;

  private final boolean binary;
  private int[] slots = new int[512];
  private long[] numbers = new long[256];
  private int[] ends = new int[256];
  private final ByteBuilder arena = new ByteBuilder(1024);
  private int size;

  Words(boolean binary) {
    this.binary = binary;
    Arrays.fill(slots, -1);
  }

  int size() {
    return size;
  }

  /** Bytes that the values take in a dictionary page, about. */
  int bytes() {
    return binary ? arena.size + 4 * size : 8 * size;
  }

  long number(int code) {
    return numbers[code];
  }

  int start(int code) {
    return code == 0 ? 0 : ends[code - 1];
  }

  int end(int code) {
    return ends[code];
  }

  byte[] arena() {
    return arena.bytes;
  }

  /** The code of a number; the size grows when it is new. */
  int add(long number) {
    int mask = slots.length - 1;
    int slot = (int) mixed(number) & mask;
    while (slots[slot] >= 0) {
      if (numbers[slots[slot]] == number) {
        return slots[slot];
      }
      slot = slot + 1 & mask;
    }
    slots[slot] = size;
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
    growIfFull();
    return size - 1;
  }

  /** The code of some bytes; the size grows when they are new. */
  int add(byte[] source, int from, int length) {
    int mask = slots.length - 1;
    int slot = (int) hash(source, from, length) & mask;
    while (slots[slot] >= 0) {
      int code = slots[slot];
      if (Arrays.equals(arena.bytes, start(code), ends[code], source, from, from + length)) {
        return code;
      }
      slot = slot + 1 & mask;
    }
    slots[slot] = size;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    arena.put(source, from, length);
    ends[size++] = arena.size;
    growIfFull();
    return size - 1;
  }

  private void growIfFull() {
    if (size * 2 <= slots.length) {
      return;
    }
    int[] grown = new int[slots.length * 2];
    Arrays.fill(grown, -1);
    int mask = grown.length - 1;
    for (int code = 0; code < size; code++) {
      long hash =
          binary ? hash(arena.bytes, start(code), ends[code] - start(code)) : mixed(numbers[code]);
      int slot = (int) hash & mask;
      while (grown[slot] >= 0) {
        slot = slot + 1 & mask;
      }
      grown[slot] = code;
    }
    slots = grown;
  }

  private static long mixed(long raw) {
    long h = (raw ^ SECRET) * MIX;
    h = (h ^ h >>> 32) * SECRET;
    return h ^ h >>> 29;
  }

  private static long hash(byte[] text, int from, int length) {
    long h = SECRET ^ length * MIX;
    int at = from;
    int end = from + length;
    for (; at + 8 <= end; at += 8) {
      h = mixed(h ^ ByteBuilder.int64At(text, at));
    }
    long rest = 0;
    for (int shift = 0; at < end; at++, shift += 8) {
      rest |= (text[at] & 0xFFL) << shift;
    }
    return mixed(h ^ rest);
  }
}
