package io.bi4j.data.internal.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow. Numbers are little-endian. */
final class ByteBuilder {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  byte[] bytes;
  int size;

  ByteBuilder(int capacity) {
    bytes = new byte[capacity];
  }

  void clear() {
    size = 0;
  }

  void reserve(int more) {
    if (more > bytes.length - size) {
      long needed = (long) size + more;
      if (needed > Integer.MAX_VALUE - 8) {
        throw ParquetErrors.limit(
            "a part of it would need " + needed + " bytes, the most is 2 GiB");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, needed + (needed >> 1)));
    }
  }

  void put(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void put(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  void int32(int value) {
    reserve(4);
    INTS.set(bytes, size, value);
    size += 4;
  }

  void int64(long value) {
    reserve(8);
    LONGS.set(bytes, size, value);
    size += 8;
  }

  void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      put((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    put((int) rest);
  }

  static long int64At(byte[] source, int at) {
    return (long) LONGS.get(source, at);
  }

  static int int32At(byte[] source, int at) {
    return (int) INTS.get(source, at);
  }
}
