package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;

/** Replaces every occurrence of a text by another, from left to right; empty text is not found. */
final class Replace implements TextKernels.Maker {
  private final TextReader searched = new TextReader();
  private final TextReader replacement = new TextReader();
  private final Needle needle = new Needle();

  static Kernel kernel(RowFault limit) {
    return TextKernels.maker(new Replace(), limit);
  }

  @Override
  public boolean make(TextReader text, Vector[] in, int row, TextBuilder result) {
    searched.read((TextVector) in[1], row);
    replacement.read((TextVector) in[2], row);
    needle.set(searched.bytes, searched.from, searched.length());
    int from = text.from;
    while (needle.length() > 0 && result.length() <= TextKernels.MAX_RESULT) {
      int at = needle.find(text.bytes, from, text.end);
      if (at < 0) {
        break;
      }
      result.append(text.bytes, from, at);
      result.append(replacement.bytes, replacement.from, replacement.end);
      from = at + needle.length();
    }
    result.append(text.bytes, from, text.end);
    return true;
  }
}
