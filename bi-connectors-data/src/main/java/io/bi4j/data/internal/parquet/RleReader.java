package io.bi4j.data.internal.parquet;

/** Reads numbers of a fixed width of 0 to 32 bits: runs of one number, or packed bits. */
final class RleReader {
  private final byte[] bytes;
  private final int end;
  private final int width;
  private final long mask;
  private int at;
  private int run;
  private int value;
  private long packedBit;
  private boolean packed;

  RleReader(byte[] bytes, int from, int end, int width) {
    if (width < 0 || width > 32) {
      throw ParquetErrors.damaged("a page has numbers of " + width + " bits");
    }
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.width = width;
    this.mask = (1L << width) - 1;
  }

  /** Reads numbers; those of width 0 are all zero. */
  void read(int[] target, int from, int count) {
    int to = from + count;
    int next = from;
    while (next < to) {
      if (run == 0) {
        nextRun();
      }
      int take = Math.min(run, to - next);
      if (packed) {
        unpack(target, next, take);
      } else {
        java.util.Arrays.fill(target, next, next + take, value);
      }
      run -= take;
      next += take;
    }
  }

  private void nextRun() {
    if (width == 0 && at >= end) {
      packed = false;
      value = 0;
      run = Integer.MAX_VALUE;
      return;
    }
    long header = header();
    packed = (header & 1) != 0;
    long length = header >>> 1;
    if (packed) {
      startPacked(length);
    } else {
      startRepeated(length);
    }
    if (run == 0) {
      throw ParquetErrors.damaged("a page has a run of no numbers");
    }
  }

  private long header() {
    long result = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at >= end) {
        throw ParquetErrors.damaged("a page ends before its last number");
      }
      int part = bytes[at++];
      result |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return result;
      }
    }
    throw ParquetErrors.damaged("a page has a run of impossible length");
  }

  private void startPacked(long groups) {
    long size = groups * width;
    // A writer may leave out the bytes of the last group that hold nothing.
    long there = Math.min(size, end - at);
    packedBit = (long) at * 8;
    run = (int) Math.min(width == 0 ? groups * 8 : there * 8 / width, Integer.MAX_VALUE);
    at += (int) there;
  }

  private void startRepeated(long length) {
    int size = (width + 7) >>> 3;
    if (size > end - at) {
      throw ParquetErrors.damaged("a page ends before its last number");
    }
    int read = 0;
    for (int i = 0; i < size; i++) {
      read |= (bytes[at++] & 0xFF) << (8 * i);
    }
    value = read;
    run = (int) Math.min(length, Integer.MAX_VALUE);
  }

  private void unpack(int[] target, int from, int count) {
    long bit = packedBit;
    for (int i = from; i < from + count; i++) {
      target[i] = (int) (Bits.at(bytes, bit) & mask);
      bit += width;
    }
    packedBit = bit;
  }
}
