package io.bi4j.core.internal.expr;

import java.util.Arrays;

/** Bytes of a text in the making. */
final class TextBuilder {
  private byte[] bytes = new byte[64];
  private int length;

  void clear() {
    length = 0;
  }

  void append(byte b) {
    reserve(1);
    bytes[length++] = b;
  }

  void append(byte[] source) {
    append(source, 0, source.length);
  }

  void append(byte[] source, int from, int end) {
    reserve(end - from);
    System.arraycopy(source, from, bytes, length, end - from);
    length += end - from;
  }

  private void reserve(int more) {
    if (more > bytes.length - length) {
      int needed = Math.addExact(length, more);
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 2L));
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
