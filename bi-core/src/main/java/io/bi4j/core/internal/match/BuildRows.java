package io.bi4j.core.internal.match;

import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/**
 * The rows of a join's right side by block, and their key columns. Workers add blocks at the same
 * time and may read their own; all blocks may be read once all were added.
 */
final class BuildRows {
  private static final Vector[] FORGOTTEN = new Vector[0];

  private final int[] keyOrdinals;
  private volatile Vector[][] columns = new Vector[16][];
  private volatile Vector[][] keys = new Vector[16][];
  private int size;

  BuildRows(int[] keyOrdinals) {
    this.keyOrdinals = keyOrdinals;
  }

  /** Adds a block and returns its number. */
  synchronized int add(Vector[] block) {
    Vector[] picked = new Vector[keyOrdinals.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = block[keyOrdinals[i]];
    }
    Vector[][] blocks = size == columns.length ? Arrays.copyOf(columns, size * 2) : columns;
    Vector[][] blockKeys = size == keys.length ? Arrays.copyOf(keys, size * 2) : keys;
    blocks[size] = block;
    blockKeys[size] = picked;
    columns = blocks;
    keys = blockKeys;
    return size++;
  }

  Vector[] columns(int block) {
    return columns[block];
  }

  Vector[] keys(int block) {
    return keys[block];
  }

  /** Lets the rows of a block go. */
  synchronized void forget(int block) {
    columns[block] = FORGOTTEN;
    keys[block] = FORGOTTEN;
  }
}
