package io.bi4j.core.internal.expr;

/** A byte sequence to search for, in time linear in the text (Knuth, Morris, Pratt 1977). */
final class Needle {
  private byte[] bytes = new byte[0];
  private int length;
  private int[] border = new int[8];

  /** Takes another sequence. */
  Needle set(byte[] source, int from, int count) {
    if (bytes.length < count) {
      bytes = new byte[count];
      border = new int[count + 1];
    }
    System.arraycopy(source, from, bytes, 0, count);
    length = count;
    border[0] = -1;
    int matched = -1;
    for (int i = 0; i < count; i++) {
      while (matched >= 0 && bytes[matched] != bytes[i]) {
        matched = border[matched];
      }
      border[i + 1] = ++matched;
    }
    return this;
  }

  int length() {
    return length;
  }

  /** Where the sequence first stands in a range, or -1. */
  int find(byte[] text, int from, int end) {
    if (length == 0) {
      return from;
    }
    byte first = bytes[0];
    int matched = 0;
    for (int at = from; at < end; at++) {
      byte b = text[at];
      if (matched == 0 && b != first) {
        continue;
      }
      while (matched >= 0 && bytes[matched] != b) {
        matched = border[matched];
      }
      if (++matched == length) {
        return at + 1 - length;
      }
    }
    return -1;
  }
}
