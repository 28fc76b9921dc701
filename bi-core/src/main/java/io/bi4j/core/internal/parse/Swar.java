package io.bi4j.core.internal.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time in one long ("SIMD within a register"). Words are little-endian: the byte
 * at the lowest address is the lowest byte of the word, on every machine.
 *
 * <p><b>Source.</b> Lamport, "Multiple byte processing with full-word instructions", CACM 18(8),
 * 1975; zero-byte test after Warren, Hacker's Delight, 2nd ed., 6-1.
 */
public final class Swar {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  static final long ONES = 0x0101010101010101L;
  static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = ~HIGH_BITS;
  private static final long ZEROS = 0x3030303030303030L;

  private Swar() {}

  /** The eight bytes from a position, which must lie inside the array. */
  public static long load(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** Writes eight bytes at a position; they must lie inside the array. */
  public static void store(byte[] bytes, int at, long word) {
    LONG.set(bytes, at, word);
  }

  /** The four bytes from a position, which must lie inside the array. */
  public static int loadInt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  /** A word of eight equal bytes. */
  public static long repeat(int value) {
    return ONES * (value & 0xFF);
  }

  /** Sets the high bit of exactly those bytes that equal the byte repeated in a pattern. */
  public static long matches(long word, long repeated) {
    long x = word ^ repeated;
    return ~(((x & LOW_BITS) + LOW_BITS) | x | LOW_BITS);
  }

  /** The index, 0 to 7, of the lowest byte whose high bit is set in a result of matching. */
  public static int firstIndex(long matches) {
    return Long.numberOfTrailingZeros(matches) >>> 3;
  }

  /** Whether all eight bytes are ASCII digits. */
  static boolean isEightDigits(long word) {
    long x = word ^ ZEROS;
    return ((x | (x + 0x7676767676767676L)) & HIGH_BITS) == 0;
  }

  /** The number that eight ASCII digits spell; other bytes give an undefined result. */
  static long eightDigits(long word) {
    long x = word ^ ZEROS;
    long pairs = x * 10 + (x >>> 8);
    long high = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
    long low = ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L;
    return (high + low) >>> 32;
  }

  /**
   * The last {@code count} bytes of a word, 1 to 8, moved up so that they end at the highest byte,
   * with ASCII zeros before them. The argument holds them there already, after bytes of no concern.
   */
  static long zeroPadded(long word, int count) {
    int foreign = 64 - (count << 3);
    return foreign == 0 ? word : (word >>> foreign << foreign) | (ZEROS >>> (count << 3));
  }
}
