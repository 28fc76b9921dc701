package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;

/**
 * Fills a text up to a number of characters, or cuts it to that number from the right. The fill is
 * a blank unless given; an empty fill adds nothing.
 */
final class Pad implements TextKernels.Maker {
  private static final byte[] BLANK = {' '};

  private final boolean before;
  private final TextReader fill = new TextReader();

  private Pad(boolean before) {
    this.before = before;
  }

  static Kernel kernel(boolean before, RowFault limit) {
    return TextKernels.maker(new Pad(before), limit);
  }

  @Override
  public boolean make(TextReader text, Vector[] in, int row, TextBuilder result) {
    long wanted = Math.max(0, TextKernels.longAt(in[1], row));
    long missing = wanted - Utf8.count(text.bytes, text.from, text.end);
    if (missing <= 0) {
      result.append(text.bytes, text.from, Utf8.skip(text.bytes, text.from, text.end, wanted));
      return true;
    }
    if (missing > TextKernels.MAX_RESULT) {
      return false;
    }
    if (in.length == 3) {
      fill.read((TextVector) in[2], row);
    } else {
      fill.bytes = BLANK;
      fill.from = 0;
      fill.end = 1;
    }
    if (!before) {
      result.append(text.bytes, text.from, text.end);
    }
    fill(missing, result);
    if (before) {
      result.append(text.bytes, text.from, text.end);
    }
    return true;
  }

  private void fill(long characters, TextBuilder result) {
    int at = fill.from;
    for (long i = 0; i < characters && fill.length() > 0; i++) {
      int next = Utf8.next(fill.bytes, at, fill.end);
      result.append(fill.bytes, at, next);
      at = next == fill.end ? fill.from : next;
    }
  }
}
