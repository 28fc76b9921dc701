package io.bi4j.core.internal.match;

import io.bi4j.core.internal.vector.Vector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Finds the rows of a key. Rows of one key are chained in the order in which they were added. One
 * thread adds; then any thread finds.
 */
final class JoinIndex {
  private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

  private final BuildRows rows;
  private int[] slots = new int[16];
  private long[] a = new long[8];
  private long[] b = new long[8];
  private long[] places = new long[8];
  private int[] next = new int[8];
  private int[] last = new int[8];
  private int[] chain = new int[8];
  private byte[] seen = new byte[0];
  private int size;
  private boolean unique = true;

  JoinIndex(BuildRows rows) {
    this.rows = rows;
    Arrays.fill(slots, -1);
  }

  /** Whether no key has two rows. */
  boolean isUnique() {
    return unique;
  }

  /** Adds a row, its place being block and row; returns whether its key is new. */
  boolean add(long hashA, long hashB, long place) {
    Vector[] keys = rows.keys((int) (place >>> 32));
    int slot = slotOf(hashA, hashB, keys, (int) place);
    int head = slots[slot];
    int entry = append(hashA, hashB, place);
    if (head >= 0) {
      next[last[head]] = entry;
      last[head] = entry;
      chain[head]++;
      unique = false;
      return false;
    }
    slots[slot] = entry;
    last[entry] = entry;
    chain[entry] = 1;
    if (size * 2 > slots.length) {
      rehash();
    }
    return true;
  }

  private int slotOf(long hashA, long hashB, Vector[] keys, int row) {
    int mask = slots.length - 1;
    int slot = (int) hashB & mask;
    while (slots[slot] >= 0 && !isKey(slots[slot], hashA, hashB, keys, row)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isKey(int entry, long hashA, long hashB, Vector[] keys, int row) {
    if (a[entry] != hashA || b[entry] != hashB) {
      return false;
    }
    long place = places[entry];
    return KeyCells.equal(rows.keys((int) (place >>> 32)), (int) place, keys, row);
  }

  private int append(long hashA, long hashB, long place) {
    if (size == a.length) {
      int length = size * 2;
      a = Arrays.copyOf(a, length);
      b = Arrays.copyOf(b, length);
      places = Arrays.copyOf(places, length);
      next = Arrays.copyOf(next, length);
      last = Arrays.copyOf(last, length);
      chain = Arrays.copyOf(chain, length);
    }
    a[size] = hashA;
    b[size] = hashB;
    places[size] = place;
    next[size] = -1;
    return size++;
  }

  /** Only heads of chains have slots, and only they have a chain length. */
  private void rehash() {
    int[] grown = new int[slots.length * 2];
    Arrays.fill(grown, -1);
    int mask = grown.length - 1;
    for (int entry : slots) {
      if (entry >= 0) {
        int slot = (int) b[entry] & mask;
        while (grown[slot] >= 0) {
          slot = (slot + 1) & mask;
        }
        grown[slot] = entry;
      }
    }
    slots = grown;
  }

  /** Ends adding. */
  void seal() {
    seen = new byte[size];
  }

  /** The first row of a key, or -1. */
  int find(long hashA, long hashB, Vector[] keys, int row) {
    return slots[slotOf(hashA, hashB, keys, row)];
  }

  /** The next row of the same key, or -1. */
  int next(int entry) {
    return next[entry];
  }

  long place(int entry) {
    return places[entry];
  }

  /** Notes that a key was matched; returns how many rows it has the first time, then zero. */
  int match(int head) {
    boolean first = seen[head] == 0 && BYTES.compareAndSet(seen, head, (byte) 0, (byte) 1);
    return first ? chain[head] : 0;
  }
}
