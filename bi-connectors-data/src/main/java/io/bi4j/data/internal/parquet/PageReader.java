package io.bi4j.data.internal.parquet;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads the pages of one column chunk, one after the other, through a window of the file. */
final class PageReader {
  private static final int WINDOW = 1 << 20;
  private static final int HEADER_BYTES = 64 << 10;
  private static final int MAX_PAGE_BYTES = 256 << 20;
  private static final int DATA = 0;
  private static final int DICTIONARY = 2;
  private static final int DATA_V2 = 3;

  private final FileBytes file;
  private final FileMeta.Chunk chunk;
  private final SchemaNode leaf;
  private final Codec codec;
  private final long end;
  private long at;
  private byte[] window = new byte[0];
  private long windowFrom;
  private int windowLength;
  private @Nullable DictionaryPage dictionary;
  private final java.util.function.Consumer<DictionaryPage> onDictionary;

  PageReader(
      FileBytes file,
      FileMeta.Chunk chunk,
      SchemaNode leaf,
      java.util.function.Consumer<DictionaryPage> onDictionary) {
    this.file = file;
    this.chunk = chunk;
    this.leaf = leaf;
    this.codec = Codec.of(chunk.codec());
    this.at = chunk.start();
    this.end = chunk.start() + chunk.compressedBytes();
    this.onDictionary = onDictionary;
  }

  /**
   * A page of values.
   *
   * @param values how many, nulls included
   * @param shared whether the values may come as codes of the reader's dictionary
   */
  record Page(
      int values,
      @Nullable RleReader reps,
      @Nullable RleReader defs,
      Decoder decoder,
      boolean shared) {}

  /** The next page of values, or null after the last. */
  @Nullable Page next() throws IOException {
    while (at < end) {
      Header header = header();
      byte[] body = body(header);
      Page page = null;
      switch (header.type) {
        case DATA -> page = data(header, body);
        case DATA_V2 -> page = dataV2(header, body);
        case DICTIONARY -> dictionary(header, body);
        default -> {
          // Index pages and kinds to come hold no values.
        }
      }
      at += header.compressed;
      if (page != null) {
        return page;
      }
    }
    return null;
  }

  private static final class Header {
    int type = -1;
    int uncompressed = -1;
    int compressed = -1;
    int values = -1;
    int encoding = -1;
    int defBytes;
    int repBytes;
    int levels = 3;
    boolean isCompressed = true;
    boolean checked;
    int crc;
  }

  private Header header() throws IOException {
    int there = (int) Math.min(HEADER_BYTES, end - at);
    load(there);
    ThriftReader in = new ThriftReader(window, offset(), offset() + there);
    Header header = header(in);
    at += in.position() - offset();
    if (header.compressed < 0 || header.uncompressed < 0 || header.compressed > end - at) {
      throw ParquetErrors.damaged(
          "a page of column \"" + leaf.name + "\" claims bytes past its column");
    }
    if (Math.max(header.uncompressed, header.compressed) > MAX_PAGE_BYTES) {
      throw ParquetErrors.limit("a page of column \"" + leaf.name + "\" has more than 256 MiB");
    }
    return header;
  }

