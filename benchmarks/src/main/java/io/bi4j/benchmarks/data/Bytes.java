package io.bi4j.benchmarks.data;

import java.util.Arrays;

/** A growing byte buffer with the few writers that the generator needs. */
final class Bytes {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] array;
  private int length;

  Bytes(int capacity) {
    array = new byte[capacity];
  }

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void add(int value) {
    ensure(1);
    array[length++] = (byte) value;
  }

  void add(byte[] source) {
    add(source, 0, source.length);
  }

  void add(byte[] source, int from, int count) {
    ensure(count);
    System.arraycopy(source, from, array, length, count);
    length += count;
  }

  /** Writes {@code digits} hexadecimal digits, the highest first. */
  void addHex(long value, int digits) {
    ensure(digits);
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      array[length++] = HEX[(int) (value >>> shift) & 15];
    }
  }

  /** Writes {@code value} with exactly {@code width} decimal digits, zeros in front. */
  void addPadded(int value, int width) {
    ensure(width);
    for (int at = length + width - 1; at >= length; at--) {
      array[at] = (byte) ('0' + value % 10);
      value /= 10;
    }
    length += width;
  }

  void addNumber(long value) {
    if (value < 0) {
      add('-');
      value = -value;
    }
    int width = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      width++;
    }
    ensure(width);
    for (int at = length + width - 1; at >= length; at--) {
      array[at] = (byte) ('0' + value % 10);
      value /= 10;
    }
    length += width;
  }

  private void ensure(int more) {
    if (length + more > array.length) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
    }
  }
}
