package io.bi4j.data.internal.parquet;

import org.jspecify.annotations.Nullable;

/**
 * Where the values of a leaf go in its column.
 *
 * @param rows how many cells the column has
 * @param nulls its null marks, or null when there is none
 * @param at the cell of each value, or null when value {@code i} goes to cell {@code i}
 */
record Slots(int rows, long @Nullable [] nulls, int @Nullable [] at) {

  static Slots of(LeafReader leaf, int slotDef) {
    int present = leaf.leaf.def;
    if (leaf.entries == leaf.values.count) {
      return new Slots(leaf.entries, null, null);
    }
    long[] nulls = new long[(leaf.entries + 63) >>> 6];
    int[] at = new int[leaf.values.count];
    int rows = 0;
    int values = 0;
    for (int i = 0; i < leaf.entries; i++) {
      int def = leaf.defs[i];
      if (def == present) {
        at[values++] = rows++;
      } else if (def >= slotDef) {
        nulls[rows >>> 6] |= 1L << rows;
        rows++;
      }
    }
    return new Slots(rows, nulls, at);
  }

  int at(int value) {
    return at == null ? value : at[value];
  }
}
