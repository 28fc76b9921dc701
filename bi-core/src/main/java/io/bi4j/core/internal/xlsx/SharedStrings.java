package io.bi4j.core.internal.xlsx;

import io.bi4j.core.internal.parse.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells refer to by number, as UTF-8 in blocks of a megabyte. Rich text is joined,
 * phonetic guides are left out. Immutable and thread-safe once it was read.
 */
final class SharedStrings {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int ENTRY_BYTES = 12;

  private final List<byte[]> blocks = new ArrayList<>();
  private long[] places = new long[256];
  private int[] lengths = new int[256];
  private int size;
  private int used = BLOCK_BYTES;
  private long bytes;

  private SharedStrings() {}

  /** The table of a workbook; empty when it has none. */
  static SharedStrings read(WorkbookParts parts, @Nullable String part, XlsxLimits limits) {
    SharedStrings strings = new SharedStrings();
    if (part == null) {
      return strings;
    }
    try (InputStream in = parts.open(part)) {
      XmlScanner xml = new XmlScanner(parts.file(), part, XmlBytes.utf8(parts.file(), part, in));
      new Loader(parts.file(), part, xml, strings, limits).load();
    } catch (IOException e) {
      throw WorkbookParts.readFailed(parts.file(), e);
    }
    return strings;
  }

  /** How many texts there are. */
  int size() {
    return size;
  }

  /** The bytes that hold a text. */
  byte[] block(int index) {
    return blocks.get((int) (places[index] >>> 32));
  }

  /** Where a text starts in its block. */
  int start(int index) {
    return (int) places[index];
  }

  /** How many bytes a text has. */
  int length(int index) {
    return lengths[index];
  }

  private void add(byte[] text, int length) {
    if (length > BLOCK_BYTES - used) {
      blocks.add(new byte[Math.max(length, BLOCK_BYTES)]);
      used = 0;
    }
    if (size == lengths.length) {
      places = Arrays.copyOf(places, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
    }
    System.arraycopy(text, 0, blocks.get(blocks.size() - 1), used, length);
    places[size] = (long) (blocks.size() - 1) << 32 | used;
    lengths[size++] = length;
    used = Math.min(BLOCK_BYTES, used + length);
    bytes += length + ENTRY_BYTES;
  }

  /** Fills a table: {@code sst/si}, each with {@code t} or several {@code r/t}. */
  private static final class Loader {
    private static final int ITEM = 2;

    private final String file;
    private final String part;
    private final XmlScanner xml;
    private final SharedStrings strings;
    private final XlsxLimits limits;
    private final RichText text;

    Loader(String file, String part, XmlScanner xml, SharedStrings strings, XlsxLimits limits) {
      this.file = file;
      this.part = part;
      this.xml = xml;
      this.strings = strings;
      this.limits = limits;
      this.text = new RichText(file, xml, ITEM);
    }

    void load() throws IOException {
      int event = xml.next();
      while (event != XmlScanner.EOF) {
        if (event == XmlScanner.START && xml.depth() == ITEM && xml.isNamed("si")) {
          item();
        }
        event = xml.next();
      }
    }

    private void item() throws IOException {
      text.clear();
      int event = xml.next();
      while (event != XmlScanner.END || xml.depth() != ITEM) {
        text.take(event);
        event = xml.next();
      }
      if (!Utf8.isValid(text.bytes, 0, text.length)) {
        throw xml.damaged("holds text that is not UTF-8");
      }
      strings.add(text.bytes, EscapedText.unescape(text.bytes, 0, text.length));
      if (strings.bytes > limits.sharedStringBytes()) {
        throw XlsxErrors.limit(
            file,
            "has more than "
                + limits.sharedStringBytes()
                + " bytes of shared strings (part \""
                + XlsxErrors.shown(part)
                + "\")",
            "maxSharedStringBytes(...)");
      }
    }
  }
}
