package io.bi4j.core.internal.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Growable bytes of text. Reused; confined to one thread. */
public final class TextBuffer {
  byte[] bytes = new byte[1 << 14];
  int length;

  /** The bytes; the first {@link #length()} count. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** Forgets all bytes. */
  public void clear() {
    length = 0;
  }

  /** Makes room for more bytes. */
  void reserve(int more) {
    if (more > bytes.length - length) {
      long needed = (long) length + more;
      if (needed > Integer.MAX_VALUE - 8) {
        throw new OutOfMemoryError("One record of text needs " + needed + " bytes.");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, needed * 2));
    }
  }

  /** Appends an ASCII character. */
  public void append(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  /** Appends text that is known to be ASCII. */
  public void appendAscii(String text) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      bytes[length + i] = (byte) text.charAt(i);
    }
    length += count;
  }

  /** Appends text. */
  public void appendText(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    append(utf8, 0, utf8.length);
  }

  /** Appends bytes. */
  public void append(byte[] source, int from, int count) {
    reserve(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  /** Writes all bytes and forgets them. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }
}
