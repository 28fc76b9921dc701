package io.bi4j.core.internal.expr;

import io.bi4j.core.data.Dictionary;
import io.bi4j.core.internal.vector.TextVector;

/** The bytes of one text cell, wherever they are kept. Entries of a dictionary are copied. */
final class TextReader {
  private byte[] scratch = new byte[32];

  /** The cell is {@code bytes[from]} to {@code bytes[end - 1]}. */
  byte[] bytes = scratch;

  int from;
  int end;

  void read(TextVector text, int row) {
    Dictionary dictionary = text.dictionary();
    if (dictionary == null) {
      bytes = text.bytes;
      from = text.starts[row];
      end = from + text.lengths[row];
      return;
    }
    int length = dictionary.byteLength(text.codes[row]);
    if (scratch.length < length) {
      scratch = new byte[Math.max(length, 2 * scratch.length)];
    }
    dictionary.copyUtf8(text.codes[row], scratch, 0);
    bytes = scratch;
    from = 0;
    end = length;
  }

  int length() {
    return end - from;
  }

  /** The cell as a string. */
  String string() {
    return new String(bytes, from, end - from, java.nio.charset.StandardCharsets.UTF_8);
  }
}
