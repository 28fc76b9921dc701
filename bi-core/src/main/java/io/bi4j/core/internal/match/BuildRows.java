package io.bi4j.core.internal.match;

import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** The rows of a join's right side by block, and their key columns. Complete before it is read. */
final class BuildRows {
  private final int[] keyOrdinals;
  private final List<Vector[]> columns = new ArrayList<>();
  private final List<Vector[]> keys = new ArrayList<>();

  BuildRows(int[] keyOrdinals) {
    this.keyOrdinals = keyOrdinals;
  }

  /** Adds a block and returns its number. */
  synchronized int add(Vector[] block) {
    Vector[] picked = new Vector[keyOrdinals.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = block[keyOrdinals[i]];
    }
    columns.add(block);
    keys.add(picked);
    return columns.size() - 1;
  }

  Vector[] columns(int block) {
    return columns.get(block);
  }

  Vector[] keys(int block) {
    return keys.get(block);
  }

  synchronized void clear() {
    columns.clear();
    keys.clear();
  }
}
