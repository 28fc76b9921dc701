package io.bi4j.core.internal.aggregate;

import java.util.Arrays;

/** Finds the value of a rank without sorting everything. */
final class Select {
  private static final int SMALL = 32;

  private Select() {}

  /**
   * The value that stands at {@code rank} when {@code values[from..to)} is sorted; reorders the
   * range. Linear time on average; a range that keeps splitting badly is sorted instead.
   */
  static long nth(long[] values, int from, int to, int rank) {
    int low = from;
    int high = to - 1;
    int budget = 2 * (32 - Integer.numberOfLeadingZeros(to - from));
    while (high - low > SMALL) {
      if (budget-- == 0) {
        break;
      }
      long pivot = median(values[low], values[low + high >>> 1], values[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        return values[rank];
      }
    }
    Arrays.sort(values, low, high + 1);
    return values[rank];
  }

  private static long median(long a, long b, long c) {
    long smaller = Math.min(a, b);
    long larger = Math.max(a, b);
    return Math.max(smaller, Math.min(larger, c));
  }
}
