package io.bi4j.data.internal.parquet;

/** Whole numbers as differences to the one before, in blocks of packed bits. */
final class DeltaReader {
  private final byte[] bytes;
  private final int end;
  private int at;
  private final int perMini;
  private final int minis;
  private final long total;
  private final boolean wraps32;
  private long given;
  private long value;
  private long minDelta;
  private int mini;
  private int inMini;
  private int widthsAt;
  private long bit;
  private int width;

  DeltaReader(byte[] bytes, int from, int end, boolean wraps32) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.wraps32 = wraps32;
    long block = varint();
    long count = varint();
    this.total = varint();
    long first = varint();
    if (block < 1 || count < 1 || block > 1 << 20 || count > block || block % count != 0) {
      throw ParquetErrors.damaged("a page has blocks of " + block + " numbers in " + count);
    }
    this.minis = (int) count;
    this.perMini = (int) (block / count);
    if (perMini % 8 != 0 || total < 0) {
      throw ParquetErrors.damaged("a page has blocks of " + perMini + " numbers");
    }
    this.value = first >>> 1 ^ -(first & 1);
    this.mini = minis;
    this.inMini = perMini;
  }

  private long varint() {
    long result = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= end) {
        throw Decoder.tooShort();
      }
      int part = bytes[at++];
      result |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return result;
      }
    }
    throw ParquetErrors.damaged("a page has a number of more than 64 bits");
  }

  long total() {
    return total;
  }

  long next() {
    if (given >= total) {
      throw Decoder.tooShort();
    }
    if (given++ == 0) {
      return value;
    }
    if (inMini == perMini) {
      nextMini();
    }
    long sum = value + minDelta + (width == 0 ? 0 : Bits.at(bytes, bit, width));
    value = wraps32 ? (int) sum : sum;
    bit += width;
    inMini++;
    return value;
  }

  private void nextMini() {
    if (mini == minis) {
      long raw = varint();
      minDelta = raw >>> 1 ^ -(raw & 1);
      if (minis > end - at) {
        throw Decoder.tooShort();
      }
      widthsAt = at;
      at += minis;
      mini = 0;
    }
    width = bytes[widthsAt + mini++] & 0xFF;
    int size = perMini / 8 * width;
    long needed = (Math.min(perMini, total - given + 1) * width + 7) / 8;
    if (width > 64 || needed > end - at) {
      throw Decoder.tooShort();
    }
    bit = (long) at * 8;
    at += Math.min(size, end - at);
    inMini = 0;
  }

  /** Passes over all numbers and returns where the bytes after them start. */
  int skipAll() {
    long left = total - 1;
    while (left > 0) {
      inMini = perMini;
      given = total - left;
      nextMini();
      left -= perMini;
    }
    return at;
  }
}
