package io.bi4j.benchmarks.micro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Three ways to find all commas, line feeds and quotes of a text: the choice a CSV scanner starts
 * with. All write the places of the finds, in order, and return their number.
 */
final class SeparatorScan {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = ONES * 0x7F;
  private static final long COMMA = ONES * ',';
  private static final long LINE_FEED = ONES * '\n';
  private static final long QUOTE = ONES * '"';

  private SeparatorScan() {}

  /** One byte after the other. */
  static int bytes(byte[] text, int length, int[] places) {
    int count = 0;
    for (int at = 0; at < length; at++) {
      byte b = text[at];
      if (b == ',' || b == '\n' || b == '"') {
        places[count++] = at;
      }
    }
    return count;
  }

  /** Eight bytes at a time; a loop over the finds of each word. */
  static int words(byte[] text, int length, int[] places) {
    int count = 0;
    for (int at = 0; at < length; at += 8) {
      long found = found((long) WORDS.get(text, at));
      while (found != 0) {
        places[count++] = at + (Long.numberOfTrailingZeros(found) >>> 3);
        found &= found - 1;
      }
    }
    return count;
  }

  /**
   * Eight bytes at a time; four places are always written and only then counted, because a loop's
   * end is what the processor guesses wrong. Needs four spare places.
   */
  static int wordsWithoutLoop(byte[] text, int length, int[] places) {
    int count = 0;
    for (int at = 0; at < length; at += 8) {
      long found = found((long) WORDS.get(text, at));
      int finds = Long.bitCount(found);
      long rest = found;
      for (int i = 0; i < 4; i++) {
        places[count + i] = at + (Long.numberOfTrailingZeros(rest) >>> 3);
        rest &= rest - 1;
      }
      for (int i = count + 4; rest != 0; i++) {
        places[i] = at + (Long.numberOfTrailingZeros(rest) >>> 3);
        rest &= rest - 1;
      }
      count += finds;
    }
    return count;
  }

  /** A top bit for each byte that is one of the three; exact, because no carry leaves a byte. */
  private static long found(long word) {
    long low = word & LOW;
    long other = (low ^ COMMA) + LOW & (low ^ LINE_FEED) + LOW & (low ^ QUOTE) + LOW;
    return ~(other | word) & ~LOW;
  }
}
