package io.bi4j.data.internal.parquet;

import io.bi4j.core.data.Dictionary;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the values and levels of one leaf for a number of rows after the other. */
final class LeafReader {
  private static final int BLOCK = 1024;
  private static final int MAX_ENTRIES = 16 << 20;

  final SchemaNode leaf;
  final Values values = new Values();
  int[] defs = new int[0];
  int[] reps = new int[0];
  int entries;

  /** The texts of the leaf, when it has any; shared by all batches of the reader. */
  final @Nullable Dictionary dictionary;

  private final PageReader pages;
  private final int[] blockDefs = new int[BLOCK];
  private final int[] blockReps = new int[BLOCK];
  private int blockAt;
  private int blockLength;
  private PageReader.@Nullable Page page;
  private int pageLeft;

  LeafReader(FileBytes file, FileMeta.Chunk chunk, SchemaNode leaf, boolean text) {
    this.leaf = leaf;
    this.dictionary = text ? new Dictionary() : null;
    this.pages = new PageReader(file, chunk, leaf, this::share);
  }

  /** Puts the words of a dictionary page into the reader's own, unless there are too many. */
  private void share(DictionaryPage found) {
    Dictionary words = dictionary;
    Values values = found.values;
    if (words == null) {
      return;
    }
    if (values.count > Dictionary.MAX_ENTRIES) {
      return;
    }
    int[] shared = new int[values.count];
    for (int i = 0; i < values.count; i++) {
      Utf8Check.require(values.bytes, values.starts[i], values.lengths[i], leaf.name);
      shared[i] = words.add(values.bytes, values.starts[i], values.lengths[i]);
    }
    found.shared = shared;
  }

  /** Reads the next rows; all of them must be there. */
  void read(int rows) throws IOException {
    values.clear();
    entries = 0;
    if (leaf.rep == 0) {
      readFlat(rows);
    } else {
      readNested(rows);
    }
  }

  private boolean nextPage() throws IOException {
    while (pageLeft == 0) {
      page = pages.next();
      if (page == null) {
        return false;
      }
      pageLeft = page.values();
    }
    return true;
  }

  private PageReader.Page requirePage() throws IOException {
    PageReader.Page found = nextPage() ? page : null;
    if (found == null) {
      throw ParquetErrors.damaged("column \"" + leaf.name + "\" has fewer values than rows");
    }
    return found;
  }

  private void readFlat(int rows) throws IOException {
    room(rows);
    while (entries < rows) {
      PageReader.Page from = requirePage();
      int take = Math.min(pageLeft, rows - entries);
      int present = take;
      if (from.defs() != null) {
        from.defs().read(defs, entries, take);
        present = present(entries, entries + take);
      }
      decode(from, present);
      entries += take;
      pageLeft -= take;
    }
  }

  private int present(int from, int to) {
    int present = 0;
    for (int i = from; i < to; i++) {
      if (defs[i] > leaf.def) {
        throw ParquetErrors.damaged("column \"" + leaf.name + "\" has an impossible level");
      }
      present += defs[i] == leaf.def ? 1 : 0;
    }
    return present;
  }

  private void room(int count) {
    if (count > defs.length) {
      int length = Math.max(count, defs.length + (defs.length >> 1));
      defs = Arrays.copyOf(defs, length);
      reps = leaf.rep == 0 ? reps : Arrays.copyOf(reps, length);
    }
  }

  private void readNested(int rows) throws IOException {
    int seen = 0;
    int present = 0;
    while (true) {
      if (blockAt == blockLength) {
        flush(present);
        present = 0;
        if (seen == 0 || nextPage()) {
          fill(requirePage());
        } else if (seen == rows) {
          return;
        } else {
          requirePage();
        }
      }
      int rep = blockReps[blockAt];
      if (rep == 0) {
        if (seen == rows) {
          break;
        }
        seen++;
      } else if (seen == 0 || rep > leaf.rep) {
        throw ParquetErrors.damaged("column \"" + leaf.name + "\" has an impossible level");
      }
      present += add(rep, blockDefs[blockAt++]);
    }
    flush(present);
  }

  private int add(int rep, int def) {
    if (def > leaf.def) {
      throw ParquetErrors.damaged("column \"" + leaf.name + "\" has an impossible level");
    }
    if (entries == MAX_ENTRIES) {
      throw ParquetErrors.limit(
          "column \"" + leaf.name + "\" has more than 16,777,216 values in 4,096 rows");
    }
    room(entries + 1);
    reps[entries] = rep;
    defs[entries++] = def;
    return def == leaf.def ? 1 : 0;
  }

  private void flush(int present) {
    PageReader.Page from = page;
    if (present > 0 && from != null) {
      decode(from, present);
    }
  }

  private void fill(PageReader.Page from) {
    blockLength = Math.min(BLOCK, pageLeft);
    blockAt = 0;
    pageLeft -= blockLength;
    if (from.reps() != null) {
      from.reps().read(blockReps, 0, blockLength);
    }
    if (from.defs() != null) {
      from.defs().read(blockDefs, 0, blockLength);
    }
  }

  private void decode(PageReader.Page from, int present) {
    if (values.coded && !from.shared()) {
      uncode();
    }
    values.roomForBinary(0);
    from.decoder().read(values, present);
  }

  /** Codes become bytes when a batch has pages of both kinds. */
  private void uncode() {
    Dictionary words = java.util.Objects.requireNonNull(dictionary);
    int count = values.count;
    values.clear();
    values.roomForBinary(count);
    for (int i = 0; i < count; i++) {
      int code = values.codes[i];
      int at = values.addBinary(words.byteLength(code));
      words.copyUtf8(code, values.bytes, at);
    }
  }
}
