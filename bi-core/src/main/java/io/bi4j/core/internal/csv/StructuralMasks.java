package io.bi4j.core.internal.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One bit per byte of a buffer for delimiters, line ends and quotes, found eight bytes at a time.
 * Word {@code w} describes bytes {@code 64 w} to {@code 64 w + 63}.
 */
final class StructuralMasks {
  /** Bytes that must be readable after the last byte that is looked at. */
  static final int PADDING = 64;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW7 = 0x7F7F7F7F7F7F7F7FL;
  private static final long HIGH = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private final long delimiter;
  private final long newline;
  private final long quote;

  /** Delimiters and line ends. */
  long[] separators = new long[0];

  /** Line ends. */
  long[] newlines = new long[0];

  /** Quotes. */
  long[] quotes = new long[0];

  /** Bit {@code w} is set when word {@code w} covers a byte above 127. */
  long[] nonAscii = new long[0];

  StructuralMasks(byte delimiter, byte newline, byte quote) {
    this.delimiter = ONES * (delimiter & 0xFF);
    this.newline = ONES * (newline & 0xFF);
    this.quote = ONES * (quote & 0xFF);
  }

  /**
   * Describes the bytes from {@code from} to {@code to} (exclusive); bits outside stay zero in the
   * first and last word. The buffer must have {@link #PADDING} bytes after {@code to}.
   */
  void scan(byte[] buffer, int from, int to) {
    reserve(buffer.length);
    if (from >= to) {
      return;
    }
    int first = from >> 6;
    int last = (to - 1) >> 6;
    for (int word = first; word <= last; word++) {
      scanWord(buffer, word);
    }
    clip(first, -1L << from);
    clip(last, -1L >>> (63 - ((to - 1) & 63)));
  }

  /** Describes more bytes directly before those that {@link #scan} described. */
  void scanBefore(byte[] buffer, int from, int to) {
    if (from >= to) {
      return;
    }
    int shared = to >> 6;
    boolean split = (to & 63) != 0;
    long separatorsKept = split ? separators[shared] : 0;
    long newlinesKept = split ? newlines[shared] : 0;
    long quotesKept = split ? quotes[shared] : 0;
    scan(buffer, from, to);
    if (split) {
      separators[shared] |= separatorsKept;
      newlines[shared] |= newlinesKept;
      quotes[shared] |= quotesKept;
    }
  }

  private void reserve(int bytes) {
    int words = (bytes >> 6) + 1;
    if (separators.length < words) {
      separators = Arrays.copyOf(separators, words);
      newlines = Arrays.copyOf(newlines, words);
      quotes = Arrays.copyOf(quotes, words);
      nonAscii = Arrays.copyOf(nonAscii, (words >> 6) + 1);
    }
  }

  private void scanWord(byte[] buffer, int word) {
    long separatorBits = 0;
    long newlineBits = 0;
    long quoteBits = 0;
    long high = 0;
    int at = word << 6;
    for (int i = 0; i < 64; i += 8) {
      long bytes = (long) LONGS.get(buffer, at + i);
      high |= bytes;
      long line = matches(bytes ^ newline);
      long delimit = matches(bytes ^ delimiter);
      long quoted = matches(bytes ^ quote);
      newlineBits |= gather(line) << i;
      separatorBits |= gather(delimit | line) << i;
      quoteBits |= gather(quoted) << i;
    }
    separators[word] = separatorBits;
    newlines[word] = newlineBits;
    quotes[word] = quoteBits;
    long bit = 1L << word;
    long marks = nonAscii[word >> 6];
    nonAscii[word >> 6] = (high & HIGH) != 0 ? marks | bit : marks & ~bit;
  }

  /** The high bit of each byte that is zero; exact, no carry between bytes. */
  private static long matches(long difference) {
    return ~((difference & LOW7) + LOW7 | difference) & HIGH;
  }

  /** The eight high bits as the low eight bits of the result. */
  private static long gather(long highBits) {
    return (highBits >>> 7) * 0x0102040810204080L >>> 56;
  }

  private void clip(int word, long keep) {
    separators[word] &= keep;
    newlines[word] &= keep;
    quotes[word] &= keep;
  }

  /** Whether any byte from {@code from} to {@code to} (exclusive) may be above 127. */
  boolean mayBeNonAscii(int from, int to) {
    for (int word = from >> 6; word <= (to - 1) >> 6; word++) {
      if ((nonAscii[word >> 6] >>> word & 1) != 0) {
        return true;
      }
    }
    return false;
  }
}
