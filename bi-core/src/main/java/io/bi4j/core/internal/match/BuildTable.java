package io.bi4j.core.internal.match;

import io.bi4j.core.internal.spill.SpilledPartitions;
import io.bi4j.core.internal.vector.Vector;

/** The right side of a join, or one partition of it, ready to be asked. */
final class BuildTable {
  /** No row has the key. */
  static final long NONE = -1;

  private final BuildRows rows;
  private final JoinIndex[] parts;

  /**
   * A table.
   *
   * @param parts one index per partition of the hash, or a single one
   */
  BuildTable(BuildRows rows, JoinIndex[] parts) {
    this.rows = rows;
    this.parts = parts;
  }

  boolean isUnique() {
    for (JoinIndex part : parts) {
      if (!part.isUnique()) {
        return false;
      }
    }
    return true;
  }

  /** The first row of a key, or {@link #NONE}. */
  long find(long a, long b, Vector[] keys, int row) {
    int part = parts.length == 1 ? 0 : SpilledPartitions.partition(a, 0);
    int entry = parts[part].find(a, b, keys, row);
    return entry < 0 ? NONE : (long) part << 32 | entry;
  }

  /** The next row of the same key, or {@link #NONE}. */
  long next(long found) {
    long part = found >>> 32;
    int entry = parts[(int) part].next((int) found);
    return entry < 0 ? NONE : part << 32 | entry;
  }

  /** See {@link JoinIndex#match}. */
  int match(long found) {
    return parts[(int) (found >>> 32)].match((int) found);
  }

  /** Appends a cell of a row that was found. */
  void append(long found, int column, Vector target) {
    long place = parts[(int) (found >>> 32)].place((int) found);
    target.appendFrom(rows.columns((int) (place >>> 32))[column], (int) place);
  }
}
