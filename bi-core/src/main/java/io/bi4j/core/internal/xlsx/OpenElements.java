package io.bi4j.core.internal.xlsx;

import java.util.Arrays;

/** The names of the open elements of a document, and the prefix of its first one. */
final class OpenElements {
  static final int MAX_DEPTH = 100;

  private byte[] names = new byte[256];
  private final int[] ends = new int[MAX_DEPTH + 1];
  private int depth;
  private boolean dropping;
  private byte[] homePrefix = new byte[0];
  private boolean home;

  int depth() {
    return depth;
  }

  /** Whether the element that started last has the prefix of the first one. */
  boolean isHome() {
    return home;
  }

  /** Opens an element; false when it would be too deep. */
  boolean start(byte[] bytes, int from, int local, int to) {
    if (depth == MAX_DEPTH) {
      return false;
    }
    if (depth == 0) {
      homePrefix = Arrays.copyOfRange(bytes, from, local);
    }
    home =
        local - from == homePrefix.length
            && (local == from
                || Arrays.equals(bytes, from, local, homePrefix, 0, homePrefix.length));
    int start = depth == 0 ? 0 : ends[depth - 1];
    if (start + (to - from) > names.length) {
      names = Arrays.copyOf(names, Math.max(names.length * 2, start + (to - from)));
    }
    System.arraycopy(bytes, from, names, start, to - from);
    ends[depth++] = start + (to - from);
    return true;
  }

  /** Marks the innermost element as ended if it has this name; it counts as open till the drop. */
  boolean end(byte[] bytes, int from, int to) {
    if (depth == 0) {
      return false;
    }
    int start = depth == 1 ? 0 : ends[depth - 2];
    dropping = true;
    return Arrays.equals(names, start, ends[depth - 1], bytes, from, to);
  }

  /** Marks the innermost element as ended. */
  void endNext() {
    dropping = true;
  }

  /** Forgets the element that has ended. */
  void dropEnded() {
    if (dropping) {
      depth--;
      dropping = false;
    }
  }
}
