package io.bi4j.data.internal.parquet;

/** Writes numbers of a fixed width: runs of one number, or packed bits. */
final class RleWriter {
  private static final int GROUP = 8;

  private RleWriter() {}

  /** Numbers to write, by index. */
  interface Numbers {
    int at(int index);
  }

  static void write(Numbers numbers, int from, int to, int width, ByteBuilder out) {
    int packedFrom = from;
    int at = from;
    while (at < to) {
      int run = (at - packedFrom) % GROUP == 0 ? run(numbers, at, to) : 1;
      if (run >= GROUP) {
        pack(numbers, packedFrom, at, width, out);
        repeat(numbers.at(at), run, width, out);
        at += run;
        packedFrom = at;
      } else {
        at++;
      }
    }
    pack(numbers, packedFrom, to, width, out);
  }

  private static int run(Numbers numbers, int from, int to) {
    int value = numbers.at(from);
    int at = from + 1;
    while (at < to && numbers.at(at) == value) {
      at++;
    }
    return at - from;
  }

  private static void repeat(int value, int count, int width, ByteBuilder out) {
    out.varint((long) count << 1);
    for (int bits = 0; bits < width; bits += 8) {
      out.put(value >>> bits);
    }
  }

  private static void pack(Numbers numbers, int from, int to, int width, ByteBuilder out) {
    int groups = (to - from + GROUP - 1) / GROUP;
    if (groups == 0) {
      return;
    }
    out.varint((long) groups << 1 | 1);
    long word = 0;
    int bits = 0;
    for (int i = from; i < from + groups * GROUP; i++) {
      word |= (i < to ? (long) numbers.at(i) : 0L) << bits;
      bits += width;
      while (bits >= 8) {
        out.put((int) word);
        word >>>= 8;
        bits -= 8;
      }
    }
  }
}
