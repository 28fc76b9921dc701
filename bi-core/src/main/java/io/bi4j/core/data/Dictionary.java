package io.bi4j.core.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Distinct texts of one reader, numbered from zero in the order in which they were first seen. It
 * only grows; a batch refers to the entries that existed when it was made.
 *
 * <p><b>Threads.</b> One thread adds; any thread that received a batch may read the entries that
 * the batch refers to.
 *
 * @since 0.1
 */
public final class Dictionary {
  /** Above this number of entries a reader stops using a dictionary. */
  public static final int MAX_ENTRIES = 65_536;

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long SECRET = new SplittableRandom().nextLong();
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Volatile, as are the ends: readers may meet arrays that grew after their batch was made. */
  private volatile byte[] bytes = new byte[1024];

  private volatile int[] ends = new int[64];
  private int size;
  private int[] slots = new int[256];
  private final long seed;

  /** An empty dictionary. */
  public Dictionary() {
    this.seed = (SECRET + System.identityHashCode(this)) * MIX | 1;
    Arrays.fill(slots, -1);
  }

  /** How many texts there are. */
  public int size() {
    return size;
  }

  /** The text of a code. */
  public String stringAt(int code) {
    int from = start(code);
    return new String(bytes, from, ends[code] - from, StandardCharsets.UTF_8);
  }

  /** Length of a text in bytes of UTF-8. */
  public int byteLength(int code) {
    return ends[code] - start(code);
  }

  /** Copies the UTF-8 bytes of a text and returns how many there were. */
  public int copyUtf8(int code, byte[] target, int at) {
    int from = start(code);
    int length = ends[code] - from;
    System.arraycopy(bytes, from, target, at, length);
    return length;
  }

  /** Whether the text of a code has these bytes. */
  public boolean equalsUtf8(int code, byte[] other, int from, int length) {
    int start = start(code);
    return Arrays.equals(bytes, start, ends[code], other, from, from + length);
  }

  /** Compares the text of a code with other bytes, byte by byte as unsigned numbers. */
  public int compareUtf8(int code, byte[] other, int from, int length) {
    return Arrays.compareUnsigned(bytes, start(code), ends[code], other, from, from + length);
  }

  /** Bytes of heap that this dictionary keeps alive. */
  public long retainedBytes() {
    return bytes.length + 4L * ends.length + 4L * slots.length;
  }

  /** The code of a text, adding it when it is new. */
  public int add(byte[] text, int from, int length) {
    int mask = slots.length - 1;
    int slot = hash(text, from, length) & mask;
    while (slots[slot] >= 0) {
      if (equalsUtf8(slots[slot], text, from, length)) {
        return slots[slot];
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = append(text, from, length);
    if (size * 2 > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private int append(byte[] text, int from, int length) {
    byte[] arena = bytes;
    int[] known = ends;
    int start = size == 0 ? 0 : known[size - 1];
    if (start + length > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(start + length, arena.length * 2));
    }
    if (size == known.length) {
      known = Arrays.copyOf(known, size * 2);
    }
    System.arraycopy(text, from, arena, start, length);
    known[size] = start + length;
    bytes = arena;
    ends = known;
    return size++;
  }

  private void rehash() {
    int[] grown = new int[slots.length * 2];
    Arrays.fill(grown, -1);
    for (int code = 0; code < size; code++) {
      int from = start(code);
      int slot = hash(bytes, from, ends[code] - from) & (grown.length - 1);
      while (grown[slot] >= 0) {
        slot = (slot + 1) & (grown.length - 1);
      }
      grown[slot] = code;
    }
    slots = grown;
  }

  private int start(int code) {
    return code == 0 ? 0 : ends[code - 1];
  }

  /** Mixed with a secret seed at every step, so that no input can aim many texts at one slot. */
  private int hash(byte[] text, int from, int length) {
    long h = seed ^ length * MIX;
    int at = from;
    int end = from + length;
    for (; at + 8 <= end; at += 8) {
      h = mixed(h ^ (long) LONGS.get(text, at));
    }
    long rest = 0;
    for (int shift = 0; at < end; at++, shift += 8) {
      rest |= (text[at] & 0xFFL) << shift;
    }
    h = mixed(h ^ rest);
    return (int) (h ^ h >>> 32);
  }

  private long mixed(long h) {
    return Long.rotateLeft((h ^ h >>> 32) * seed, 29) * MIX;
  }
}
