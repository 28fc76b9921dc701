package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;

/**
 * The n-th part between separators, counted from 1, or from the end when negative; empty when there
 * is none. An empty separator does not split.
 */
final class SplitPart implements TextKernels.Part {
  private final TextReader separator = new TextReader();
  private final Needle needle = new Needle();

  @Override
  public void cut(TextReader text, Vector[] in, int row) {
    separator.read((TextVector) in[1], row);
    needle.set(separator.bytes, separator.from, separator.length());
    long number = TextKernels.longAt(in[2], row);
    long wanted = number >= 0 ? number : count(text) + 1 + number;
    if (wanted < 1) {
      text.end = text.from;
      return;
    }
    for (long part = 1; ; part++) {
      int at = find(text);
      if (part == wanted) {
        text.end = at < 0 ? text.end : at;
        return;
      }
      text.from = at < 0 ? text.end : at + needle.length();
      if (at < 0) {
        return;
      }
    }
  }

  private int find(TextReader text) {
    return needle.length() == 0 ? -1 : needle.find(text.bytes, text.from, text.end);
  }

  private long count(TextReader text) {
    int from = text.from;
    long parts = 1;
    for (int at = find(text); at >= 0; at = find(text)) {
      text.from = at + needle.length();
      parts++;
    }
    text.from = from;
    return parts;
  }
}
