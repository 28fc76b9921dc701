package io.bi4j.core.internal.spill;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow while a block is written; numbers are little endian. Confined to one thread. */
final class ByteBlock {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MOST = Integer.MAX_VALUE - 16;

  private byte[] bytes = new byte[4096];
  private int size;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Makes room and returns where it starts. */
  int take(int length) {
    int at = size;
    long needed = (long) at + length;
    if (needed > MOST) {
      throw new OutOfMemoryError(
          "A block of columns needs " + needed + " bytes; the most is 2 GiB");
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, Math.max(needed, bytes.length * 2L)));
    }
    size = (int) needed;
    return at;
  }

  void putByte(int value) {
    int at = take(1);
    bytes[at] = (byte) value;
  }

  void putInt(int value) {
    int at = take(4);
    INTS.set(bytes, at, value);
  }

  void putIntAt(int at, int value) {
    INTS.set(bytes, at, value);
  }

  void putLong(long value) {
    int at = take(8);
    LONGS.set(bytes, at, value);
  }

  static long longAt(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  static int intAt(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  /**
   * Writes numbers as their distance from the smallest, each in the bytes that the largest distance
   * needs: 0, 1, 2, 4 or 8.
   */
  void putLongs(long[] values, int[] rows, int count) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      long value = values[rows[i]];
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    long base = count == 0 ? 0 : least;
    int width = count == 0 ? 0 : width(most - least);
    putByte(width);
    putLong(base);
    int at = take(Math.multiplyExact(width, count));
    switch (width) {
      case 1 -> {
        for (int i = 0; i < count; i++) {
          bytes[at + i] = (byte) (values[rows[i]] - base);
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          SHORTS.set(bytes, at + 2 * i, (short) (values[rows[i]] - base));
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          INTS.set(bytes, at + 4 * i, (int) (values[rows[i]] - base));
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          LONGS.set(bytes, at + 8 * i, values[rows[i]] - base);
        }
      }
      default -> {
        // All values are the base.
      }
    }
  }

  /** Reads what {@link #putLongs} wrote and returns where it ends. */
  static int getLongs(byte[] bytes, int from, long[] values, int count) {
    int width = bytes[from];
    long base = longAt(bytes, from + 1);
    int at = from + 9;
    switch (width) {
      case 0 -> Arrays.fill(values, 0, count, base);
      case 1 -> {
        for (int i = 0; i < count; i++) {
          values[i] = base + (bytes[at + i] & 0xFFL);
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          values[i] = base + ((short) SHORTS.get(bytes, at + 2 * i) & 0xFFFFL);
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          values[i] = base + ((int) INTS.get(bytes, at + 4 * i) & 0xFFFF_FFFFL);
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          values[i] = base + (long) LONGS.get(bytes, at + 8 * i);
        }
      }
      default -> throw new IllegalArgumentException("width " + width);
    }
    return at + width * count;
  }

  /** The bytes that a distance needs; one that passed 2^63 counts as unsigned. */
  private static int width(long distance) {
    if (distance < 0) {
      return 8;
    }
    if (distance == 0) {
      return 0;
    }
    return distance <= 0xFF ? 1 : distance <= 0xFFFF ? 2 : distance <= 0xFFFF_FFFFL ? 4 : 8;
  }
}
