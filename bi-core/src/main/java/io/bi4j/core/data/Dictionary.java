package io.bi4j.core.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Distinct texts of one reader, numbered from zero in the order in which they were first seen. It
 * only grows; a batch refers to the entries that existed when it was made.
 *
 * <p><b>Threads.</b> One thread adds; any thread that received a batch may read the entries that the
 * batch refers to.
 *
 * @since 0.1
 */
public final class Dictionary {
  /** Above this number of entries a reader stops using a dictionary. */
  public static final int MAX_ENTRIES = 65_536;

  private byte[] bytes = new byte[1024];
  private int[] ends = new int[64];
  private int size;
  private int[] slots = new int[256];
  private final int seed;

  /** An empty dictionary. */
  public Dictionary() {
    this.seed = System.identityHashCode(this) | 1;
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
    int start = size == 0 ? 0 : ends[size - 1];
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(start + length, bytes.length * 2));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(text, from, bytes, start, length);
    ends[size] = start + length;
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

  private int hash(byte[] text, int from, int length) {
    int h = seed ^ length;
    for (int i = from; i < from + length; i++) {
      h = h * 31 + text[i];
    }
    h *= 0x9E3779B9;
    return h ^ (h >>> 15);
  }
}
