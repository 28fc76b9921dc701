package io.bi4j.data.internal.parquet;

/** Bits of an array, the lowest of each byte first. */
final class Bits {
  private Bits() {}

  /** At least 57 bits from a position on; zeros past the end of the array. */
  static long at(byte[] bytes, long bit) {
    int from = (int) (bit >>> 3);
    int shift = (int) (bit & 7);
    if (from + 8 <= bytes.length) {
      return ByteBuilder.int64At(bytes, from) >>> shift;
    }
    return tail(bytes, from) >>> shift;
  }

  /** Up to 64 bits from a position on. */
  static long at(byte[] bytes, long bit, int width) {
    long low = at(bytes, bit);
    int shift = (int) (bit & 7);
    if (width + shift > 64) {
      int ninth = (int) (bit >>> 3) + 8;
      long high = ninth < bytes.length ? bytes[ninth] & 0xFFL : 0;
      low = low & ~(-1L << 64 - shift) | high << 64 - shift;
    }
    return width == 64 ? low : low & ((1L << width) - 1);
  }

  private static long tail(byte[] bytes, int from) {
    long word = 0;
    for (int i = Math.min(bytes.length, from + 8) - 1; i >= from; i--) {
      word = word << 8 | bytes[i] & 0xFF;
    }
    return word;
  }
}
