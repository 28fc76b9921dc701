package io.bi4j.data.internal.parquet;

/** Values one after the other, as in memory. */
final class PlainDecoder implements Decoder {
  private final Physical physical;
  private final int width;
  private final byte[] bytes;
  private final int end;
  private int at;
  private long bit;

  PlainDecoder(SchemaNode leaf, byte[] bytes, int from, int end) {
    this.physical = leaf.physical();
    this.width = leaf.width();
    this.bytes = bytes;
    this.at = from;
    this.bit = (long) from * 8;
    this.end = end;
  }

  @Override
  public void read(Values out, int count) {
    if (physical == Physical.BOOLEAN) {
      booleans(out, count);
    } else if (physical == Physical.BYTE_ARRAY) {
      binary(out, count);
    } else {
      if ((long) count * width > end - at) {
        throw Decoder.tooShort();
      }
      fixed(out, count);
    }
  }

  private void booleans(Values out, int count) {
    if (bit + count > (long) end * 8) {
      throw Decoder.tooShort();
    }
    boolean[] target = out.roomForBools(count);
    for (int i = 0; i < count; i++, bit++) {
      target[out.count++] = (bytes[(int) (bit >>> 3)] >>> (bit & 7) & 1) != 0;
    }
  }

  private void binary(Values out, int count) {
    out.roomForBinary(count);
    for (int i = 0; i < count; i++) {
      if (end - at < 4) {
        throw Decoder.tooShort();
      }
      int length = ByteBuilder.int32At(bytes, at);
      at += 4;
      if (length < 0 || length > end - at) {
        throw Decoder.tooShort();
      }
      out.addBinary(bytes, at, length);
      at += length;
    }
  }

  private void fixed(Values out, int count) {
    switch (physical) {
      case INT32 -> {
        long[] target = out.roomForLongs(count);
        for (int i = 0; i < count; i++, at += 4) {
          target[out.count + i] = ByteBuilder.int32At(bytes, at);
        }
        out.count += count;
      }
      case INT64 -> {
        long[] target = out.roomForLongs(count);
        for (int i = 0; i < count; i++, at += 8) {
          target[out.count + i] = ByteBuilder.int64At(bytes, at);
        }
        out.count += count;
      }
      case FLOAT -> {
        double[] target = out.roomForDoubles(count);
        for (int i = 0; i < count; i++, at += 4) {
          target[out.count + i] = Float.intBitsToFloat(ByteBuilder.int32At(bytes, at));
        }
        out.count += count;
      }
      case DOUBLE -> {
        double[] target = out.roomForDoubles(count);
        for (int i = 0; i < count; i++, at += 8) {
          target[out.count + i] = Double.longBitsToDouble(ByteBuilder.int64At(bytes, at));
        }
        out.count += count;
      }
      default -> {
        out.roomForBinary(count);
        for (int i = 0; i < count; i++, at += width) {
          out.addBinary(bytes, at, width);
        }
      }
    }
  }
}
