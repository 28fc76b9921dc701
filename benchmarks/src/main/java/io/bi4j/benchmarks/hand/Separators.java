package io.bi4j.benchmarks.hand;

/**
 * Finds all commas, line feeds and quotes of a CSV text. Their places are written as ints, 64 bytes
 * of text at a time. (JSON lines have more such bytes than are needed; there {@link Scan} goes from
 * value to value. In CSV that measured slower than this, and the quotes had to be counted besides.)
 *
 * <p>Eight bytes are compared at once: with {@code low} the word without its top bits and {@code p}
 * a byte repeated eight times, {@code (low ^ p) + 0x7F..} has a top bit of zero just where the low
 * seven bits are those of {@code p}; bytes above 127 are ruled out by their own top bit. No carry
 * leaves a byte, so the marks are exact. A multiplication gathers eight marks into eight bits.
 *
 * <p>Places are written eight at a time without asking how many there are, and only then counted:
 * the number of separators in 64 bytes is what a branch predictor cannot know.
 */
final class Separators {
  static final int BLOCK = 64;

  /** Set in the answer of {@link #mark} when the number of quotes is odd. */
  static final long ODD_QUOTES = Long.MIN_VALUE;

  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
  private static final long TOP = ~LOW;
  private static final long GATHER = 0x0102040810204080L;
  private static final long COMMA = 0x2C2C2C2C2C2C2C2CL;
  private static final long LINE_FEED = 0x0A0A0A0A0A0A0A0AL;
  private static final long QUOTE = 0x2222222222222222L;

  private Separators() {}

  /** Room that {@link #mark} needs for {@code bytes} of text, in bytes. */
  static long room(long bytes) {
    return (bytes + 2 * BLOCK) * Integer.BYTES;
  }

  /**
   * Marks comma, line feed and quote from {@code from} to {@code to} (offsets from {@code text};
   * the length a multiple of 64), writing at {@code places}.
   *
   * @return how many places were written; with {@link #ODD_QUOTES} added when the number of quotes
   *     is odd
   */
  static long mark(long text, int from, int to, long places) {
    long out = places;
    long quotes = 0;
    for (int at = from; at < to; at += BLOCK) {
      long marks = 0;
      long address = text + at;
      for (int i = 0; i < 8; i++) {
        long word = Raw.word(address + 8L * i);
        long low = word & LOW;
        long quote = (low ^ QUOTE) + LOW;
        long other = quote & ((low ^ COMMA) + LOW) & ((low ^ LINE_FEED) + LOW);
        quotes ^= ~(quote | word) & TOP;
        marks |= gather(~(other | word) & TOP) << (8 * i);
      }
      out = write(marks, at, out);
    }
    return (out - places) / Integer.BYTES | (Long.bitCount(quotes) & 1L) << 63;
  }

  /** Moves the top bit of byte i to bit i. */
  private static long gather(long tops) {
    return (tops >>> 7) * GATHER >>> 56;
  }

  private static long write(long marks, int at, long out) {
    int count = Long.bitCount(marks);
    long rest = eight(marks, at, out);
    if (count > 8) {
      rest = eight(rest, at, out + 32);
      for (long more = out + 64; rest != 0; more += Integer.BYTES) {
        Raw.integer(more, at + Long.numberOfTrailingZeros(rest));
        rest &= rest - 1;
      }
    }
    return out + (long) count * Integer.BYTES;
  }

  private static long eight(long marks, int at, long out) {
    for (int i = 0; i < 8; i++) {
      Raw.integer(out + 4L * i, at + Long.numberOfTrailingZeros(marks));
      marks &= marks - 1;
    }
    return marks;
  }
}
