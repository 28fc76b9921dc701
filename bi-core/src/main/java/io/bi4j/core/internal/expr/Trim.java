package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.BitSet;

/** Removes blanks, or the characters of a second text, from the ends of a text. */
final class Trim implements TextKernels.Part {
  private final boolean left;
  private final boolean right;
  private final TextReader characters = new TextReader();
  private final BitSet listed = new BitSet();

  Trim(boolean left, boolean right) {
    this.left = left;
    this.right = right;
  }

  @Override
  public void cut(TextReader text, Vector[] in, int row) {
    boolean blanks = in.length == 1;
    if (!blanks) {
      characters.read((TextVector) in[1], row);
      list(true);
    }
    cut(text, blanks);
    if (!blanks) {
      list(false);
    }
  }

  private void cut(TextReader text, boolean blanks) {
    while (left && text.from < text.end && isCut(text, text.from, blanks)) {
      text.from = Utf8.next(text.bytes, text.from, text.end);
    }
    while (right && text.from < text.end) {
      int last = Utf8.previous(text.bytes, text.end, text.from);
      if (!isCut(text, last, blanks)) {
        return;
      }
      text.end = last;
    }
  }

  private boolean isCut(TextReader text, int at, boolean blanks) {
    int codePoint = Utf8.codePoint(text.bytes, at, text.end);
    return blanks ? Utf8.isBlank(codePoint) : listed.get(codePoint);
  }

  /** Marks the characters of the second text, or takes the marks away. */
  private void list(boolean mark) {
    int at = characters.from;
    while (at < characters.end) {
      listed.set(Utf8.codePoint(characters.bytes, at, characters.end), mark);
      at = Utf8.next(characters.bytes, at, characters.end);
    }
  }
}
