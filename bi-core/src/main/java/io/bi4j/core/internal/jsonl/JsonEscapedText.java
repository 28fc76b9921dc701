package io.bi4j.core.internal.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.internal.parse.JsonSkimmer;

/** Writes strings with escapes, checked before, as plain UTF-8. */
final class JsonEscapedText {
  private JsonEscapedText() {}

  /** A string without its quotes as text. */
  static String unescape(byte[] bytes, int from, int length) {
    byte[] target = new byte[length];
    int end = unescape(bytes, from, length, target, 0);
    return new String(target, 0, end, UTF_8);
  }

  /**
   * Writes a string without its quotes as UTF-8, which is never longer.
   *
   * @return one past the last byte written
   */
  static int unescape(byte[] bytes, int from, int length, byte[] target, int at) {
    int to = from + length;
    int out = at;
    int in = from;
    while (in < to) {
      byte b = bytes[in++];
      if (b != '\\') {
        target[out++] = b;
        continue;
      }
      byte escape = bytes[in++];
      if (escape != 'u') {
        target[out++] = plain(escape);
        continue;
      }
      int point = JsonSkimmer.hex4(bytes, in);
      in += 4;
      if (Character.isHighSurrogate((char) point)) {
        point = Character.toCodePoint((char) point, (char) JsonSkimmer.hex4(bytes, in + 2));
        in += 6;
      }
      out = encode(point, target, out);
    }
    return out;
  }

  private static byte plain(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escape;
    };
  }

  private static int encode(int point, byte[] target, int at) {
    int out = at;
    if (point < 0x80) {
      target[out++] = (byte) point;
    } else if (point < 0x800) {
      target[out++] = (byte) (0xC0 | point >> 6);
      target[out++] = (byte) (0x80 | point & 0x3F);
    } else if (point < 0x10000) {
      target[out++] = (byte) (0xE0 | point >> 12);
      target[out++] = (byte) (0x80 | point >> 6 & 0x3F);
      target[out++] = (byte) (0x80 | point & 0x3F);
    } else {
      target[out++] = (byte) (0xF0 | point >> 18);
      target[out++] = (byte) (0x80 | point >> 12 & 0x3F);
      target[out++] = (byte) (0x80 | point >> 6 & 0x3F);
      target[out++] = (byte) (0x80 | point & 0x3F);
    }
    return out;
  }
}
