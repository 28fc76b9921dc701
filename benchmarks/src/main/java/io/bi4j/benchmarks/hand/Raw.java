package io.bi4j.benchmarks.hand;

import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import sun.misc.Unsafe;

/** Memory by address, without bounds checks. All words are little-endian. */
final class Raw {
  private static final Unsafe UNSAFE = unsafe();
  private static final long BUFFER_ADDRESS = bufferAddressOffset();

  static {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalStateException(
          "The hand-written limit runs on little-endian machines only.");
    }
  }

  private Raw() {}

  static long word(long address) {
    return UNSAFE.getLong(address);
  }

  static int octet(long address) {
    return UNSAFE.getByte(address);
  }

  static void octet(long address, int value) {
    UNSAFE.putByte(address, (byte) value);
  }

  static int integer(long address) {
    return UNSAFE.getInt(address);
  }

  static void integer(long address, int value) {
    UNSAFE.putInt(address, value);
  }

  static void copy(long from, byte[] to, int count) {
    UNSAFE.copyMemory(null, from, to, Unsafe.ARRAY_BYTE_BASE_OFFSET, count);
  }

  static void clear(long address, long count) {
    UNSAFE.setMemory(address, count, (byte) 0);
  }

  /** Where a direct buffer's memory starts; the buffer must stay reachable while it is used. */
  static long address(ByteBuffer direct) {
    return UNSAFE.getLong(direct, BUFFER_ADDRESS);
  }

  private static Unsafe unsafe() {
    try {
      Field field = Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return (Unsafe) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JDK does not give sun.misc.Unsafe.", e);
    }
  }

  private static long bufferAddressOffset() {
    try {
      return UNSAFE.objectFieldOffset(Buffer.class.getDeclaredField("address"));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("This JDK's buffers have no address.", e);
    }
  }
}
