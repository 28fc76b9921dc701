package io.bi4j.data.internal.parquet;

import java.util.Arrays;

/** The encodings that build on differences, and the one that splits bytes. */
final class DeltaDecoders {
  private DeltaDecoders() {}

  static Decoder longs(SchemaNode leaf, byte[] bytes, int from, int end) {
    DeltaReader numbers = new DeltaReader(bytes, from, end, leaf.physical() == Physical.INT32);
    return (out, count) -> {
      long[] target = out.roomForLongs(count);
      for (int i = 0; i < count; i++) {
        target[out.count++] = numbers.next();
      }
    };
  }

  /** All lengths, then all bytes. */
  static Decoder lengths(byte[] bytes, int from, int end) {
    int data = new DeltaReader(bytes, from, end, true).skipAll();
    DeltaReader numbers = new DeltaReader(bytes, from, end, true);
    int[] at = {data};
    return (out, count) -> {
      out.roomForBinary(count);
      for (int i = 0; i < count; i++) {
        long length = numbers.next();
        if (length < 0 || length > end - at[0]) {
          throw Decoder.tooShort();
        }
        out.addBinary(bytes, at[0], (int) length);
        at[0] += (int) length;
      }
    };
  }

  /** Each value shares its first bytes with the one before. */
  static final class Prefixes implements Decoder {
    private final byte[] bytes;
    private final int end;
    private final DeltaReader prefixes;
    private final DeltaReader suffixes;
    private byte[] last = new byte[0];
    private int at;

    Prefixes(byte[] bytes, int from, int end) {
      this.bytes = bytes;
      this.end = end;
      int second = new DeltaReader(bytes, from, end, true).skipAll();
      this.prefixes = new DeltaReader(bytes, from, end, true);
      this.at = new DeltaReader(bytes, second, end, true).skipAll();
      this.suffixes = new DeltaReader(bytes, second, end, true);
    }

    @Override
    public void read(Values out, int count) {
      out.roomForBinary(count);
      for (int i = 0; i < count; i++) {
        long prefix = prefixes.next();
        long suffix = suffixes.next();
        if (prefix < 0 || prefix > last.length || suffix < 0 || suffix > end - at) {
          throw Decoder.tooShort();
        }
        byte[] value = Arrays.copyOf(last, (int) (prefix + suffix));
        System.arraycopy(bytes, at, value, (int) prefix, (int) suffix);
        at += (int) suffix;
        out.addBinary(value, 0, value.length);
        last = value;
      }
    }
  }

  /** The first byte of every value, then the second of every value, and so on. */
  static Decoder split(SchemaNode leaf, byte[] bytes, int from, int end) {
    int width = leaf.width();
    if (width == 0 || (end - from) % width != 0) {
      throw Decoder.tooShort();
    }
    int values = (end - from) / width;
    byte[] joined = new byte[end - from];
    for (int b = 0; b < width; b++) {
      for (int i = 0; i < values; i++) {
        joined[i * width + b] = bytes[from + b * values + i];
      }
    }
    return new PlainDecoder(leaf, joined, 0, joined.length);
  }

  /** Booleans as runs, after their length in four bytes. */
  static Decoder booleans(byte[] bytes, int from, int end) {
    if (end - from < 4 || ByteBuilder.int32At(bytes, from) > end - from - 4) {
      throw Decoder.tooShort();
    }
    RleReader runs = new RleReader(bytes, from + 4, end, 1);
    int[] buffer = new int[4096];
    return (out, count) -> {
      boolean[] target = out.roomForBools(count);
      for (int left = count; left > 0; left -= buffer.length) {
        int step = Math.min(left, buffer.length);
        runs.read(buffer, 0, step);
        for (int i = 0; i < step; i++) {
          target[out.count++] = buffer[i] != 0;
        }
      }
    };
  }
}
