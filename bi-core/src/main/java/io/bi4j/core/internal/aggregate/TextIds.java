package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.Dictionary;
import io.bi4j.core.internal.vector.TextVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers the texts of one column for one worker. */
final class TextIds {
  private final Dictionary texts = new Dictionary();
  private @Nullable Dictionary mapped;
  private int[] mapping = new int[0];
  private byte[] scratch = new byte[64];

  void encode(TextVector vector, int[] rows, int count, long[] words, int stride, int at) {
    Dictionary dictionary = vector.dictionary();
    if (dictionary == null) {
      encodeBytes(vector, rows, count, words, stride, at);
    } else {
      encodeCodes(vector, dictionary, rows, count, words, stride, at);
    }
  }

  private void encodeBytes(
      TextVector vector, int[] rows, int count, long[] words, int stride, int at) {
    byte[] bytes = vector.bytes;
    int[] starts = vector.starts;
    int[] lengths = vector.lengths;
    for (int i = 0, w = at; i < count; i++, w += stride) {
      int row = rows[i];
      words[w] = lengths[row] == 0 ? empty() : texts.add(bytes, starts[row], lengths[row]);
    }
  }

  private int empty() {
    return texts.add(scratch, 0, 0);
  }

  private void encodeCodes(
      TextVector vector,
      Dictionary dictionary,
      int[] rows,
      int count,
      long[] words,
      int stride,
      int at) {
    if (mapped != dictionary) {
      mapped = dictionary;
      mapping = new int[0];
    }
    if (mapping.length < dictionary.size()) {
      int known = mapping.length;
      mapping = Arrays.copyOf(mapping, Math.max(64, dictionary.size() * 2));
      Arrays.fill(mapping, known, mapping.length, -1);
    }
    for (int i = 0, w = at; i < count; i++, w += stride) {
      int row = rows[i];
      if (vector.isNull(row)) {
        words[w] = empty();
        continue;
      }
      int code = vector.codes[row];
      int id = mapping[code];
      if (id < 0) {
        id = idOf(dictionary, code);
        mapping[code] = id;
      }
      words[w] = id;
    }
  }

  /** The number here of a text of another worker. */
  int idOf(TextIds other, int id) {
    return idOf(other.texts, id);
  }

  private int idOf(Dictionary dictionary, int code) {
    int length = dictionary.byteLength(code);
    if (scratch.length < length) {
      scratch = new byte[length * 2];
    }
    dictionary.copyUtf8(code, scratch, 0);
    return texts.add(scratch, 0, length);
  }

  long retainedBytes() {
    return texts.retainedBytes();
  }

  String stringAt(int id) {
    return texts.stringAt(id);
  }

  void append(int id, TextVector target) {
    int at = target.appendUninitialised(texts.byteLength(id));
    texts.copyUtf8(id, target.bytes, at);
  }
}
