package io.bi4j.benchmarks.hand;

/** Quickselect (Hoare 1961) with the median of three as pivot. */
final class Selection {
  private Selection() {}

  /**
   * The value that would stand at {@code rank} if {@code values[from..to-1]} were sorted; reorders
   * them.
   */
  static long nth(long[] values, int from, int to, int rank) {
    int low = from;
    int high = to - 1;
    while (low < high) {
      long pivot = medianOfThree(values[low], values[low + high >>> 1], values[high]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          long swap = values[left];
          values[left++] = values[right];
          values[right--] = swap;
        }
      }
      if (rank <= right) {
        high = right;
      } else if (rank >= left) {
        low = left;
      } else {
        return values[rank];
      }
    }
    return values[rank];
  }

  private static long medianOfThree(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
