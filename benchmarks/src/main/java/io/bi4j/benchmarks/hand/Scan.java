package io.bi4j.benchmarks.hand;

/**
 * Finds the next byte that means something, eight bytes at a time.
 *
 * <p>{@code w ^ p} has a zero byte where {@code w} has the byte {@code p}; subtracting one from
 * every byte then gives a top bit there. {@code w ^ 0x02} moves the quote (0x22) next to the
 * control bytes, so one subtraction of 0x21 finds the quote and everything below the blank. A
 * borrow can only come out of a byte that is found itself, so the first find is exact, and only the
 * first is used. Bytes above 127 are ruled out by their own top bit.
 *
 * <p>Zero is a control byte: the padding behind a buffer ends every search for text.
 */
final class Scan {
  private static final long TOP = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;
  private static final long TWOS = ONES * 2;
  private static final long BELOW_BLANK = ONES * 0x21;
  private static final long COMMA = ONES * ',';
  private static final long BACKSLASH = ONES * '\\';
  private static final long LINE_FEED = ONES * '\n';

  private Scan() {}

  /** The first quote, backslash or control byte from {@code at} on. */
  static long textEnd(long at) {
    while (true) {
      long word = Raw.word(at);
      long found = ((word ^ TWOS) - BELOW_BLANK | (word ^ BACKSLASH) - ONES) & ~word & TOP;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += 8;
    }
  }

  /** The first comma in the 24 bytes from {@code at} on, or {@code at + 24}. */
  static long numberEnd(long at) {
    for (long end = at + 24; at < end; at += 8) {
      long commas = Raw.word(at) ^ COMMA;
      long found = commas - ONES & ~commas & TOP;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    return at;
  }

  /** The first line feed from {@code at} on, or {@code end} when there is none before it. */
  static long lineFeed(long at, long end) {
    while (at < end) {
      long feeds = Raw.word(at) ^ LINE_FEED;
      long found = feeds - ONES & ~feeds & TOP;
      if (found != 0) {
        return Math.min(end, at + (Long.numberOfTrailingZeros(found) >>> 3));
      }
      at += 8;
    }
    return end;
  }
}
