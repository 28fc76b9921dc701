package io.bi4j.data.internal.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How pages are compressed, by the numbers of the specification. */
public enum Codec {
  NONE(0),
  SNAPPY(1),
  GZIP(2),
  ZSTD(6),
  LZ4(7);

  /** The number in the file. */
  final int number;

  Codec(int number) {
    this.number = number;
  }

  static Codec of(int number) {
    for (Codec codec : values()) {
      if (codec.number == number) {
        return codec;
      }
    }
    String name =
        switch (number) {
          case 3 -> "LZO";
          case 4 -> "BROTLI";
          case 5 -> "LZ4 in the framing of Hadoop";
          default -> "method " + number;
        };
    throw ParquetErrors.unsupported("its pages are compressed with " + name);
  }

  /** Decompresses to exactly so many bytes. */
  byte[] decompress(byte[] source, int from, int length, int target) {
    byte[] out = new byte[target];
    int written;
    try {
      written =
          switch (this) {
            case NONE -> copy(source, from, length, out);
            case SNAPPY ->
                new SnappyDecompressor().decompress(source, from, length, out, 0, target);
            case ZSTD -> new ZstdDecompressor().decompress(source, from, length, out, 0, target);
            case LZ4 -> new Lz4Decompressor().decompress(source, from, length, out, 0, target);
            case GZIP -> gunzip(source, from, length, out);
          };
    } catch (IOException | RuntimeException e) {
      throw ParquetErrors.damaged("a page cannot be decompressed (" + e.getMessage() + ")");
    }
    if (written != target) {
      throw ParquetErrors.damaged(
          "a page decompresses to " + written + " bytes, its header says " + target);
    }
    return out;
  }

  private static int copy(byte[] source, int from, int length, byte[] out) {
    if (length != out.length) {
      return length;
    }
    System.arraycopy(source, from, out, 0, length);
    return length;
  }

  private static int gunzip(byte[] source, int from, int length, byte[] out) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(source, from, length))) {
      int read = in.readNBytes(out, 0, out.length);
      return in.read() < 0 ? read : out.length + 1;
    }
  }

  /** Compresses bytes and adds them. */
  void compress(byte[] source, int length, ByteBuilder out) {
    switch (this) {
      case NONE -> out.put(source, 0, length);
      case SNAPPY -> compress(new SnappyCompressor(), source, length, out);
      case ZSTD -> compress(new ZstdCompressor(), source, length, out);
      case LZ4 -> compress(new Lz4Compressor(), source, length, out);
      case GZIP -> gzip(source, length, out);
    }
  }

  private static void compress(Compressor with, byte[] source, int length, ByteBuilder out) {
    int most = with.maxCompressedLength(length);
    out.reserve(most);
    out.size += with.compress(source, 0, length, out.bytes, out.size, most);
  }

  private static void gzip(byte[] source, int length, ByteBuilder out) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 2 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(source, 0, length);
    } catch (IOException e) {
      throw new IllegalStateException("An array does not fail", e);
    }
    out.put(packed.toByteArray(), 0, packed.size());
  }
}