  private static Header header(ThriftReader in) {
    Header header = new Header();
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      switch (id) {
        case 1 -> header.type = in.int32();
        case 2 -> header.uncompressed = in.int32();
        case 3 -> header.compressed = in.int32();
        case 4 -> {
          header.crc = in.int32();
          header.checked = true;
        }
        case 5, 7 -> details(in, header);
        case 8 -> detailsV2(in, header);
        default -> in.skip();
      }
    }
    return header;
  }

  private static void details(ThriftReader in, Header header) {
    in.requireStruct();
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      switch (id) {
        case 1 -> header.values = in.int32();
        case 2 -> header.encoding = in.int32();
        case 3 -> {
          if (in.type == ThriftReader.I32) {
            header.levels = in.int32();
          } else {
            in.skip();
          }
        }
        default -> in.skip();
      }
    }
  }

  private static void detailsV2(ThriftReader in, Header header) {
    in.requireStruct();
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      switch (id) {
        case 1 -> header.values = in.int32();
        case 4 -> header.encoding = in.int32();
        case 5 -> header.defBytes = in.int32();
        case 6 -> header.repBytes = in.int32();
        case 7 -> header.isCompressed = in.bool();
        default -> in.skip();
      }
    }
  }

  private int offset() {
    return (int) (at - windowFrom);
  }

  /** Makes the bytes from here on available in the window. */
  private void load(int length) throws IOException {
    if (at >= windowFrom && at + length <= windowFrom + windowLength) {
      return;
    }
    int wanted = (int) Math.max(length, Math.min(WINDOW, end - at));
    if (window.length < wanted) {
      window = new byte[wanted];
    }
    windowFrom = at;
    windowLength = file.read(at, window, wanted);
    if (windowLength < length) {
      throw ParquetErrors.damaged("it ends inside of column \"" + leaf.name + "\"");
    }
  }

  private byte[] body(Header header) throws IOException {
    load(header.compressed);
    if (header.checked) {
      CRC32 crc = new CRC32();
      crc.update(window, offset(), header.compressed);
      if ((int) crc.getValue() != header.crc) {
        throw ParquetErrors.damaged(
            "the checksum of a page of column \"" + leaf.name + "\" is wrong");
      }
    }
    if (header.type == DATA_V2) {
      return bodyV2(header);
    }
    if (header.type != DATA && header.type != DICTIONARY) {
      return new byte[0];
    }
    return codec.decompress(window, offset(), header.compressed, header.uncompressed);
  }

  /** Levels are never compressed here. */
  private byte[] bodyV2(Header header) {
    long levels = (long) header.defBytes + header.repBytes;
    if (header.defBytes < 0
        || header.repBytes < 0
        || levels > header.compressed
        || levels > header.uncompressed) {
      throw ParquetErrors.damaged("a page has more levels than bytes");
    }
    int skip = (int) levels;
    byte[] body = Arrays.copyOfRange(window, offset(), offset() + skip);
    int length = header.compressed - skip;
    int target = header.uncompressed - skip;
    Codec with = header.isCompressed && length > 0 ? codec : Codec.NONE;
    byte[] values = with.decompress(window, offset() + skip, length, length == 0 ? 0 : target);
    byte[] all = Arrays.copyOf(body, skip + values.length);
    System.arraycopy(values, 0, all, skip, values.length);
    return all;
  }

  private void dictionary(Header header, byte[] body) {
    if (dictionary != null) {
      throw ParquetErrors.damaged("column \"" + leaf.name + "\" has two dictionaries");
    }
    int least = leaf.physical() == Physical.BYTE_ARRAY ? 4 : Math.max(1, leaf.width());
    boolean packed = leaf.physical() == Physical.BOOLEAN;
    if (header.values < 0 || (!packed && (long) header.values * least > body.length)) {
      throw ParquetErrors.damaged("a dictionary has more values than bytes");
    }
    Values values = new Values();
    new PlainDecoder(leaf, body, 0, body.length).read(values, header.values);
    DictionaryPage page = new DictionaryPage(values);
    onDictionary.accept(page);
    dictionary = page;
  }

  private Page data(Header header, byte[] body) {
    int from = 0;
    RleReader reps = null;
    RleReader defs = null;
    if (leaf.rep > 0) {
      int length = levelBytes(body, from);
      reps = new RleReader(body, from + 4, from + 4 + length, bits(leaf.rep));
      from += 4 + length;
    }
    if (leaf.def > 0) {
      if (header.levels != 3) {
        throw ParquetErrors.unsupported("its levels have the outdated encoding BIT_PACKED");
      }
      int length = levelBytes(body, from);
      defs = new RleReader(body, from + 4, from + 4 + length, bits(leaf.def));
      from += 4 + length;
    }
    return page(header, reps, defs, body, from);
  }

  private static int levelBytes(byte[] body, int from) {
    if (body.length - from < 4) {
      throw Decoder.tooShort();
    }
    int length = ByteBuilder.int32At(body, from);
    if (length < 0 || length > body.length - from - 4) {
      throw Decoder.tooShort();
    }
    return length;
  }

  private Page dataV2(Header header, byte[] body) {
    int defsFrom = header.repBytes;
    int from = defsFrom + header.defBytes;
    RleReader reps = leaf.rep > 0 ? new RleReader(body, 0, defsFrom, bits(leaf.rep)) : null;
    RleReader defs = leaf.def > 0 ? new RleReader(body, defsFrom, from, bits(leaf.def)) : null;
    return page(header, reps, defs, body, from);
  }

  static int bits(int most) {
    return 32 - Integer.numberOfLeadingZeros(most);
  }

  private Page page(
      Header header, @Nullable RleReader reps, @Nullable RleReader defs, byte[] body, int from) {
    if (header.values < 0) {
      throw ParquetErrors.damaged("a page has " + header.values + " values");
    }
    DictionaryPage words = dictionary;
    boolean shared =
        (header.encoding == 2 || header.encoding == 8) && words != null && words.shared != null;
    // A page of nulls may have no bytes at all, so that its decoder is made when it is needed.
    Decoder decoder = new LazyDecoder(() -> decoder(header.encoding, body, from));
    return new Page(header.values, reps, defs, decoder, shared);
  }

  private Decoder decoder(int encoding, byte[] body, int from) {
    int to = body.length;
    Physical physical = leaf.physical();
    boolean whole = physical == Physical.INT32 || physical == Physical.INT64;
    boolean text = physical == Physical.BYTE_ARRAY;
    boolean fixed = physical == Physical.FIXED_LEN_BYTE_ARRAY;
    if (encoding == 0) {
      return new PlainDecoder(leaf, body, from, to);
    } else if (encoding == 2 || encoding == 8) {
      DictionaryPage words = dictionary;
      if (words == null) {
        throw ParquetErrors.damaged("column \"" + leaf.name + "\" has codes but no dictionary");
      }
      return new DictionaryDecoder(words, physical, body, from, to);
    } else if (encoding == 3 && physical == Physical.BOOLEAN) {
      return DeltaDecoders.booleans(body, from, to);
    } else if (encoding == 5 && whole) {
      return DeltaDecoders.longs(leaf, body, from, to);
    } else if (encoding == 6 && text) {
      return DeltaDecoders.lengths(body, from, to);
    } else if (encoding == 7 && (text || fixed)) {
      return new DeltaDecoders.Prefixes(body, from, to);
    } else if (encoding == 9 && !text && physical != Physical.BOOLEAN) {
      return DeltaDecoders.split(leaf, body, from, to);
    }
    throw ParquetErrors.unsupported(
        "column \"" + leaf.name + "\" has " + physical + " values in encoding " + encoding);
  }

  private static final class LazyDecoder implements Decoder {
    private final java.util.function.Supplier<Decoder> maker;
    private @Nullable Decoder made;

    LazyDecoder(java.util.function.Supplier<Decoder> maker) {
      this.maker = maker;
    }

    @Override
    public void read(Values out, int count) {
      if (count > 0) {
        Decoder decoder = made;
        if (decoder == null) {
          decoder = maker.get();
          made = decoder;
        }
        decoder.read(out, count);
      }
    }
  }
}
