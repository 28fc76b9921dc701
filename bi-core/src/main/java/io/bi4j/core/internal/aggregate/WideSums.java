package io.bi4j.core.internal.aggregate;

import java.math.BigInteger;
import java.util.Arrays;

/** Sums of 64-bit numbers in 128 bits, and how many numbers went in, per group. */
final class WideSums {
  long[] low = new long[0];
  long[] high = new long[0];
  long[] counts = new long[0];
  private int groups;

  void ensureGroups(int count) {
    if (count > low.length) {
      int length = Math.max(count, low.length * 2);
      low = Arrays.copyOf(low, length);
      high = Arrays.copyOf(high, length);
      counts = Arrays.copyOf(counts, length);
    }
    groups = Math.max(groups, count);
  }

  int groups() {
    return groups;
  }

  void add(int group, long value) {
    long sum = low[group] + value;
    high[group] += (value >> 63) + (Long.compareUnsigned(sum, value) < 0 ? 1 : 0);
    low[group] = sum;
    counts[group]++;
  }

  void add(int group, long lowBits, long highBits, long count) {
    long sum = low[group] + lowBits;
    high[group] += highBits + (Long.compareUnsigned(sum, lowBits) < 0 ? 1 : 0);
    low[group] = sum;
    counts[group] += count;
  }

  boolean fitsLong(int group) {
    return high[group] == low[group] >> 63;
  }

  BigInteger sum(int group) {
    BigInteger unsigned = BigInteger.valueOf(low[group]);
    if (low[group] < 0) {
      unsigned = unsigned.add(BigInteger.ONE.shiftLeft(64));
    }
    return BigInteger.valueOf(high[group]).shiftLeft(64).add(unsigned);
  }

  double doubleSum(int group) {
    return fitsLong(group) ? low[group] : sum(group).doubleValue();
  }

  long retainedBytes() {
    return 24L * low.length;
  }
}
