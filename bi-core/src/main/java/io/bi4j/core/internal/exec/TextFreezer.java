package io.bi4j.core.internal.exec;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Dictionary;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Copies columns out of chunks. Text goes into a dictionary that all batches of a worker share,
 * until it turns out to have too many distinct values; from then on into an arena per batch.
 */
final class TextFreezer {
  private static final int ROWS_BEFORE_JUDGING = 16 * 4096;

  private final DataType type;
  private @Nullable Dictionary dictionary;
  private long rows;

  TextFreezer(DataType type) {
    this.type = type;
    this.dictionary = type.isText() ? new Dictionary() : null;
  }

  Vector freeze(Vector vector, Chunk chunk) {
    Dictionary words = dictionary;
    if (words == null || !(vector instanceof TextVector text) || text.dictionary() != null) {
      return vector.gather(type, chunk.selection(), chunk.selected());
    }
    Vector frozen = coded(text, words, chunk);
    rows += chunk.selected();
    boolean tooMany = words.size() > Dictionary.MAX_ENTRIES;
    boolean tooDistinct = rows >= ROWS_BEFORE_JUDGING && words.size() * 2L > rows;
    if (tooMany || tooDistinct) {
      dictionary = null;
    }
    return frozen;
  }

  private Vector coded(TextVector text, Dictionary words, Chunk chunk) {
    int count = chunk.selected();
    int[] selection = chunk.selection();
    int[] codes = new int[count];
    TextVector coded = TextVector.ofCodes(type, words, codes, count);
    for (int i = 0; i < count; i++) {
      int row = selection[i];
      if (text.isNull(row)) {
        coded.setNull(i);
      } else {
        codes[i] = words.add(text.bytes, text.starts[row], text.lengths[row]);
      }
    }
    return coded;
  }
}
