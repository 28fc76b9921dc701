package io.bi4j.data.internal.parquet;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Makes the pages of one leaf of one row group. */
final class ChunkWriter {
  private static final int PAGE_ENTRIES = 20_000;
  private static final int RLE = 3;
  private static final int RLE_DICTIONARY = 8;

  private final LeafWriter leaf;
  private final Codec codec;
  private final ByteBuilder out;
  private final ByteBuilder body = new ByteBuilder(64 << 10);
  private final ByteBuilder part = new ByteBuilder(4096);
  private final ByteBuilder packed = new ByteBuilder(64 << 10);
  private long uncompressed;

  private ChunkWriter(LeafWriter leaf, Codec codec, ByteBuilder out) {
    this.leaf = leaf;
    this.codec = codec;
    this.out = out;
  }

  /** Adds the pages to the bytes and returns what the footer says of them. */
  static FileMeta.Chunk write(LeafWriter leaf, Codec codec, ByteBuilder out, long position) {
    return new ChunkWriter(leaf, codec, out).write(position);
  }

  private FileMeta.Chunk write(long position) {
    Words words = words();
    if (words != null) {
      dictionary(words);
    }
    long dataPage = position + out.size;
    int value = 0;
    int entry = 0;
    while (entry < leaf.entries) {
      int end = pageEnd(entry);
      int present = present(entry, end);
      page(entry, end, value, value + present);
      entry = end;
      value += present;
    }
    return new FileMeta.Chunk(
        leaf.node.physical(),
        codec.number,
        leaf.entries,
        position,
        dataPage,
        out.size,
        uncompressed,
        leaf.stats.stats((long) leaf.entries - leaf.count));
  }

  /** The dictionary; a chunk of nulls has none, and readers refuse codes without one. */
  private @Nullable Words words() {
    Words words = leaf.words;
    return words == null || words.size() == 0 ? null : words;
  }

  /** A page ends between rows. */
  private int pageEnd(int from) {
    int end = Math.min(leaf.entries, from + PAGE_ENTRIES);
    while (leaf.node.rep > 0 && end < leaf.entries && leaf.reps[end] != 0) {
      end++;
    }
    return end;
  }

  private int present(int from, int to) {
    int present = 0;
    for (int i = from; i < to; i++) {
      present += leaf.defs[i] == leaf.node.def ? 1 : 0;
    }
    return present;
  }

  private void dictionary(Words words) {
    body.clear();
    boolean fixed = leaf.node.physical() == Physical.FIXED_LEN_BYTE_ARRAY;
    for (int code = 0; code < words.size(); code++) {
      if (leaf.node.physical().isBinary()) {
        int length = words.end(code) - words.start(code);
        if (!fixed) {
          body.int32(length);
        }
        body.put(words.arena(), words.start(code), length);
      } else {
        number(words.number(code));
      }
    }
    header(2, page -> page.struct(7, () -> page.int32(1, words.size()).int32(2, 0)));
  }

  private void page(int fromEntry, int toEntry, int fromValue, int toValue) {
    body.clear();
    if (leaf.node.rep > 0) {
      levels(leaf.reps, fromEntry, toEntry, leaf.node.rep);
    }
    if (leaf.node.def > 0) {
      levels(leaf.defs, fromEntry, toEntry, leaf.node.def);
    }
    Words words = words();
    int encoding = words == null ? 0 : RLE_DICTIONARY;
    if (words == null) {
      plain(fromValue, toValue);
    } else {
      int width = PageReader.bits(Math.max(0, words.size() - 1));
      body.put(width);
      RleWriter.write(i -> leaf.codes[i], fromValue, toValue, width, body);
    }
    header(
        0,
        page ->
            page.struct(
                5,
                () ->
                    page.int32(1, toEntry - fromEntry)
                        .int32(2, encoding)
                        .int32(3, RLE)
                        .int32(4, RLE)));
  }

  private void levels(byte[] levels, int from, int to, int most) {
    part.clear();
    RleWriter.write(i -> levels[i], from, to, PageReader.bits(most), part);
    body.int32(part.size);
    body.put(part.bytes, 0, part.size);
  }

  private void plain(int from, int to) {
    switch (leaf.node.physical()) {
      case BOOLEAN -> booleans(from, to);
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
        boolean fixed = leaf.node.physical() == Physical.FIXED_LEN_BYTE_ARRAY;
        for (int i = from; i < to; i++) {
          int start = i == 0 ? 0 : leaf.ends[i - 1];
          if (!fixed) {
            body.int32(leaf.ends[i] - start);
          }
          body.put(leaf.arena.bytes, start, leaf.ends[i] - start);
        }
      }
      default -> {
        for (int i = from; i < to; i++) {
          number(leaf.numbers[i]);
        }
      }
    }
  }

  private void booleans(int from, int to) {
    for (int i = from; i < to; i += 8) {
      int bits = 0;
      for (int b = 0; b < 8 && i + b < to; b++) {
        bits |= (int) leaf.numbers[i + b] << b;
      }
      body.put(bits);
    }
  }

  private void number(long value) {
    if (leaf.node.physical() == Physical.INT32) {
      body.int32((int) value);
    } else {
      body.int64(value);
    }
  }

  private void header(int type, java.util.function.Consumer<ThriftWriter> details) {
    packed.clear();
    codec.compress(body.bytes, body.size, packed);
    CRC32 crc = new CRC32();
    crc.update(packed.bytes, 0, packed.size);
    int before = out.size;
    ThriftWriter header = new ThriftWriter(out);
    header.int32(1, type).int32(2, body.size).int32(3, packed.size).int32(4, (int) crc.getValue());
    details.accept(header);
    header.stop();
    uncompressed += (out.size - before) + body.size;
    out.put(packed.bytes, 0, packed.size);
  }
}
