package io.bi4j.data.internal.parquet;

import java.util.Arrays;

/**
 * Values without nulls, in the raw form of their physical type: whole numbers as longs, FLOAT and
 * DOUBLE as doubles, bytes in an arena. Texts may be codes of a dictionary instead.
 */
final class Values {
  /** The most bytes of one column of one batch. */
  private static final int MAX_ARENA = 256 << 20;

  long[] longs = new long[0];
  double[] doubles = new double[0];
  boolean[] bools = new boolean[0];
  int[] codes = new int[0];
  byte[] bytes = new byte[0];
  int[] starts = new int[0];
  int[] lengths = new int[0];
  int count;

  /** Whether {@link #codes} hold the values. */
  boolean coded;

  private int used;

  void clear() {
    count = 0;
    used = 0;
    coded = false;
  }

  private int grown(int length, int more) {
    return Math.max(count + more, Math.max(64, length + (length >> 1)));
  }

  long[] roomForLongs(int more) {
    if (count + more > longs.length) {
      longs = Arrays.copyOf(longs, grown(longs.length, more));
    }
    return longs;
  }

  double[] roomForDoubles(int more) {
    if (count + more > doubles.length) {
      doubles = Arrays.copyOf(doubles, grown(doubles.length, more));
    }
    return doubles;
  }

  boolean[] roomForBools(int more) {
    if (count + more > bools.length) {
      bools = Arrays.copyOf(bools, grown(bools.length, more));
    }
    return bools;
  }

  int[] roomForCodes(int more) {
    if (count + more > codes.length) {
      codes = Arrays.copyOf(codes, grown(codes.length, more));
    }
    return codes;
  }

  void roomForBinary(int more) {
    if (count + more > starts.length) {
      int length = grown(starts.length, more);
      starts = Arrays.copyOf(starts, length);
      lengths = Arrays.copyOf(lengths, length);
    }
  }

  /** Adds a value, for which there is room in the starts, and returns where its bytes go. */
  int addBinary(int length) {
    if (length > bytes.length - used) {
      long needed = (long) used + length;
      if (needed > MAX_ARENA) {
        throw ParquetErrors.limit("a column has more than 256 MiB in 4,096 rows");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_ARENA, Math.max(1024, needed * 3 / 2)));
    }
    int at = used;
    starts[count] = at;
    lengths[count++] = length;
    used += length;
    return at;
  }

  void addBinary(byte[] source, int from, int length) {
    int at = addBinary(length);
    System.arraycopy(source, from, bytes, at, length);
  }

  /** Copies a value of other values, both binary. */
  void addBinaryFrom(Values other, int index) {
    addBinary(other.bytes, other.starts[index], other.lengths[index]);
  }
}
