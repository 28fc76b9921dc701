package io.bi4j.core.internal.match;

import io.bi4j.core.internal.aggregate.Cells;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The row that stays of each key. Keys are found by 128 bits of hash and then compared; open
 * addressing, linear probing. Confined to one thread.
 */
final class Survivors {
  /** No row lost. */
  static final long NONE = -1;

  /**
   * Keys of some rows, and what decides between rows of one key.
   *
   * @param keys the key columns
   * @param order the column whose largest value stays, or null when the first row stays
   */
  record Keys(Vector[] keys, @Nullable Vector order) {}

  private final IntFunction<Keys> blocks;
  private final int[] rankOfBlock;
  private final boolean latest;
  private int[] slots = new int[64];
  private long[] a = new long[32];
  private long[] b = new long[32];
  private long[] refs = new long[32];
  private long[] places = new long[32];
  private int size;

  /**
   * No rows yet.
   *
   * @param blocks the keys that the upper half of a reference names
   * @param rankOfBlock where the block in the upper half of a place stands in the input
   * @param latest whether the row with the largest order stays, not the first
   */
  Survivors(IntFunction<Keys> blocks, int[] rankOfBlock, boolean latest) {
    this.blocks = blocks;
    this.rankOfBlock = rankOfBlock;
    this.latest = latest;
    Arrays.fill(slots, -1);
  }

  int size() {
    return size;
  }

  long ref(int index) {
    return refs[index];
  }

  void ref(int index, long ref) {
    refs[index] = ref;
  }

  /**
   * Offers a row.
   *
   * @param ref where its key cells are: block and row
   * @param place where the row stood in the input: block and row
   * @return the place of the row that lost, this one or the one before, or {@link #NONE}
   */
  long offer(long hashA, long hashB, long ref, long place) {
    int mask = slots.length - 1;
    int slot = (int) hashB & mask;
    while (slots[slot] >= 0) {
      int index = slots[slot];
      if (a[index] == hashA && b[index] == hashB && sameKey(refs[index], ref)) {
        return decide(index, ref, place);
      }
      slot = (slot + 1) & mask;
    }
    add(slot, hashA, hashB, ref, place);
    return NONE;
  }

  private boolean sameKey(long refA, long refB) {
    Keys left = blocks.apply((int) (refA >>> 32));
    Keys right = blocks.apply((int) (refB >>> 32));
    return KeyCells.equal(left.keys(), (int) refA, right.keys(), (int) refB);
  }

  private long decide(int index, long ref, long place) {
    long before = places[index];
    if (!stays(refs[index], before, ref, place)) {
      refs[index] = ref;
      places[index] = place;
      return before;
    }
    return place;
  }

  private boolean stays(long ref, long place, long otherRef, long otherPlace) {
    if (latest) {
      int order = compareOrder(ref, otherRef);
      return order != 0 ? order > 0 : comparePlaces(place, otherPlace) > 0;
    }
    return comparePlaces(place, otherPlace) < 0;
  }

  private int compareOrder(long refA, long refB) {
    Vector left = blocks.apply((int) (refA >>> 32)).order();
    Vector right = blocks.apply((int) (refB >>> 32)).order();
    if (left == null || right == null) {
      throw new IllegalStateException("Rows to order have no order column.");
    }
    boolean nullA = left.isNull((int) refA);
    boolean nullB = right.isNull((int) refB);
    if (nullA || nullB) {
      return Boolean.compare(nullB, nullA);
    }
    return Cells.compare(left, (int) refA, right, (int) refB);
  }

  private int comparePlaces(long placeA, long placeB) {
    int blockA = (int) (placeA >>> 32);
    int blockB = (int) (placeB >>> 32);
    return blockA == blockB
        ? Integer.compare((int) placeA, (int) placeB)
        : Integer.compare(rankOfBlock[blockA], rankOfBlock[blockB]);
  }

  private void add(int slot, long hashA, long hashB, long ref, long place) {
    if (size == a.length) {
      int length = size * 2;
      a = Arrays.copyOf(a, length);
      b = Arrays.copyOf(b, length);
      refs = Arrays.copyOf(refs, length);
      places = Arrays.copyOf(places, length);
    }
    a[size] = hashA;
    b[size] = hashB;
    refs[size] = ref;
    places[size] = place;
    slots[slot] = size++;
    if (size * 2 > slots.length) {
      rehash();
    }
  }

  private void rehash() {
    int[] grown = new int[slots.length * 2];
    Arrays.fill(grown, -1);
    int mask = grown.length - 1;
    for (int index = 0; index < size; index++) {
      int slot = (int) b[index] & mask;
      while (grown[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      grown[slot] = index;
    }
    slots = grown;
  }
}
