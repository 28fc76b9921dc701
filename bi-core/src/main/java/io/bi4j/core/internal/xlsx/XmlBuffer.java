package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Growable bytes of XML. Reused; confined to one thread. */
final class XmlBuffer {
  private static final String HEX = "0123456789ABCDEF";
  private static final int LONGEST_NUMBER = 20;

  byte[] bytes = new byte[1 << 17];
  int length;
  private final byte[] digits = new byte[LONGEST_NUMBER];
  private byte[] raw = new byte[1 << 10];

  void reserve(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  void append(byte[] source) {
    append(source, 0, source.length);
  }

  void append(byte[] source, int from, int count) {
    reserve(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  void ascii(String text) {
    append(text.getBytes(ISO_8859_1));
  }

  void append(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  /** A whole number. */
  void number(long value) {
    if (value == Long.MIN_VALUE) {
      ascii(Long.toString(value));
      return;
    }
    if (value < 0) {
      append('-');
    }
    padded(Math.abs(value), 1);
  }

  /** A number that is not negative, with leading zeros up to a number of digits. */
  void padded(long value, int least) {
    int at = LONGEST_NUMBER;
    long rest = value;
    while (rest > 0 || LONGEST_NUMBER - at < least) {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    append(digits, at, LONGEST_NUMBER - at);
  }

  /** Room for UTF-8 of a length, to be filled before {@link #escaped(int)}. */
  byte[] raw(int count) {
    if (raw.length < count) {
      raw = new byte[Math.max(count, raw.length * 2)];
    }
    return raw;
  }

  /** Text as the content of an element of type ST_Xstring; an attribute would need more. */
  void text(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    System.arraycopy(utf8, 0, raw(utf8.length), 0, utf8.length);
    escaped(utf8.length);
  }

  /** Appends the first bytes of {@link #raw}, escaped where XML or the format needs it. */
  void escaped(int count) {
    int from = 0;
    for (int i = 0; i < count; i++) {
      if (isPlain(raw[i])) {
        continue;
      }
      int special = i;
      int taken = special(i, count);
      if (taken > 0) {
        append(raw, from, special - from);
        replacement(special, count);
        from = special + taken;
        i = from - 1;
      }
    }
    append(raw, from, count - from);
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' ? b != '&' && b != '<' && b != '>' && b != '_' : b == '\n' || b == '\t';
  }

  /** How many bytes from a position on need another form; 0 when they may stand as they are. */
  private int special(int at, int count) {
    byte b = raw[at];
    if (b == '_') {
      return EscapedText.isEscape(raw, at, count) ? 1 : 0;
    }
    if (b < 0) {
      boolean noCharacter =
          b == (byte) 0xEF
              && at + 2 < count
              && raw[at + 1] == (byte) 0xBF
              && (raw[at + 2] & 0xFF) >= 0xBE;
      return noCharacter ? 3 : 0;
    }
    return 1;
  }

  private void replacement(int at, int count) {
    byte b = raw[at];
    switch (b) {
      case '&' -> ascii("&amp;");
      case '<' -> ascii("&lt;");
      case '>' -> ascii("&gt;");
      case '_' -> ascii("_x005F_");
      default -> {
        boolean noCharacter = b < 0 && at + 2 < count;
        ascii("_x");
        ascii(noCharacter ? "FFF" : "00" + HEX.charAt(b >> 4 & 0xF));
        append(noCharacter ? HEX.charAt(raw[at + 2] & 0xF) : HEX.charAt(b & 0xF));
        append('_');
      }
    }
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }
}
