package io.bi4j.core.internal.match;

import java.util.Arrays;

/** Longs that grow. Confined to one thread. */
final class LongList {
  private long[] values = new long[0];
  private int size;

  int size() {
    return size;
  }

  long get(int index) {
    return values[index];
  }

  void add(long value) {
    room(1);
    values[size++] = value;
  }

  void add(long first, long second, long third) {
    room(3);
    values[size] = first;
    values[size + 1] = second;
    values[size + 2] = third;
    size += 3;
  }

  private void room(int more) {
    if (size + more > values.length) {
      values = Arrays.copyOf(values, Math.max(24, size + (size >> 1) + more));
    }
  }

  void clear() {
    values = new long[0];
    size = 0;
  }

  long retainedBytes() {
    return 8L * values.length;
  }
}
