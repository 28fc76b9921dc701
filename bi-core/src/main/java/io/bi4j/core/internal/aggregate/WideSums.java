package io.bi4j.core.internal.aggregate;

import java.math.BigInteger;
import java.util.Arrays;

/** Sums of 64-bit numbers in 128 bits, and how many numbers went in, per group. */
final class WideSums {
  long[] low = new long[0];
  long[] high = new long[0];
  long[] counts = new long[0];

  /** How often 128 bits wrapped around: two decimals of 38 digits are enough for that. */
  long[] top = new long[0];

  private int groups;

  void ensureGroups(int count) {
    if (count > low.length) {
      int length = Math.max(count, low.length * 2);
      low = Arrays.copyOf(low, length);
      high = Arrays.copyOf(high, length);
      counts = Arrays.copyOf(counts, length);
      top = Arrays.copyOf(top, length);
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

  void add(int group, long lowBits, long highBits, long topBits, long count) {
    long sum = low[group] + lowBits;
    long before = high[group];
    long upper = before + highBits + (Long.compareUnsigned(sum, lowBits) < 0 ? 1 : 0);
    boolean wrapped = ((before ^ upper) & (highBits ^ upper)) < 0;
    low[group] = sum;
    high[group] = upper;
    top[group] += topBits + (wrapped ? before < 0 ? -1 : 1 : 0);
    counts[group] += count;
  }

  boolean fitsLong(int group) {
    return top[group] == 0 && high[group] == low[group] >> 63;
  }

  BigInteger sum(int group) {
    BigInteger unsigned = BigInteger.valueOf(low[group]);
    if (low[group] < 0) {
      unsigned = unsigned.add(BigInteger.ONE.shiftLeft(64));
    }
    BigInteger wraps = BigInteger.valueOf(top[group]).shiftLeft(128);
    return BigInteger.valueOf(high[group]).shiftLeft(64).add(unsigned).add(wraps);
  }

  double doubleSum(int group) {
    return fitsLong(group) ? low[group] : sum(group).doubleValue();
  }

  long retainedBytes() {
    return 32L * low.length;
  }
}
