package io.bi4j.core.internal.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The places of all delimiters, line ends and quotes of a buffer, in order, and which stretches of
 * 64 bytes hold a byte above 127. Confined to one thread; reused for one buffer after the other.
 *
 * <p>Eight bytes are compared at once. With {@code low} the word without its top bits and {@code p}
 * a byte repeated eight times, {@code (low ^ p) + 0x7F..} has a top bit of zero exactly where the
 * low seven bits are those of {@code p}; bytes above 127 are ruled out by their own top bit. No
 * carry leaves a byte, so the marks are exact. A multiplication gathers eight marks into eight
 * bits.
 *
 * <p>Places are stored eight at a time without asking how many there are, and counted after: how
 * many separators 64 bytes hold is what a branch predictor cannot know.
 */
final class StructuralMarks {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 64;
  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
  private static final long TOP = ~LOW;
  private static final long ONES = 0x0101010101010101L;
  private static final long GATHER = 0x0102040810204080L;

  private final long delimiter;
  private final long newline;
  private final long quote;
  private int[] places = new int[0];
  private int count;
  private long[] nonAscii = new long[0];

  StructuralMarks(CsvDialect dialect) {
    this.delimiter = ONES * dialect.delimiter();
    this.newline = ONES * dialect.newline();
    this.quote = ONES * dialect.quote();
  }

  /**
   * Finds the marks from {@code from} to {@code to} (exclusive). The buffer must have 64 bytes
   * after {@code to}, of any value.
   */
  void scan(byte[] buffer, int from, int to) {
    count = 0;
    reserve(buffer.length);
    int out = 0;
    for (int at = from & -BLOCK; at < to; at += BLOCK) {
      if (places.length - out < BLOCK + 8) {
        places = Arrays.copyOf(places, places.length * 2);
      }
      out = store(block(buffer, at), at, out);
    }
    count = out;
    clip(from, to);
  }

  private void reserve(int bytes) {
    if (nonAscii.length <= bytes >> 12) {
      nonAscii = Arrays.copyOf(nonAscii, (bytes >> 12) + 1);
      places = Arrays.copyOf(places, Math.max(places.length, BLOCK + 8 + (bytes >> 3)));
    }
  }

  /** The marks of 64 bytes as bits. */
  private long block(byte[] buffer, int at) {
    long marks = 0;
    long top = 0;
    for (int i = 0; i < BLOCK; i += 8) {
      long word = (long) LONGS.get(buffer, at + i);
      long low = word & LOW;
      long other = ((low ^ delimiter) + LOW) & ((low ^ newline) + LOW) & ((low ^ quote) + LOW);
      top |= word;
      marks |= ((~(other | word) & TOP) >>> 7) * GATHER >>> 56 << i;
    }
    int block = at >> 6;
    long bit = 1L << block;
    long flags = nonAscii[block >> 6];
    nonAscii[block >> 6] = (top & TOP) != 0 ? flags | bit : flags & ~bit;
    return marks;
  }

  private int store(long marks, int at, int out) {
    int found = Long.bitCount(marks);
    long rest = storeEight(marks, at, out);
    if (found > 8) {
      rest = storeEight(rest, at, out + 8);
      for (int next = out + 16; rest != 0; next++) {
        places[next] = at + Long.numberOfTrailingZeros(rest);
        rest &= rest - 1;
      }
    }
    return out + found;
  }

  private long storeEight(long marks, int at, int out) {
    int[] target = places;
    long rest = marks;
    for (int i = 0; i < 8; i++) {
      target[out + i] = at + Long.numberOfTrailingZeros(rest);
      rest &= rest - 1;
    }
    return rest;
  }

  /** Takes off the marks of the first and last block that lie outside. */
  private void clip(int from, int to) {
    while (count > 0 && places[count - 1] >= to) {
      count--;
    }
    int outside = 0;
    while (outside < count && places[outside] < from) {
      outside++;
    }
    if (outside > 0) {
      count -= outside;
      System.arraycopy(places, outside, places, 0, count);
    }
  }

  /** The places in order, {@link #count()} of them, and room after them. */
  int[] places() {
    return places;
  }

  int count() {
    return count;
  }

  /** Makes room for so many entries of {@link #places()} and returns the array. */
  int[] grow(int entries) {
    if (places.length < entries) {
      places = Arrays.copyOf(places, Math.max(entries, places.length * 2));
    }
    return places;
  }

  /** Says that nothing is known of the bytes of some stretches that {@link #scan} did not see. */
  void suspectNonAscii(byte[] buffer, int from, int to) {
    reserve(buffer.length);
    for (int block = from >> 6; block <= (to - 1) >> 6; block++) {
      nonAscii[block >> 6] |= 1L << block;
    }
  }

  /** Whether any byte from {@code from} to {@code to} (exclusive) may be above 127. */
  boolean mayBeNonAscii(int from, int to) {
    int first = from >> 6;
    int last = (to - 1) >> 6;
    for (int block = first; block <= last; block++) {
      if ((nonAscii[block >> 6] >>> block & 1) != 0) {
        return true;
      }
    }
    return false;
  }
}
